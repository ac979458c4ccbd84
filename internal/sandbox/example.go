package sandbox

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"time"

	"otklik/internal/sandbox/tgstand"
	"otklik/tasks/worktime"
)

// stepTime is how long the program may take for one step of the example before it counts as stuck. Real time.
const stepTime = 20 * time.Second

// example plays a message's whole way through the same doors as the page, waiting for what must come before each step.
type example struct {
	world  *world
	player *player
	pace   time.Duration
	since  map[string]int // the last message of each chat before the example began
	number string         // «№ 12», once the task has one
}

// scene is one step of the example: what is said of it, and who does what.
type scene struct {
	caption string
	act     func(ctx context.Context) error
}

// play goes through all scenes.
func (e *example) play(ctx context.Context) error {
	e.since = map[string]int{}
	for _, p := range e.world.people {
		if list := e.world.telegram.Messages(p.Account); len(list) > 0 {
			e.since[p.Key] = list[len(list)-1].ID
		}
	}
	scenes, err := e.scenes()
	if err != nil {
		return err
	}
	for i, s := range scenes {
		e.player.show(func(p *Play) { p.Step, p.Of, p.Caption = i+1, len(scenes), s.caption })
		step, cancel := context.WithTimeoutCause(ctx, stepTime+2*e.pace, fmt.Errorf("шаг «%s» не получился вовремя", s.caption))
		err := s.act(step)
		if err != nil && step.Err() != nil && ctx.Err() == nil {
			err = context.Cause(step)
		}
		cancel()
		if err != nil {
			return err
		}
	}
	return nil
}

// find waits for the newest message of a person's chat since the beginning that says all the words and has the button.
func (e *example) find(ctx context.Context, key, label string, words ...string) (actor, tgstand.Message, error) {
	p, err := e.world.person(key)
	if err != nil {
		return p, tgstand.Message{}, err
	}
	var found tgstand.Message
	err = e.world.telegram.Wait(ctx, func(v tgstand.View) bool {
		for _, m := range v.Messages(p.Account) {
			if m.ID > e.since[key] && m.FromBot && !m.Deleted && says(m.Text, words) && (label == "" || m.Has(label)) {
				found = m
			}
		}
		return found.ID != 0
	})
	if err != nil {
		return p, found, fmt.Errorf("карточка для «%s» не появилась: %w", p.Role, err)
	}
	return p, found, nil
}

func says(text string, words []string) bool {
	for _, w := range words {
		at := strings.Index(text, w)
		if at < 0 {
			return false
		}
		rest := text[at+len(w):]
		if strings.HasPrefix(w, "№") && rest != "" && rest[0] >= '0' && rest[0] <= '9' {
			return false // № 12 is not № 1
		}
	}
	return true
}

// tap shows which button is about to be pressed, presses it and waits for the program's answer.
func (e *example) tap(ctx context.Context, key, label string, words ...string) error {
	_, m, err := e.find(ctx, key, label, words...)
	if err != nil {
		return err
	}
	e.point(key, m.ID, label, "")
	if err := rest(ctx, e.pace); err != nil {
		return err
	}
	no, err := e.world.press(key, m.ID, label, "")
	if err != nil {
		return err
	}
	e.point(key, m.ID, "", "")
	return e.world.answered(ctx, no)
}

// reply shows what a person writes and sends it in reply to a message.
func (e *example) reply(ctx context.Context, key, text string, words ...string) error {
	_, m, err := e.find(ctx, key, "", words...)
	if err != nil {
		return err
	}
	e.point(key, m.ID, "", text)
	if err := rest(ctx, 2*e.pace); err != nil { // it takes longer to read than a button
		return err
	}
	e.point(key, m.ID, "", "")
	_, err = e.world.say(key, text, m.ID, nil)
	return err
}

// point says whom to look at.
func (e *example) point(key string, message int, label, typing string) {
	e.player.show(func(p *Play) { p.Person, p.Message, p.Label, p.Typing = key, message, label, typing })
}

var numbered = regexp.MustCompile(`№ \d+`)

// learn reads the task's number from a card that says the words.
func (e *example) learn(ctx context.Context, key string, words ...string) error {
	for {
		_, m, err := e.find(ctx, key, "", words...)
		if err != nil {
			return err
		}
		if e.number = numbered.FindString(m.Text); e.number != "" {
			return nil
		}
		err = e.world.telegram.Wait(ctx, func(v tgstand.View) bool {
			now, ok := v.Message(m.Chat, m.ID)
			return ok && numbered.MatchString(now.Text)
		})
		if err != nil {
			return fmt.Errorf("номер задачи не появился: %w", err)
		}
	}
}

// published waits for the community's answer on the wall.
func (e *example) published(ctx context.Context, text string) error {
	e.point("wall", 0, "", "")
	err := e.world.vk.Wait(ctx, func() bool {
		for _, a := range e.world.vk.Answers() {
			if a.Text == text {
				return true
			}
		}
		return false
	})
	if err != nil {
		return fmt.Errorf("ответ не появился на стене: %w", err)
	}
	return rest(ctx, e.pace)
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

// promised is the day that the second draft names: the next working day.
func (e *example) promised() (string, error) {
	next, err := nextWorkday(e.world.calendar, e.world.clock.Now())
	if err != nil {
		return "", err
	}
	d := worktime.DateOf(next.In(e.world.calendar.Location()))
	months := [...]string{
		"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря",
	}
	return fmt.Sprintf("%d %s", d.Day, months[d.Month-1]), nil
}
