package screens_test

import (
	"context"
	"slices"
	"strings"
	"testing/synctest"
	"time"

	"otklik/internal/sandbox/tgstand"
)

// step is one thing that somebody does on the way to a screen, with words for the reader.
type step struct {
	words string
	do    func(tw *town)
}

// patience is how long anything expected may take, virtual.
const patience = 3 * time.Minute

// writes has a resident comment under the community's post.
func writes(resident int64, text string) step {
	return step{"Житель пишет: «" + text + "»", func(tw *town) {
		_, err := tw.vk.Comment(tw.post, resident, text, 0)
		must(tw.t, err)
	}}
}

// writesAgain has a resident answer under the community's newest answer.
func writesAgain(resident int64, text string) step {
	return step{"Житель отвечает на ответ: «" + text + "»", func(tw *town) {
		answers := tw.vk.Answers()
		_, err := tw.vk.Comment(tw.post, resident, text, answers[len(answers)-1].ID)
		must(tw.t, err)
	}}
}

// together does several steps at once.
func together(steps ...step) step {
	var words []string
	for _, s := range steps {
		words = append(words, s.words)
	}
	return step{strings.Join(words, "; "), func(tw *town) {
		for _, s := range steps {
			s.do(tw)
		}
	}}
}

// taps presses buttons one after the other, each under the newest message that has it.
func taps(c chat, labels ...string) step {
	return step{c.who() + ": «" + strings.Join(labels, "», «") + "»", func(tw *town) {
		for i, label := range labels {
			if i > 0 {
				tw.rest()
			}
			tw.tap(c, tw.button(c, "", label), label)
		}
	}}
}

// tapsOn presses a button under the newest message with some words.
func tapsOn(c chat, words, label string) step {
	return step{c.who() + ": «" + label + "»", func(tw *town) { tw.tap(c, tw.button(c, words, label), label) }}
}

// answers replies to the newest message with some words.
func answers(c chat, words, text string) step {
	return step{c.who() + " отвечает на сообщение: «" + text + "»", func(tw *town) {
		_, err := tw.tg.Say(int64(c), int64(c), text, tgstand.ReplyTo(tw.with(c, words).ID))
		must(tw.t, err)
	}}
}

// says writes to the bot, in reply to nothing.
func says(c chat, text string) step {
	return step{c.who() + " пишет: «" + text + "»", func(tw *town) {
		_, err := tw.tg.Say(int64(c), int64(c), text)
		must(tw.t, err)
	}}
}

// saysIn writes in a group.
func saysIn(group, by chat, text string) step {
	return step{by.who() + " пишет в чат: «" + text + "»", func(tw *town) {
		_, err := tw.tg.Say(int64(group), int64(by), text)
		must(tw.t, err)
	}}
}

// tapsIn presses a button of a group's newest message that has it.
func tapsIn(group, by chat, label string) step {
	return step{by.who() + " в чате: «" + label + "»", func(tw *town) { tw.press(group, by, tw.button(group, "", label), label) }}
}

// comes lets the clock come to an instant of Moscow, «25.11 10:00». The program stands still meanwhile, and goes on from where it
// was: hours of virtual time are long for whatever polls.
func comes(at string) step {
	return step{"Наступает " + at, func(tw *town) {
		then, err := time.ParseInLocation("02.01.2006 15:04", strings.Replace(at, " ", ".2026 ", 1), moscow(tw.t))
		must(tw.t, err)
		if time.Until(then) > time.Hour {
			tw.stop()
			time.Sleep(time.Until(then))
			tw.start()
			return
		}
		time.Sleep(time.Until(then))
	}}
}

// does is a step of its own kind.
func does(words string, do func(tw *town)) step { return step{words, do} }

// rest is long enough for a card to be drawn anew, and too short to be seen on a clock.
func (tw *town) rest() {
	time.Sleep(5 * time.Second)
	synctest.Wait()
}

// with waits for the newest message of the bot in a chat that holds all the words, on itself or on its buttons.
func (tw *town) with(c chat, words ...string) tgstand.Message {
	tw.t.Helper()
	missing := func(m tgstand.Message) func(string) bool {
		return func(w string) bool { return !strings.Contains(m.Text, w) && !m.Has(w) }
	}
	return tw.newest(c, words, func(m tgstand.Message) bool { return !slices.ContainsFunc(words, missing(m)) })
}

// button waits for the newest message of the bot in a chat that says some words and has a button.
func (tw *town) button(c chat, words, label string) tgstand.Message {
	tw.t.Helper()
	return tw.newest(c, []string{words, label}, func(m tgstand.Message) bool { return strings.Contains(m.Text, words) && m.Has(label) })
}

func (tw *town) newest(c chat, what []string, is func(tgstand.Message) bool) tgstand.Message {
	tw.t.Helper()
	var found tgstand.Message
	ctx, cancel := context.WithTimeout(tw.t.Context(), patience)
	defer cancel()
	err := tw.tg.Wait(ctx, func(v tgstand.View) bool {
		for _, m := range slices.Backward(v.Messages(int64(c))) {
			if m.FromBot && !m.Deleted && is(m) {
				found = m
				return true
			}
		}
		return false
	})
	if err != nil {
		tw.t.Fatalf("%s never sees %q; the chat:\n%s", c.who(), what, tw.chat(c))
	}
	return found
}

// tap presses a button of somebody's own chat.
func (tw *town) tap(c chat, m tgstand.Message, label string) {
	tw.t.Helper()
	tw.press(c, c, m, label)
}

// press presses a button and keeps what is said to that.
func (tw *town) press(c, by chat, m tgstand.Message, label string) {
	tw.t.Helper()
	query, err := tw.tg.Tap(int64(c), int64(by), m.ID, label)
	must(tw.t, err)
	ctx, cancel := context.WithTimeout(tw.t.Context(), patience)
	defer cancel()
	answer, err := tw.tg.Answered(ctx, query)
	if err != nil {
		tw.t.Fatalf("the tap on «%s» was not answered", label)
	}
	tw.said = answer.Text
}

func (tw *town) chat(c chat) string {
	var b strings.Builder
	for _, m := range tw.tg.Messages(int64(c)) {
		if m.Deleted {
			b.WriteString("(deleted) ")
		}
		b.WriteString(m.Text + "\n" + strings.Join(m.Labels(), " | ") + "\n---\n")
	}
	return b.String()
}
