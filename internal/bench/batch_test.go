package bench_test

import (
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"testing"
	"time"

	"otklik/internal/sandbox/vkstand"
	"otklik/tasks"
	"otklik/tasks/workflow"
	"otklik/vk"
)

const (
	burst      = 1000
	burstLimit = 1000 // ms
)

// bursts lets Long Poll give a thousand comments of a thousand people in one answer, and takes the time until all of them are
// durable.
func bursts(b *testing.B, t *table) {
	stand := vkstand.New(vkstand.Options{Group: 77, NoLimits: true, History: 2 * burst})
	post, err := stand.Post(-77, "Новости города")
	must(b, err)
	for i := range burst {
		stand.AddUser(vkstand.User{ID: int64(1000 + i), First: "Мария", Last: "Петрова"})
	}
	s := openStore(b, "sqlite:"+filepath.Join(b.TempDir(), "otklik.db"))
	defer func() { must(b, s.Close()) }()
	kept := &keeping{flow: flowOn(b, s), all: make(chan time.Time, 1)}
	client, err := vk.New(vk.Config{
		GroupID: 77, Token: stand.CommunityToken(), API: "https://vk.test/method/", Transport: stand.Transport(), LookBack: -1,
		Now: time.Now, Log: slog.New(slog.DiscardHandler),
	})
	must(b, err)
	kept.watch(b, client, func() {
		eventually(b, time.Minute, func() bool { return stand.Calls("longpoll") > 0 || !client.LastPoll().IsZero() })
	})
	for i := range burst {
		_, err := stand.Comment(post, int64(1000+i), fmt.Sprintf("Обращение %d: не вывозят мусор", i), 0)
		must(b, err)
	}
	kept.watch(b, client, func() { <-kept.all })
	var answered time.Time
	for _, c := range stand.Log() {
		if c.Method == "longpoll" && c.Outcome == "ok" && answered.IsZero() {
			answered = c.Done
		}
	}
	t.add(b, figure{
		what: "events of one Long Poll answer made durable", measured: float64(kept.at.Sub(answered).Milliseconds()), limit: burstLimit, unit: "ms",
		note: fmt.Sprintf("%d comments of as many people, names asked; SQLite, synchronous=FULL", burst),
	})
}

// keeping is a sink that notes when the burst was kept.
type keeping struct {
	flow  *workflow.Flow
	found int
	at    time.Time
	all   chan time.Time
}

// watch watches until the condition is met.
func (k *keeping) watch(b *testing.B, c *vk.Client, met func()) {
	b.Helper()
	ctx, cancel := context.WithCancel(b.Context())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_ = c.Watch(ctx, k) // the context ends it
	}()
	met()
	cancel()
	<-ended
}

func (k *keeping) Cursor(ctx context.Context, name string) (string, error) {
	return k.flow.Cursor(ctx, name)
}

func (k *keeping) Found(ctx context.Context, found []tasks.Found) error {
	k.found += len(found)
	return k.flow.Detect(ctx, found, nil)
}

func (k *keeping) Changed(ctx context.Context, changes []tasks.SourceChange) error {
	return k.flow.Changed(ctx, changes)
}

func (k *keeping) Standing(ctx context.Context) ([]tasks.Source, error) { return k.flow.Standing(ctx) }

func (k *keeping) Echoed(ctx context.Context, list []tasks.Echo) error {
	return k.flow.Echoed(ctx, list)
}

func (k *keeping) Keep(ctx context.Context, c vk.Cursor) error {
	err := k.flow.Commit(ctx, workflow.Commit{Cursors: map[string]string{c.Name: c.Value}})
	if err == nil && k.found >= burst && k.at.IsZero() {
		k.at = time.Now()
		k.all <- k.at
	}
	return err
}
