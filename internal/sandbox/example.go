package sandbox

import (
	"context"
	"fmt"
	"regexp"
	"time"

	"otklik/tasks/worktime"
)

// stepTime is how long the program may take for one deed of an example before it counts as stuck. Real time.
const stepTime = 20 * time.Second

// example plays a message's whole way through the same doors as the page, waiting for what must come before each deed.
type example struct {
	world   *world
	player  *player
	pace    time.Duration
	message Example        // what the resident writes
	since   map[string]int // the last message of each chat before the example began
	comment int64          // the resident's, once written
	number  string         // «№ 12», once the task has one
	day     worktime.Date  // the day that an answer names: the next working day, until one is chosen
}

// scene is one step of an example: what is said of it, and what is done one after the other.
type scene struct {
	caption string
	deeds   []deed
}

// deed is a tap, a few words, a look.
type deed func(ctx context.Context) error

// play goes through all scenes.
func (e *example) play(ctx context.Context, scenes []scene) error {
	for i, s := range scenes {
		e.player.show(func(p *Play) { p.Step, p.Of, p.Caption = i+1, len(scenes), s.caption })
		for _, d := range s.deeds {
			if err := e.do(ctx, s.caption, d); err != nil {
				return err
			}
		}
	}
	return nil
}

// do carries one deed out, in time.
func (e *example) do(ctx context.Context, caption string, d deed) error {
	late := fmt.Errorf("шаг «%s» не получился вовремя", caption)
	step, cancel := context.WithTimeoutCause(ctx, stepTime+2*e.pace, late)
	defer cancel()
	err := d(step)
	if err != nil && step.Err() != nil && ctx.Err() == nil {
		return context.Cause(step)
	}
	return err
}

// begin remembers where the chats end and chooses the day that answers may name.
func (e *example) begin() error {
	e.since = map[string]int{}
	for _, p := range e.world.people {
		if list := e.world.telegram.Messages(p.Account); len(list) > 0 {
			e.since[p.Key] = list[len(list)-1].ID
		}
	}
	next, err := nextWorkday(e.world.calendar, e.world.clock.Now())
	if err != nil {
		return err
	}
	e.day = worktime.DateOf(next.In(e.world.calendar.Location()))
	return nil
}

// heading is how a task's number begins the title of each of its cards.
var heading = regexp.MustCompile(`(?m)^№ \d+`)

// about is how the example knows its own cards: by the task's number or, before it has one, by the resident's words.
func (e *example) about() string {
	if e.number != "" {
		return e.number
	}
	return e.message.Text
}

// dayWords is the day that the answer names, as one writes it to a resident: «28 ноября».
func (e *example) dayWords() string {
	months := [...]string{
		"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря",
	}
	return fmt.Sprintf("%d %s", e.day.Day, months[e.day.Month-1])
}
