package bot

import (
	"encoding/json"
	"slices"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// spot is the place in a list at which a person is: the page, the filters, the card that is open. It is the list's screen, so
// that «Назад» and a restart lead to the same place.
type spot struct {
	Page       int                `json:"p,omitempty"`
	State      tasks.Status       `json:"s,omitempty"`
	Department tasks.DepartmentID `json:"d,omitempty"` // noPlace for tasks of none
	District   string             `json:"r,omitempty"`
	High       bool               `json:"h,omitempty"`
	Overdue    bool               `json:"o,omitempty"`
	Asked      string             `json:"q,omitempty"` // of /find
	Choosing   string             `json:"c,omitempty"` // the filter whose values are shown

	Task  tasks.ID     `json:"t,omitempty"` // whose card is open
	Inner string       `json:"i,omitempty"` // the screen that is open on the card
	In    tasks.Status `json:"w,omitempty"` // while the task stands so
}

const screenList = "list"

// screen is the spot as it is kept.
func (p spot) screen() screen {
	data, err := json.Marshal(p)
	if err != nil {
		return screen{}
	}
	return screen{screenList, string(data)}
}

// spotIn reads a list's screen; what is no such is the list's beginning.
func spotIn(s screen) spot {
	var p spot
	if s.name != screenList || json.Unmarshal([]byte(s.arg), &p) != nil {
		return spot{}
	}
	return p
}

// spotOf is where the person is in the list that a message shows.
func spotOf(ref workflow.Ref) spot { return spotIn(parseScreen(ref.Screen)) }

// lists are the pages on which a card can be opened.
func lists() []Page { return []Page{PageTasks, PageQueue, PageFind, PagePromises, PageOpen} }

// isList tells whether a view is a list of tasks.
func isList(v tasks.View) bool {
	return slices.ContainsFunc(lists(), func(p Page) bool { return p.view() == v })
}

// screenOn is what is open on the card that a message shows: on a card of its own, or on one in a list.
func screenOn(ref workflow.Ref) screen {
	if isList(ref.View) {
		return parseScreen(spotOf(ref).Inner)
	}
	return parseScreen(ref.Screen)
}

// withScreen is the reference of a message on whose card a screen has been opened; it is to be drawn again.
func withScreen(ref workflow.Ref, next screen, in tasks.Status) workflow.Ref {
	ref.Shown = ""
	if !isList(ref.View) {
		ref.Screen, ref.ScreenIn = next.String(), in
		return ref
	}
	at := spotOf(ref)
	at.Inner, at.In = next.String(), in
	ref.Screen = at.screen().String()
	return ref
}
