package bench_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"otklik/bot"
	"otklik/internal/sandbox/tgstand"
	"otklik/tasks"
	"otklik/tasks/workflow"
)

const (
	tapped   = 1000
	outcome  = "Закрыто: не к нам"
	tapLimit = 25  // ms
	shown    = 150 // cards that must have been edited before the order of calls is looked at
)

// pressed is one tap and what came of it.
type pressed struct {
	task           int // the number of the sown message
	chat           int64
	card           int
	at, answeredAt time.Time
}

// taps lets operators decline messages one after another, while the cards of those before wait for their turn, and
// measures from each tap to its answer on the wire. One bare call and one bare commit after each tap, on the same disk, tell
// how much of a slow one is the machine's.
func taps(b *testing.B, t *table, name, dsn, yardDSN string) {
	w := newWorld(b, staff(operators))
	yard := newYard(b, w, yardDSN)
	list := w.deal(b, dsn)
	w.run(b, dsn)
	var took, bare []time.Duration
	for i := range list {
		w.decline(b, &list[i])
		took = append(took, list[i].answeredAt.Sub(list[i].at))
		bare = append(bare, yard.glance(b, i))
	}
	w.seen(b, "edited cards", func(v tgstand.View) bool { return v.Calls("editMessageText") >= shown })
	early, cards := w.order(list)
	t.add(b, figure{
		what: "tap to answer p99, " + name, measured: at(took, 0.99), limit: tapLimit, unit: "ms",
		note: strconv.Itoa(openTasks) + " open tasks; p50 " + number(at(took, 0.5)) + "; a bare call and commit meanwhile: p50 " +
			number(at(bare, 0.5)) + ", p99 " + number(at(bare, 0.99)),
	})
	t.add(b, figure{
		what: "cards ahead of an answer, " + name, measured: float64(early), limit: 0, unit: "",
		note: strconv.Itoa(cards) + " cards of " + strconv.Itoa(len(list)) + " taps had left by then",
	})
}

// deal puts the cards of new tasks into the chats of their operators.
func (w *world) deal(b *testing.B, dsn string) []pressed {
	b.Helper()
	s := openStore(b, dsn)
	var list []pressed
	for i := 0; len(list) < tapped; i++ {
		if !fresh(i) {
			continue
		}
		p := pressed{task: i, chat: chat(i % operators)}
		p.card = w.card(b, p.chat, words(i))
		ref := workflow.Ref{
			Chat: p.chat, Message: strconv.Itoa(p.card), Task: message(i).Source.ID(), Person: operator(i % operators),
			View: tasks.ViewCard, Call: 1, At: time.Now(),
		}
		must(b, s.Commit(b.Context(), workflow.Commit{At: time.Now(), Refs: []workflow.Ref{ref}}))
		list = append(list, p)
	}
	must(b, s.Close())
	return list
}

// decline taps «Не к нам» and waits for the answer.
func (w *world) decline(b *testing.B, p *pressed) {
	b.Helper()
	data := bot.Press{Action: bot.ActDecline, Task: message(p.task).Source.ID()}.Encode()
	p.at = time.Now()
	query, err := w.tg.TapData(p.chat, p.chat, p.card, data)
	must(b, err)
	w.seen(b, "the answer to a tap", func(v tgstand.View) bool { _, ok := v.Answer(query); return ok })
	answer, _ := w.tg.Answer(query)
	if answer.Text != outcome {
		b.Fatalf("the tap is answered with %q", answer.Text)
	}
	p.answeredAt = answer.At
}

// order looks through the log of calls for cards of tapped tasks: how many had left, and how many of them before the tap
// was answered.
func (w *world) order(list []pressed) (early, cards int) {
	answered := map[string]time.Time{}
	for _, p := range list {
		answered[words(p.task)] = p.answeredAt
	}
	dealt := list[0].at // what left before the first tap are the cards themselves
	for _, c := range w.tg.Log() {
		if c.Method != "sendMessage" && c.Method != "editMessageText" || c.Outcome != "ok" || c.At.Before(dealt) {
			continue
		}
		m, _ := w.tg.Message(c.Chat, c.Message)
		for text, when := range answered {
			if strings.Contains(m.Text, text) {
				cards++
				if c.At.Before(when) {
					early++
				}
			}
		}
	}
	return early, cards
}
