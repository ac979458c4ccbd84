package bench_test

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"otklik/bot"
	"otklik/internal/app"
	"otklik/internal/config"
	"otklik/tasks"
	"otklik/tasks/roll"
	"otklik/tasks/workflow"
)

const (
	listedTasks = 2000
	listings    = 200
	listLimit   = 100 // ms
)

// paper is a messenger that takes everything at once: what remains is the program's own time.
type paper struct{ sent atomic.Int64 }

func (p *paper) Send(context.Context, int64, bot.Message, bot.Class) (string, error) {
	return strconv.FormatInt(p.sent.Add(1), 10), nil
}
func (*paper) Edit(context.Context, int64, string, bot.Message, bot.Class) error { return nil }
func (*paper) Strip(context.Context, int64, string, bot.Class) error             { return nil }
func (*paper) Pin(context.Context, int64, string, bool) error                    { return nil }
func (*paper) Answer(context.Context, string, string, bool) error                { return nil }
func (*paper) Menu(context.Context, int64, []bot.Command) error                  { return nil }
func (*paper) Invitation(context.Context, string) (string, error)                { return "", nil }
func (*paper) Fetch(context.Context, string) (io.ReadCloser, int64, error) {
	return io.NopCloser(strings.NewReader("")), 0, nil
}
func (*paper) told(account int64, n int, text string) bot.Update {
	return bot.Update{
		Key: fmt.Sprintf("list/%d", n), Account: account, Chat: account, Private: true, Said: &bot.Said{Message: "1", Text: text},
	}
}

// lists measures what a person waits for who asks for a list among 2,000 open tasks, from the words to the message on its way,
// with a task changed before each, and how long one board takes to count.
func lists(b *testing.B, t *table) {
	dsn := "sqlite:" + filepath.Join(b.TempDir(), "lists.db")
	sowInto(b, dsn, listedTasks)
	s := openStore(b, dsn)
	defer s.Close()
	cfg, err := config.Load("", false, nil)
	must(b, err)
	calendar, err := cfg.Calendar()
	must(b, err)
	known, out := roll.New(), &paper{}
	flow := workflow.New(s, workflow.Settings{
		Now: app.Clock{}.Now, Terms: cfg.Terms, Calendar: calendar, Log: slog.New(slog.DiscardHandler), Learn: known.Learn,
	})
	other := flowOn(b, s) // changes tasks unknown to the first
	work := bot.New(bot.Config{
		Flow: flow, Messenger: out, Now: app.Clock{}.Now, Calendar: calendar, Log: slog.New(slog.DiscardHandler), Roll: known,
	})
	must(b, flow.Follow(b.Context()))
	people := staff(operators)
	asked := []struct {
		account int64
		text    string
	}{{1501, "/queue"}, {1501, "/tasks"}, {chat(0), "/queue"}, {1502, "/tasks"}, {1501, "/find мусор во дворе"}, {1501, "/promises"}, {1501, "/board"}}
	took := alternating(listings, func(i int) {
		ask := asked[i%len(asked)]
		must(b, work.Handle(b.Context(), out.told(ask.account, i, ask.text)))
		drain(b, flow, work)
	}, func(i int) {
		_, err := other.Do(b.Context(), workflow.Order{
			Task: message(3 * i).Source.ID(), Command: tasks.Raise{Reason: "Авария"}, By: people.People[0],
		})
		must(b, err)
	})
	t.add(b, figure{
		what: "a list among 2,000 open tasks", measured: at(took, 0.95), limit: listLimit, unit: "ms",
		note: fmt.Sprintf("95 %% of %d; median %s, slowest %s", listings, number(at(took, 0.5)), number(at(took, 1))),
	})
	begun := time.Now()
	must(b, work.Boards(b.Context()))
	t.add(b, figure{what: "a look at a board", measured: ms(time.Since(begun)), limit: listLimit, unit: "ms", note: "every 5 s for each that is open"})
}

// alternating measures one of two things that are done in turn.
func alternating(n int, measured, between func(i int)) []time.Duration {
	took := make([]time.Duration, n)
	for i := range took {
		begun := time.Now()
		measured(i)
		took[i] = time.Since(begun)
		between(i)
	}
	return took
}

// drain delivers what has been asked for.
func drain(b *testing.B, flow *workflow.Flow, work *bot.Bot) {
	b.Helper()
	items, _, err := flow.Claim(b.Context(), workflow.Prompts, time.Now(), time.Minute, 10)
	must(b, err)
	if len(items) != 1 {
		b.Fatalf("%d pages wait, want 1", len(items))
	}
	for _, it := range items {
		must(b, work.Deliver(b.Context(), it, bot.Prompt))
	}
}
