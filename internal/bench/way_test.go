package bench_test

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"otklik/bot"
	"otklik/bot/telegram"
	"otklik/internal/app"
	"otklik/internal/sandbox/tgstand"
	"otklik/store/storetest"
	"otklik/tasks"
)

const (
	comments = 40
	warm     = 5
	pace     = 1050 * time.Millisecond // a chat takes one message a second
	yardChat = 1900
)

// way measures from the event on VK's Long Poll to the operator's message on the wire, beside one Telegram call and one
// durable commit made by the same code at the same pace.
func way(b *testing.B, t *table) {
	dsn := "sqlite:" + filepath.Join(b.TempDir(), "otklik.db")
	roster := staff(1)
	s := openStore(b, dsn)
	must(b, app.PutRoster(b.Context(), flowOn(b, s), roster))
	must(b, s.Close())
	w := newWorld(b, roster)
	yard := newYard(b, w, "sqlite:"+filepath.Join(b.TempDir(), "yard.db"))
	w.run(b, dsn)
	var took, calls, commits []time.Duration
	tick := time.NewTicker(pace)
	defer tick.Stop()
	for i := range warm + comments {
		<-tick.C
		call, commit := yard.measure(b, i)
		found := w.comment(b, i)
		if i >= warm {
			took, calls, commits = append(took, found), append(calls, call), append(commits, commit)
		}
	}
	call, commit := at(calls, 0.5), at(commits, 0.5)
	t.add(b, figure{
		what: "event to message", measured: at(took, 0.5), limit: 3 * (call + commit), unit: "ms",
		note: "3 × (call " + number(call) + " + commit " + number(commit) + "); p99 " + number(at(took, 0.99)),
	})
}

// comment writes on the wall and returns how long it took until the operator's card was on the wire.
func (w *world) comment(b *testing.B, i int) time.Duration {
	b.Helper()
	begun := time.Now()
	_, err := w.vk.Comment(w.post, author, message(i).Text, 0)
	must(b, err)
	card := 0
	w.seen(b, "the operator's card", func(v tgstand.View) bool {
		m, ok := v.Last(chat(0))
		card = m.ID
		return ok && strings.Contains(m.Text, words(i))
	})
	var arrived time.Time
	eventually(b, time.Second, func() bool {
		for _, c := range w.tg.Log() {
			if c.Method == "sendMessage" && c.Chat == chat(0) && c.Message == card {
				arrived = c.At
			}
		}
		return !arrived.IsZero()
	})
	return arrived.Sub(begun)
}

// yard is the yardstick: one call and one commit.
type yard struct {
	bot    *telegram.Bot
	commit storetest.Writer
}

// newYard makes a yardstick that commits into a store of its own.
func newYard(b *testing.B, w *world, dsn string) *yard {
	b.Helper()
	w.tg.Person(yardChat, "Мера", "", "")
	must(b, w.tg.Start(yardChat, ""))
	w.call(b, "deleteWebhook", map[string][]string{"drop_pending_updates": {"true"}})
	own, err := telegram.New(telegram.Config{Token: w.tg.Token(), API: w.tgURL, Now: time.Now})
	must(b, err)
	s := openStore(b, dsn)
	b.Cleanup(func() { must(b, s.Close()) })
	return &yard{own, storetest.Committer(b, s)}
}

// measure makes a call like the one that carries a card, and a commit like the one that makes a task.
func (y *yard) measure(b *testing.B, i int) (call, commit time.Duration) {
	b.Helper()
	begun := time.Now()
	_, err := y.bot.Send(b.Context(), yardChat, bot.Message{Text: bot.Text{{Text: message(i).Text}}}, bot.Ordinary)
	must(b, err)
	call = time.Since(begun)
	begun = time.Now()
	must(b, y.commit(tasks.ID(words(i)), 1))
	return call, time.Since(begun)
}

// glance makes a call that no limit counts and a commit, and returns how long both took.
func (y *yard) glance(b *testing.B, i int) time.Duration {
	b.Helper()
	begun := time.Now()
	_, _, err := y.bot.Me(b.Context())
	must(b, err)
	must(b, y.commit(tasks.ID(words(i)), 1))
	return time.Since(begun)
}
