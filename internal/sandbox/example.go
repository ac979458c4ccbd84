package sandbox

import (
	"context"
	"fmt"
	"regexp"
	"time"

	"otklik/internal/sandbox/tgstand"
	"otklik/tasks/worktime"
)

// stepTime is how long the program may take for one step of the example before it counts as stuck. Real time.
const stepTime = 20 * time.Second

// example plays a message's whole way through the same doors as the page, waiting for what must come before each step.
type example struct {
	world   *world
	player  *player
	pace    time.Duration
	since   map[string]int // the last message of each chat before the example began
	comment int64          // the resident's, once written
	number  string         // «№ 12», once the task has one
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

var numbered = regexp.MustCompile(`№ \d+`)

// learn reads the task's number from a card that says the words.
func (e *example) learn(ctx context.Context, key string, words ...string) error {
	for {
		m, err := e.find(ctx, key, "", words...)
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
			if a.ReplyTo == e.comment && a.Text == text {
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
