package vk_test

import (
	"context"
	"log/slog"
	"net/http/httptest"
	"testing"
	"time"

	"otklik/internal/sandbox/vkstand"
	"otklik/tasks"
	"otklik/vk"
)

// BenchmarkFound is the way of a comment from the wall to the sink over loopback: the wake-up of the poll, decoding and,
// for an author who is known already, no other call.
func BenchmarkFound(b *testing.B) {
	stand := vkstand.New(vkstand.Options{NoLimits: true})
	server := httptest.NewServer(stand)
	defer server.Close()
	c, err := vk.New(vk.Config{
		GroupID: stand.Group(), Token: stand.CommunityToken(), API: server.URL + "/method/", LookBack: -1, Now: time.Now,
		Log: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		b.Fatal(err)
	}
	stand.AddUser(vkstand.User{ID: anna, First: "Анна"})
	post, err := stand.Post(-stand.Group(), "Новости")
	if err != nil {
		b.Fatal(err)
	}
	ctx, cancel := context.WithCancel(b.Context())
	sink, ended := make(signal, 1), make(chan error, 1)
	go func() { ended <- c.Watch(ctx, sink) }()
	<-sink // the first place is stored
	for b.Loop() {
		if _, err := stand.Comment(post, anna, "Где автобус?", 0); err != nil {
			b.Fatal(err)
		}
		<-sink
	}
	cancel()
	<-ended
}

// signal is a sink that only tells when it has taken a batch.
type signal chan struct{}

func (signal) Cursor(context.Context, string) (string, error) { return "", nil }

func (signal) Found(context.Context, []tasks.Found) error { return nil }

func (signal) Changed(context.Context, []tasks.SourceChange) error { return nil }

func (s signal) Standing(context.Context) ([]tasks.Source, error) { return nil, nil }

func (signal) Echoed(context.Context, []tasks.Echo) error { return nil }

func (s signal) Keep(context.Context, vk.Cursor) error {
	s <- struct{}{}
	return nil
}
