package vk_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"otklik/internal/sandbox/stand"
	"otklik/internal/sandbox/vkstand"
	"otklik/tasks"
	"otklik/vk"
)

// The people of the stories, and a word of every resident's message: it must never be seen in a log or an error.
const (
	anna, boris int64 = 501, 502
	shop        int64 = 77 // another community
	secretWord        = "яма"
)

// world is a stand, a client of it, and a sink, in a bubble of virtual time.
type world struct {
	*testing.T
	stand *vkstand.Stand
	cfg   vk.Config
	vk    *vk.Client
	net   *vk.Network // watched instead of vk where a story has it
	sink  *sink
	logs  *stand.Journal
}

// story runs a test in a bubble; at its end the stand must have nothing to complain of and the log no secrets.
func story(t *testing.T, o vkstand.Options, change func(*vk.Config), tell func(w *world)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		o.Now = time.Now
		w := &world{T: t, stand: vkstand.New(o), sink: newSink(), logs: &stand.Journal{}}
		w.stand.AddUser(vkstand.User{ID: anna, First: "Анна", Last: "Котова"})
		w.stand.AddUser(vkstand.User{ID: boris, First: "Борис", Last: "Лисин"})
		w.stand.AddCommunity(vkstand.Community{ID: shop, Name: "Магазин"})
		w.cfg = vk.Config{
			GroupID: w.stand.Group(), Token: w.stand.CommunityToken(), ServiceToken: w.stand.ServiceToken(),
			API: "https://vk.test/method/", Transport: w.stand.Transport(), Now: time.Now,
			Log: slog.New(slog.NewTextHandler(w.logs, &slog.HandlerOptions{Level: slog.LevelDebug})),
		}
		if change != nil {
			change(&w.cfg)
		}
		w.vk = w.client()
		tell(w)
		w.clean(w.logs.String())
		if complaints := w.stand.Complaints(); len(complaints) > 0 {
			t.Errorf("the stand complains: %q", complaints)
		}
		if n := w.stand.TooMany(); n > 0 {
			t.Errorf("%d calls over VK's limit", n)
		}
	})
}

// network makes everything watched that the settings name.
func (w *world) network() *vk.Network {
	w.Helper()
	n, err := vk.NewNetwork(w.cfg)
	if err != nil {
		w.Fatal(err)
	}
	w.net = n
	return n
}

func (w *world) client() *vk.Client {
	w.Helper()
	c, err := vk.New(w.cfg)
	if err != nil {
		w.Fatal(err)
	}
	return c
}

// events are those that have to be switched on in Long Poll, new posts and comments first.
func events() []string {
	list := []string{"wall_post_new", "wall_reply_new"}
	for _, name := range vk.NeededEvents() {
		if !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	return list
}

// clean fails if a text that leaves the package holds a token, Long Poll's key or a resident's words.
func (w *world) clean(text string) {
	w.Helper()
	for _, secret := range []string{
		w.stand.CommunityToken(), w.stand.ServiceToken(), w.stand.UserToken(), "key1", secretWord, "Котова",
	} {
		if strings.Contains(text, secret) {
			w.Errorf("%q leaks into: %s", secret, text)
		}
	}
}

// watch runs Watch until stop is called; it waits for it to end.
func (w *world) watch() (stop func()) {
	ctx, cancel := context.WithCancel(w.Context())
	ended := make(chan error, 1)
	watch := w.vk.Watch
	if w.net != nil {
		watch = w.net.Watch
	}
	go func() { ended <- watch(ctx, w.sink) }()
	time.Sleep(5 * time.Second) // of virtual time: it has connected and waits for what happens
	synctest.Wait()
	return func() {
		w.Helper()
		cancel()
		if err := <-ended; !errors.Is(err, context.Canceled) {
			w.Errorf("Watch ended with %v", err)
		}
	}
}

// during runs part of a story with Watch running.
func (w *world) during(part func()) {
	w.Helper()
	stop := w.watch()
	part()
	stop()
}

// do fails the story when what somebody does in VK cannot be done.
func (w *world) do(err error) {
	w.Helper()
	if err != nil {
		w.Fatal(err)
	}
}

func (w *world) post(from int64, text string) int64 {
	w.Helper()
	id, err := w.stand.Post(from, text)
	if err != nil {
		w.Fatal(err)
	}
	return id
}

func (w *world) comment(post, from int64, text string, replyTo int64) int64 {
	w.Helper()
	id, err := w.stand.Comment(post, from, text, replyTo)
	if err != nil {
		w.Fatal(err)
	}
	return id
}

// source is where a message stands; comment 0 is the post itself.
func (w *world) source(post, comment, top int64) tasks.Source {
	return tasks.Source{Network: "vk", Owner: -w.stand.Group(), Post: post, Comment: comment, Thread: top}
}

// expect waits in virtual time until exactly these messages, by their ids, have been found, in any order.
func (w *world) expect(ids ...int64) {
	w.Helper()
	slices.Sort(ids)
	var got []int64
	w.until(func() bool {
		got = w.sink.ids()
		slices.Sort(got)
		return slices.Equal(got, ids)
	}, func() string { return fmt.Sprintf("found %v, want %v", got, ids) })
}

// versions waits until a message of this id has stood in exactly these ways one after another, the first as it was found;
// «—» is removed.
func (w *world) versions(id int64, want ...string) {
	w.Helper()
	var got []string
	w.until(func() bool {
		got = w.sink.versions(id)
		return slices.Equal(got, want)
	}, func() string { return fmt.Sprintf("message %d stood as %q, want %q", id, got, want) })
}

// until waits in virtual time, an hour at most.
func (w *world) until(met func() bool, what func() string) {
	w.Helper()
	ctx, cancel := context.WithTimeout(w.Context(), time.Hour)
	defer cancel()
	for !met() {
		select {
		case <-w.sink.changed:
		case <-ctx.Done():
			w.Fatalf("%s; log:\n%s", what(), w.logs)
		}
	}
}
