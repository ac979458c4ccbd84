package bench_test

import (
	"context"
	"fmt"
	"log/slog"
	"strconv"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"otklik/internal/sandbox/vkstand"
	"otklik/tasks"
	"otklik/vk"
)

// What is read of others: a hundred communities of a hundred posts each, under some of which somebody writes in a day.
const (
	pollTowns   = 100
	pollPosts   = 100
	pollWritten = 96
	pollWarm    = 2 * time.Hour // until every wall is known
	pollQuota   = 5000          // requests of wall.get a day
	pollChange  = 2             // requests for comments that somebody's comment may cost
)

// polls measures what reading the communities of others costs in a day of virtual time.
func polls(b *testing.B, t *table) {
	var visits, read, found int
	inBubble(b, func() { visits, read, found = pollDay(b) })
	if found != pollWritten {
		b.Errorf("%d of %d comments were found", found, pollWritten)
	}
	t.add(b, figure{
		what: "polling others: wall.get a day", measured: float64(visits), limit: pollQuota, unit: "calls",
		note: fmt.Sprintf("%d communities, %d posts known; VK's quota", pollTowns, pollTowns*pollPosts),
	})
	t.add(b, figure{
		what: "polling others: requests a change", measured: float64(read) / pollWritten, limit: pollChange, unit: "calls",
		note: fmt.Sprintf("%d requests for comments after %d were written in a day, none for posts that stand still", read, pollWritten),
	})
}

// inBubble runs f in a bubble of virtual time, which the testing package gives to tests only.
func inBubble(b *testing.B, f func()) {
	b.Helper()
	bubble := testing.InternalTest{Name: b.Name(), F: func(t *testing.T) { synctest.Test(t, func(*testing.T) { f() }) }}
	if !testing.RunTests(func(_, _ string) (bool, error) { return true, nil }, []testing.InternalTest{bubble}) {
		b.Error("the bubble failed")
	}
}

// pollDay counts a day's requests for walls, those for comments of others, and the comments that were found.
func pollDay(b *testing.B) (visits, read, found int) {
	b.Helper()
	stand := vkstand.New(vkstand.Options{Group: 77, Now: time.Now})
	stand.AddUser(vkstand.User{ID: author, First: "Мария"})
	cfg := vk.Config{
		GroupID: 77, Token: stand.CommunityToken(), ServiceToken: stand.ServiceToken(), API: "https://vk.test/method/",
		Transport: stand.Transport(), LookBack: 100 * time.Hour, Now: time.Now, Log: slog.New(slog.DiscardHandler),
	}
	var walls []*vkstand.Stand
	for n := range int64(pollTowns) {
		wall := stand.Found(vkstand.Options{Group: 3000 + n, Name: "Подслушано", ScreenName: fmt.Sprint("talk", n)})
		for range pollPosts {
			_, err := wall.Post(author, "Продам коляску")
			must(b, err)
		}
		walls, cfg.Watch = append(walls, wall), append(cfg.Watch, strconv.FormatInt(3000+n, 10))
	}
	time.Sleep(49 * time.Hour) // no post is fresh any more
	network, err := vk.NewNetwork(cfg)
	must(b, err)
	ctx, cancel := context.WithCancel(context.Background())
	sink, ended := &counting{cursors: map[string]string{}, met: map[string]bool{}}, make(chan error, 1)
	go func() { ended <- network.Watch(ctx, sink) }()
	time.Sleep(pollWarm)
	visits, read = stand.Calls("wall.get"), stand.Calls("wall.getComments")
	for n := range pollWritten {
		_, err := walls[n].Comment(int64(n%pollPosts)+1, author, "Администрация, почините дорогу на Видова: яма", 0)
		must(b, err)
		time.Sleep(24 * time.Hour / pollWritten)
	}
	visits, read = stand.Calls("wall.get")-visits, stand.Calls("wall.getComments")-read
	time.Sleep(pollWarm)
	cancel()
	<-ended
	return visits, read, len(sink.met)
}

// counting is a sink that only counts messages. It has no open tasks, of which the program asks how many like them.
type counting struct {
	mu      sync.Mutex
	cursors map[string]string
	met     map[string]bool
}

func (c *counting) Cursor(_ context.Context, name string) (string, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.cursors[name], nil
}

func (c *counting) Found(_ context.Context, found []tasks.Found) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, f := range found {
		c.met[f.Source.Key()] = true
	}
	return nil
}

func (c *counting) Changed(context.Context, []tasks.SourceChange) error { return nil }

func (c *counting) Standing(context.Context) ([]tasks.Source, error) { return nil, nil }

func (c *counting) Echoed(context.Context, []tasks.Echo) error { return nil }

func (c *counting) Keep(_ context.Context, cursor vk.Cursor) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.cursors[cursor.Name] = cursor.Value
	return nil
}
