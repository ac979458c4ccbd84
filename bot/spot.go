package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
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

// screenHolds tells whether what is open on a message's card is of the status in which the task stands.
func screenHolds(ref workflow.Ref, in tasks.Status) bool {
	if isList(ref.View) {
		return spotOf(ref).In == in
	}
	return ref.ScreenIn == in
}

// cards lists the messages that show the task's card to the person: its own, and the lists in which it is open.
func (b *Bot) cards(ctx context.Context, s scene) ([]workflow.Ref, error) {
	var list []workflow.Ref
	own, err := b.flow.RefOf(ctx, s.task.ID, s.me.ID, tasks.ViewCard)
	if err == nil {
		list = append(list, own)
	}
	for _, p := range lists() {
		if err != nil && !errors.Is(err, workflow.ErrNotFound) {
			break
		}
		var ref workflow.Ref
		if ref, err = b.flow.RefOf(ctx, "", s.me.ID, p.view()); err == nil && spotOf(ref).Task == s.task.ID {
			list = append(list, ref)
		}
	}
	if err != nil && !errors.Is(err, workflow.ErrNotFound) {
		return nil, fmt.Errorf("message reference: %w", err)
	}
	return list, nil
}

// openInLists has the lists drawn again in which the person has the task's card open: what they write changes it as a tap does.
func (b *Bot) openInLists(ctx context.Context, s scene) ([]workflow.Item, error) {
	refs, err := b.cards(ctx, s)
	if err != nil {
		return nil, err
	}
	var put []workflow.Item
	for _, ref := range refs {
		if isList(ref.View) {
			put = append(put, b.refresh(s, ref))
		}
	}
	return put, nil
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
