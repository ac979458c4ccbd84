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
	burstPosts = 150
	burstLimit = 1000                   // ms
	burstRuns  = 3                      // of which the median counts
	vkAnswers  = 100 * time.Millisecond // VK's own time for an answer
)

// bursts lets Long Poll give a thousand comments of a thousand people in one answer, under many posts and half of them in threads, and
// takes the time until all of them are durable: without a token that reads, and with one, by which posts and threads are asked for.
func bursts(b *testing.B, t *table) {
	for _, c := range []struct {
		what, asked string
		reading     bool
	}{
		{"events of one Long Poll answer made durable", "names", false},
		{"as well, with the service token", "names, posts and threads", true},
	} {
		var took []float64
		for range burstRuns {
			took = append(took, ms(oneBurst(b, c.reading)))
		}
		t.add(b, figure{
			what: c.what, measured: median(took), limit: burstLimit, unit: "ms",
			note: fmt.Sprintf("%d comments of as many people under %d posts, %s asked of a VK that takes %s; SQLite, synchronous=FULL",
				burst, burstPosts, c.asked, vkAnswers),
		})
	}
}

// oneBurst says how long the commit took from VK's answer on.
func oneBurst(b *testing.B, reading bool) time.Duration {
	b.Helper()
	stand := vkstand.New(vkstand.Options{Group: 77, History: 2 * burst})
	var posts, tops []int64
	for i := range burstPosts {
		post, err := stand.Post(-77, "Новости города")
		must(b, err)
		stand.AddUser(vkstand.User{ID: int64(1000 + i), First: "Мария", Last: "Петрова"})
		top, err := stand.Comment(post, int64(1000+i), "А что нового?", 0)
		must(b, err)
		posts, tops = append(posts, post), append(tops, top)
	}
	for i := burstPosts; i < burst; i++ {
		stand.AddUser(vkstand.User{ID: int64(1000 + i), First: "Мария", Last: "Петрова"})
	}
	for _, method := range []string{"users.get", "wall.get", "wall.getComments", "wall.getById", "wall.getComment"} {
		stand.Fail(vkstand.Fault{Method: method, Kind: vkstand.Slow, Delay: vkAnswers, Times: -1})
	}
	s := openStore(b, "sqlite:"+filepath.Join(b.TempDir(), "otklik.db"))
	defer func() { must(b, s.Close()) }()
	kept := &keeping{flow: flowOn(b, s), all: make(chan time.Time, 1)}
	cfg := vk.Config{
		GroupID: 77, Token: stand.CommunityToken(), API: "https://vk.test/method/", Transport: stand.Transport(), LookBack: -1,
		Now: time.Now, Log: slog.New(slog.DiscardHandler),
	}
	if reading {
		cfg.ServiceToken = stand.ServiceToken()
	}
	client, err := vk.New(cfg)
	must(b, err)
	kept.watch(b, client, func() {
		eventually(b, time.Minute, func() bool { return stand.Calls("longpoll") > 0 || !client.LastPoll().IsZero() })
	})
	for i := range burst {
		text, to := fmt.Sprintf("Обращение %d: не вывозят мусор", i), tops[i%burstPosts]*int64(i%2)
		_, err := stand.Comment(posts[i%burstPosts], int64(1000+i), text, to)
		must(b, err)
	}
	kept.watch(b, client, func() { <-kept.all })
	var answered time.Time
	for _, c := range stand.Log() {
		if c.Method == "longpoll" && c.Outcome == "ok" && answered.IsZero() {
			answered = c.Done
		}
	}
	return kept.at.Sub(answered)
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
