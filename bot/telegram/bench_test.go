package telegram_test

import (
	"context"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"otklik/bot"
	"otklik/bot/telegram"
	"otklik/internal/sandbox/tgstand"
)

// alertAmongAThousand lets a thousand ordinary messages wait and sends five alerts to five people.
func alertAmongAThousand(b *testing.B, slowest *time.Duration) {
	b.Helper()
	s := tgstand.New(tgstand.Options{Token: token})
	t, err := telegram.New(telegram.Config{Token: token, Now: time.Now, Transport: s.Transport()})
	if err != nil {
		b.Fatal(err)
	}
	for id := int64(1); id <= 1005; id++ {
		s.Person(id, "Имя", "", "")
		if err := s.Start(id, ""); err != nil {
			b.Fatal(err)
		}
	}
	ctx, cancel := context.WithCancel(b.Context())
	var work sync.WaitGroup
	for id := int64(1); id <= 1000; id++ {
		work.Go(func() { _, _ = t.Send(ctx, id, text("x"), bot.Ordinary) }) // ends with the context
	}
	if err := s.Wait(ctx, func(v tgstand.View) bool { return v.Calls("sendMessage") >= 28 }); err != nil {
		b.Fatal(err)
	}
	for id := int64(1001); id <= 1005; id++ {
		begun := time.Now()
		if _, err := t.Send(ctx, id, text("x"), bot.Urgent); err != nil {
			b.Fatal(err)
		}
		*slowest = max(*slowest, time.Since(begun))
		if err := s.Wait(ctx, func(v tgstand.View) bool { return v.Calls("sendMessage") >= 28*int(id-999) }); err != nil {
			b.Fatal(err)
		}
	}
	cancel()
	work.Wait()
	if n := s.Count429(); n > 0 {
		b.Errorf("%d calls met a limit", n)
	}
}

// BenchmarkAlertAmongAThousand measures how long an alert waits while a thousand ordinary messages do, in real time.
func BenchmarkAlertAmongAThousand(b *testing.B) {
	var slowest time.Duration
	for range b.N {
		alertAmongAThousand(b, &slowest)
	}
	b.ReportMetric(float64(slowest.Microseconds()), "µs-slowest-alert")
}

// BenchmarkAnswer measures one answer to a tap over a loopback socket.
func BenchmarkAnswer(b *testing.B) {
	s := tgstand.New(tgstand.Options{Token: token})
	server := httptest.NewServer(s)
	defer server.Close()
	t, err := telegram.New(telegram.Config{Token: token, Now: time.Now, API: server.URL})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if err := t.Answer(b.Context(), "1", "Согласовано", false); err != nil {
			b.Fatal(err)
		}
	}
}
