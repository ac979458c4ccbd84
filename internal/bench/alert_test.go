package bench_test

import (
	"fmt"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"otklik/bot"
	"otklik/internal/app"
	"otklik/internal/sandbox/tgstand"
	"otklik/store"
	"otklik/tasks"
	"otklik/tasks/workflow"
)

const (
	crowd      = 40   // operators, each of whom gets every message
	news       = 40   // messages
	waitingYet = 1000 // notices that must still wait when the last alert leaves
	raised     = 8
	raisePace  = 1200 * time.Millisecond // the head's chat takes one message a second
	alertLimit = 100                     // ms
)

// alerts lets more than a thousand ordinary messages wait in the store for Telegram's limits and raises the importance of
// tasks meanwhile: the head must be told at once.
func alerts(b *testing.B, t *table) {
	dsn := "sqlite:" + filepath.Join(b.TempDir(), "otklik.db")
	roster := staff(crowd)
	w := newWorld(b, roster)
	s := openStore(b, dsn)
	flow := flowOn(b, s)
	must(b, app.PutRoster(b.Context(), flow, roster))
	list := w.dealQuietly(b, s, roster)
	var found []tasks.Found
	for i := range news {
		found = append(found, message(raised+i))
	}
	must(b, flow.Detect(b.Context(), found, nil))
	must(b, s.Close())
	w.run(b, dsn)
	w.seen(b, "the limits are met", func(v tgstand.View) bool { return v.Calls("sendMessage") >= raised+2*30 })
	var took []time.Duration
	tick := time.NewTicker(raisePace)
	defer tick.Stop()
	for i, p := range list {
		took = append(took, w.raise(b, p, i+1))
		<-tick.C
	}
	waiting := news*crowd - w.tg.Calls("sendMessage")
	if waiting < waitingYet {
		b.Fatalf("only %d messages waited when the last alert left", waiting)
	}
	t.add(b, figure{
		what: "slowest alert among ordinary messages", measured: at(took, 1), limit: alertLimit, unit: "ms",
		note: fmt.Sprintf("of %d, from the tap; %d or more waited; median %s", raised, waiting, number(at(took, 0.5))),
	})
	t.add(b, figure{what: "answers 429", measured: float64(w.tg.Count429()), limit: 0, unit: "", note: "of a stand-in that enforces 30/s"})
}

// dealQuietly finds the messages that will be raised, with their cards in the chat of the first operator only.
func (w *world) dealQuietly(b *testing.B, s store.Store, r *tasks.Roster) []pressed {
	b.Helper()
	alone := *r
	alone.People = r.People[:4]
	flow := flowOn(b, &delivered{Store: s, roster: &alone})
	var list []pressed
	for i := range raised {
		must(b, flow.Detect(b.Context(), []tasks.Found{message(i)}, nil))
		p := pressed{task: i, chat: chat(0)}
		p.card = w.card(b, p.chat, words(i))
		ref := workflow.Ref{
			Chat: p.chat, Message: strconv.Itoa(p.card), Task: message(i).Source.ID(), Person: operator(0), View: tasks.ViewCard,
			Call: 1, At: time.Now(),
		}
		must(b, s.Commit(b.Context(), workflow.Commit{At: time.Now(), Refs: []workflow.Ref{ref}}))
		list = append(list, p)
	}
	return list
}

// raise taps the reason under «Повышенная важность» and returns how long it took until the head's n-th message was on the wire.
func (w *world) raise(b *testing.B, p pressed, n int) time.Duration {
	b.Helper()
	begun := time.Now()
	data := bot.Press{Action: bot.ActReason, Task: message(p.task).Source.ID(), Arg: bot.Shorten("Угроза жизни или здоровью")}.Encode()
	_, err := w.tg.TapData(p.chat, p.chat, p.card, data)
	must(b, err)
	var arrived []time.Time
	w.seen(b, "the head's alert", func(v tgstand.View) bool {
		arrived = arrived[:0]
		for _, c := range v.Log() {
			if c.Method == "sendMessage" && c.Chat == headChat {
				arrived = append(arrived, c.At)
			}
		}
		return len(arrived) >= n
	})
	return arrived[n-1].Sub(begun)
}
