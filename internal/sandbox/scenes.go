package sandbox

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"otklik/internal/sandbox/tgstand"
)

// said are words that are known when they are written, not before.
type said func(e *example) string

// words are what somebody writes whatever has happened.
func words(text string) said { return func(*example) string { return text } }

// dated puts the day that the example names into a text.
func dated(text string) said {
	return func(e *example) string { return fmt.Sprintf(text, e.dayWords()) }
}

// arrival brings the resident's message to the operator and gives it a number.
func (e *example) arrival(topic, district string) []scene {
	return []scene{
		{e.author() + " пишет под записью города", []deed{e.write}},
		e.tapping("Оператор регистрирует сообщение: тема, район", "operator", "Зарегистрировать", topic, district),
		{"Сообщение получило номер, пошёл срок ответа", []deed{func(ctx context.Context) error { return e.learn(ctx, "operator") }}},
	}
}

// author is who writes to the town.
func (e *example) author() string {
	for _, r := range residents() {
		if r.ID == e.message.Resident {
			return r.First + " " + r.Last
		}
	}
	return "Житель"
}

// tapping presses buttons of a person's cards, one after the other.
func (e *example) tapping(caption, key string, labels ...string) scene {
	s := scene{caption: caption}
	for _, label := range labels {
		s.deeds = append(s.deeds, func(ctx context.Context) error { return e.tap(ctx, key, label, e.about()) })
	}
	return s
}

// replying writes in reply to the newest card that says the words, or to the question that does.
func (e *example) replying(caption, key string, text said, standing string) scene {
	return scene{caption, []deed{func(ctx context.Context) error { return e.reply(ctx, key, text(e), e.about(), standing) }}}
}

// watching looks at the newest card that says the words, and at a button of it whose label begins so, if one is named.
func (e *example) watching(caption, key, label string, words ...string) scene {
	return scene{caption, []deed{func(ctx context.Context) error {
		p, err := e.world.person(key)
		if err != nil {
			return err
		}
		var m tgstand.Message
		var full string
		err = e.world.telegram.Wait(ctx, func(v tgstand.View) bool {
			m = e.newest(v, p, "", append([]string{e.about()}, words...))
			full = starting(m.Labels(), label)
			return m.ID != 0 && (label == "" || full != "")
		})
		if err != nil {
			return fmt.Errorf("карточка для роли «%s» не появилась: %w", p.Role, err)
		}
		e.read(key, m.ID)
		if full != "" {
			e.point(key, m.ID, full, "")
		}
		return rest(ctx, max(2*e.pace, reading))
	}}}
}

// starting is the first of the labels that begins with some words; "" when none does, and for no words.
func starting(labels []string, words string) string {
	i := slices.IndexFunc(labels, func(l string) bool { return words != "" && strings.HasPrefix(l, words) })
	if i < 0 {
		return ""
	}
	return labels[i]
}

// approval leads a draft that has just gone to control into the network.
func (e *example) approval(text said) []scene {
	return []scene{
		e.tapping("Контролёр согласует ответ", "controller", "Согласовать"),
		e.tapping("Оператор публикует ровно согласованный текст", "operator", "Опубликовать"),
		{"Ответ города — под сообщением жителя", []deed{func(ctx context.Context) error { return e.published(ctx, text(e)) }}},
	}
}

// write lets the resident comment under the newest post.
func (e *example) write(ctx context.Context) error {
	wall := e.world.vk.Wall()
	if len(wall) == 0 {
		return errors.New("на стене нет записей, под которыми можно написать")
	}
	e.point("wall", 0, "", e.message.Text)
	if err := rest(ctx, 2*e.pace); err != nil {
		return err
	}
	e.point("wall", 0, "", "")
	comment, err := e.world.comment(wall[0].ID, e.message.Resident, e.message.Text, 0)
	if err != nil {
		return err
	}
	e.comment = comment
	return rest(ctx, min(e.pace, time.Second))
}

// learn reads the task's number from a person's card.
func (e *example) learn(ctx context.Context, key string) error {
	for {
		m, err := e.find(ctx, key, "", e.message.Text)
		if err != nil {
			return err
		}
		if e.number = heading.FindString(m.Text); e.number != "" {
			return nil
		}
		err = e.world.telegram.Wait(ctx, func(v tgstand.View) bool {
			now, ok := v.Message(m.Chat, m.ID)
			return ok && heading.MatchString(now.Text)
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

// later shows the clock, pushes it and leaves time to see what comes.
func (e *example) later(push func() error) deed {
	return func(ctx context.Context) error {
		e.point("clock", 0, "", "")
		if err := rest(ctx, max(e.pace, reading)); err != nil {
			return err
		}
		if err := push(); err != nil {
			return err
		}
		return rest(ctx, e.pace)
	}
}

// tomorrow is the next working day, as by the page's button.
func (e *example) tomorrow() error { return e.world.push("next") }

// thatDay is the beginning of work on the day that the example names, if it is still ahead.
func (e *example) thatDay() error {
	start, _, err := e.world.calendar.Workday(e.day.Year, e.day.Month, e.day.Day)
	if err != nil {
		return fmt.Errorf("push the clock: %w", err)
	}
	if !start.After(e.world.clock.Now()) {
		return nil
	}
	return e.world.clock.PushTo(start)
}
