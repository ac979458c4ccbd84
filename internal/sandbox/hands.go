package sandbox

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"otklik/internal/sandbox/tgstand"
)

const (
	settling = 4 * time.Second // how long a card may take to show what a tap has done. Real time
	tick     = "✓"             // stands before what has been chosen
)

// reading is how long nobody acts on a message at the soonest, at whatever pace.
const reading = 200 * time.Millisecond

// find waits for the newest message of a person's chat since the beginning that says all the words and has the button.
func (e *example) find(ctx context.Context, key, label string, words ...string) (tgstand.Message, error) {
	p, err := e.world.person(key)
	if err != nil {
		return tgstand.Message{}, err
	}
	var found tgstand.Message
	err = e.world.telegram.Wait(ctx, func(v tgstand.View) bool {
		found = e.newest(v, p, label, words)
		return found.ID != 0
	})
	if err != nil {
		return found, fmt.Errorf("карточка для роли «%s» не появилась: %w", p.Role, err)
	}
	return found, nil
}

// newest is what find looks for, as things are; its id is 0 when there is none.
func (e *example) newest(v tgstand.View, p actor, label string, words []string) tgstand.Message {
	for _, m := range slices.Backward(v.Messages(p.Account)) {
		if m.ID > e.since[p.Key] && m.FromBot && !m.Deleted && says(m.Text, words) && (label == "" || m.Has(label)) {
			return m
		}
	}
	return tgstand.Message{}
}

// says reports whether a text has all the words. A task's number counts only where it begins a title: residents write of
// buses with numbers, lists of reminders name many tasks, and № 12 is not № 1.
func says(text string, words []string) bool {
	for _, w := range words {
		if strings.HasPrefix(w, "№ ") {
			if !slices.Contains(heading.FindAllString(text, -1), w) {
				return false
			}
		} else if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// tap shows which button is about to be pressed, presses it and waits for what comes of it. Cards are renewed while one
// looks at them: if the button has moved to a newer card meanwhile, or a press came to nothing, it is pressed there.
func (e *example) tap(ctx context.Context, key, label string, words ...string) error {
	for {
		m, err := e.find(ctx, key, label, words...)
		if err != nil {
			return err
		}
		e.point(key, m.ID, label, "")
		if err := rest(ctx, max(e.pace, reading)); err != nil {
			return err
		}
		newest, err := e.find(ctx, key, label, words...)
		if err != nil {
			return err
		}
		if newest.ID != m.ID {
			continue
		}
		no, err := e.world.press(key, m.ID, label, "")
		if err != nil {
			return err
		}
		e.point(key, m.ID, "", "")
		if err := e.world.answered(ctx, no); err != nil {
			return err
		}
		if e.taken(ctx, key, label, words...) {
			return nil
		}
	}
}

// taken says whether the newest card soon no longer offers what was pressed, or shows it with a tick.
func (e *example) taken(ctx context.Context, key, label string, words ...string) bool {
	ctx, cancel := context.WithTimeout(ctx, settling)
	defer cancel()
	p, err := e.world.person(key)
	return err == nil && e.world.telegram.Wait(ctx, func(v tgstand.View) bool {
		m := e.newest(v, p, "", words)
		return !slices.ContainsFunc(m.Labels(), func(l string) bool {
			return strings.HasSuffix(l, label) && !strings.HasPrefix(l, tick)
		})
	}) == nil
}

// reply shows what a person writes and sends it in reply to a message.
func (e *example) reply(ctx context.Context, key, text string, words ...string) error {
	m, err := e.find(ctx, key, "", words...)
	if err != nil {
		return err
	}
	e.point(key, m.ID, "", text)
	if err := rest(ctx, max(2*e.pace, reading)); err != nil { // it takes longer to read than a button
		return err
	}
	e.point(key, m.ID, "", "")
	_, err = e.world.say(key, text, m.ID, nil)
	return err
}

// point says whom to look at.
func (e *example) point(key string, message int, label, typing string) {
	e.player.show(func(p *Play) { p.Person, p.Message, p.Label, p.Typing, p.Look = key, message, label, typing, false })
}

// read says what to read.
func (e *example) read(key string, message int) {
	e.player.show(func(p *Play) { p.Person, p.Message, p.Label, p.Typing, p.Look = key, message, "", "", true })
}

// rest waits, so that what is shown can be seen.
func rest(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err() //nolint:wrapcheck // the example's own end
	}
}
