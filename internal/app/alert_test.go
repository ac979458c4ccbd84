package app_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"otklik/internal/alert"
	"otklik/internal/sandbox/tgstand"
)

// pager is a second way that notes what it is given.
type pager struct {
	mu  sync.Mutex
	got []alert.Message
}

func (*pager) Name() string { return "hook" }

func (p *pager) Send(_ context.Context, m alert.Message) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.got = append(p.got, m)
	return nil
}

// told lists kinds and states, in the order in which they came.
func (p *pager) told() (list []string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, m := range p.got {
		list = append(list, string(m.Kind)+" "+string(m.State))
	}
	return list
}

// withPager gives the town a second way.
func (tw *town) withPager() *pager {
	p := new(pager)
	tw.stop()
	tw.ways = []alert.Way{p}
	tw.start()
	return p
}

func (tw *town) readyz() (status int, body string) {
	said := httptest.NewRecorder()
	tw.program.Handler().ServeHTTP(said, httptest.NewRequest(http.MethodGet, "/readyz", nil))
	return said.Code, said.Body.String()
}

// Telegram cannot be reached: what is to be said waits, /readyz says so, the second way is told once and once again when it is over,
// without a word of a resident's; a restart meanwhile repeats nothing.
func TestTelegramUnreachable(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		p := tw.withPager()
		time.Sleep(time.Minute)
		lift := tw.tg.Fail(tgstand.Fault{Times: -1, Kind: tgstand.CutBefore})
		_, err := tw.vk.Comment(tw.post, maria, "Нет света", 0)
		must(t, err)
		time.Sleep(4 * time.Minute)
		status, said := tw.readyz()
		if status != http.StatusServiceUnavailable || !strings.Contains(said, "telegram: last cycle ended") || !strings.Contains(said, "is kept (2)") {
			t.Errorf("/readyz: %d %s", status, said)
		}
		if got := p.told(); len(got) != 0 {
			t.Errorf("told too early: %q", got)
		}
		time.Sleep(10 * time.Minute)
		tw.stop()
		tw.start()
		time.Sleep(3 * time.Hour) // longer than a message would be tried for its own failures
		if got := p.told(); !slices.Equal(got, []string{"telegram begins"}) {
			t.Errorf("told %q", got)
		}
		lift()
		tw.expectWithin(anna, 10*time.Minute, "Нет света", "Зарегистрировать")
		time.Sleep(time.Minute)
		if got := p.told(); !slices.Equal(got, []string{"telegram begins", "telegram ends"}) {
			t.Errorf("told %q", got)
		}
		for _, m := range p.got {
			if words := m.Title + m.Text; strings.Contains(words, "света") || strings.Contains(words, "Мария") || strings.Contains(words, "Иванова") {
				t.Errorf("an alert says %q", words)
			}
		}
		if status, said := tw.readyz(); status != http.StatusOK {
			t.Errorf("/readyz: %d %s", status, said)
		}
	})
}

// Nobody directs and nobody can be told of it in Telegram: the second way is.
func TestNobodyCanBeReached(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		p := tw.withPager()
		must(t, tw.tg.Block(pyotr))
		time.Sleep(10 * time.Minute)
		if got := p.told(); !slices.Equal(got, []string{"nobody begins"}) || !strings.Contains(p.got[0].Text, "направлять и проверять некому") {
			t.Errorf("told %q %v", got, p.got)
		}
		must(t, tw.tg.Unblock(pyotr))
		time.Sleep(time.Minute)
		if got := p.told(); !slices.Equal(got, []string{"nobody begins", "nobody ends"}) {
			t.Errorf("told %q", got)
		}
	})
}

// A token that Telegram refuses ends the program, and the second way hears of it first.
func TestARevokedTokenIsToldOfBeforeTheEnd(t *testing.T) {
	bubble(t, func(t *testing.T, tw *town) {
		p := tw.withPager()
		time.Sleep(time.Minute)
		tw.ended = func(err error) {
			if !strings.Contains(err.Error(), "telegram.token") {
				t.Errorf("ended by %v", err)
			}
		}
		tw.tg.Fail(tgstand.Fault{Method: "getUpdates", Code: http.StatusUnauthorized, Description: "Unauthorized"})
		time.Sleep(time.Minute)
		synctest.Wait()
		if got := p.told(); !slices.Equal(got, []string{"telegram begins"}) || !strings.Contains(p.got[0].Text, "@BotFather") {
			t.Errorf("told %q", got)
		}
	})
}
