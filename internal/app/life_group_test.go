package app_test

import (
	"math/rand/v2"
	"testing"
	"testing/synctest"

	"otklik/internal/sandbox/tgstand"
	"otklik/tasks"
)

// The same life in a town whose housing department works in a group, out of which the bot is put now and then.
func TestRandomLifeInAGroup(t *testing.T) {
	seeds := []uint64{11, 21}
	switch {
	case *seedFlag != 0:
		seeds = []uint64{*seedFlag}
	case raced:
		seeds = seeds[:1]
	}
	for _, seed := range seeds {
		synctest.Test(t, func(t *testing.T) {
			dawn()
			people := lifeRoster()
			people.Departments[0].Chat = crew
			l := &life{town: newTownOf(t, openModel(t), people), rand: rand.New(rand.NewPCG(seed, 1)), group: true}
			l.taps, l.gone, l.said = map[string]bool{}, map[int64]bool{}, map[[2]int64]bool{}
			must(t, l.tg.Group(crew, "ЖКХ: обращения", nina, ivan, olga, strange))
			l.live(true)
			l.lived()
			if t.Failed() {
				t.Logf("repeat with: go test ./internal/app -run TestRandomLifeInAGroup -seed %d", seed)
			}
		})
	}
}

// lived tells whether the group was of any use: tasks were taken there, or came to people in private when the bot was put out.
func (l *life) lived() {
	taken, fallen := 0, 0
	for _, t := range l.all() {
		events, err := l.store.Events(l.t.Context(), t.ID)
		must(l.t, err)
		for _, e := range events {
			switch c := e.Command.(type) {
			case tasks.Take:
				taken++
			case tasks.HandOver:
				if c.Kind == tasks.ChatGone {
					fallen++
				}
			}
		}
	}
	if taken+fallen == 0 {
		l.t.Errorf("taken %d times, %d times called in private instead", taken, fallen)
	}
}

// inGroup lets something happen in the group: somebody takes a task or writes, the bot is put out or let in.
func (l *life) inGroup() {
	switch n := l.rand.IntN(10); {
	case n <= 3:
		must(l.t, l.tg.Invite(crew, nina))
	case n <= 5:
		l.replyInGroup()
	default:
		l.takeInGroup()
	}
}

// free lists the cards in the group that can be taken.
func (l *life) free() []tgstand.Message {
	var list []tgstand.Message
	for _, m := range l.tg.Messages(crew) {
		if m.FromBot && !m.Deleted && m.Has("Беру") {
			list = append(list, m)
		}
	}
	return list
}

func (l *life) takeInGroup() {
	cards := l.free()
	if len(cards) == 0 {
		return
	}
	if l.rand.IntN(4) == 0 {
		must(l.t, l.tg.Kick(crew, nina))
		return
	}
	who := []int64{ivan, nina, ivan, nina, olga, strange}[l.rand.IntN(6)]
	if query, err := l.tg.Tap(crew, who, cards[l.rand.IntN(len(cards))].ID, "Беру"); err == nil {
		l.taps[query] = true
	}
}

func (l *life) replyInGroup() {
	if cards := l.free(); len(cards) > 0 {
		who := []int64{ivan, nina, olga, strange}[l.rand.IntN(4)]
		l.sayIn(crew, who, l.write("Мария, ответ %d готов."), tgstand.ReplyTo(cards[l.rand.IntN(len(cards))].ID))
	}
}
