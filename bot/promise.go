package bot

import (
	"slices"
	"strconv"
	"strings"

	"otklik/tasks"
	"otklik/tasks/dates"
)

// promised lists the days that the draft at hand names and that may count as promised, earliest first.
func (s scene) promised() []tasks.Day {
	d, ok := s.task.Pending()
	if !ok {
		return nil
	}
	var days []tasks.Day
	known := s.toldDays()
	for _, m := range dates.Promises(d.Text, s.now, s.calendar.Location()) {
		if day := tasks.Day(m.Last); day != d.Until && s.coming(day) && !slices.Contains(known, day) {
			days = append(days, day)
		}
	}
	return days
}

// toldDays lists the days that are no news in a draft: what is promised already, and the day that a notice puts in its place.
func (s scene) toldDays() []tasks.Day {
	var days []tasks.Day
	for _, p := range s.task.OpenPromises() {
		days = append(days, p.Day)
	}
	if n, ok := s.task.Announced(); ok {
		p, _ := s.task.Promise(n.Promise)
		days = append(days, n.Day, p.Day)
	}
	return days
}

// coming reports whether the working time of a day has not ended yet.
func (s scene) coming(d tasks.Day) bool {
	_, end, err := s.calendar.Workday(d.Year, d.Month, d.Day)
	return err == nil && end.After(s.now)
}

// promiseButtons let the controller say which days of the draft count as promised; they do unless the tick is taken off.
func (s scene) promiseButtons() [][]Button {
	var buttons []Button
	for _, day := range s.promised() {
		mark := "✓ "
		if slices.Contains(s.unticked(), dayArg(day)) {
			mark = ""
		}
		buttons = append(buttons, s.press(mark+LabelPromise+day.String(), ActPromise, dayArg(day)))
	}
	return inRows(buttons, 1)
}

// unticked lists the days of the draft at hand that the controller does not take for promises.
func (s scene) unticked() []string {
	draft, days, _ := strings.Cut(s.screen.arg, ",")
	if s.screen.name != screenReview || draft != strconv.Itoa(len(s.task.Drafts)) || days == "" {
		return nil
	}
	return strings.Split(days, ",")
}

// tickPromise takes a day for a promise, or not.
func (s scene) tickPromise(arg string) screen {
	left := []string{strconv.Itoa(len(s.task.Drafts))}
	found := false
	for _, day := range s.unticked() {
		if day == arg {
			found = true
			continue
		}
		left = append(left, day)
	}
	if !found {
		left = append(left, arg)
	}
	return screen{screenReview, strings.Join(left, ",")}
}

// approval is the order to let a draft pass, with the days that count as promised.
func (s scene) approval(draft, reason string) tasks.Command {
	no, _, carried := strings.Cut(draft, ",") // a question carries what was unticked on the card
	if carried {
		s.screen = screen{screenReview, draft}
	}
	c := tasks.Approve{Draft: number(no), Reason: reason}
	if c.Draft == len(s.task.Drafts) {
		for _, day := range s.promised() {
			if !slices.Contains(s.unticked(), dayArg(day)) {
				c.Promises = append(c.Promises, day)
			}
		}
	}
	return c
}
