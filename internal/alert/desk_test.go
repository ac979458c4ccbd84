package alert_test

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"otklik/internal/alert"
)

var errDown = errors.New("down")

// way notes what it is given; it fails while broken.
type way struct {
	name   string
	broken bool
	tries  int
	got    []string
}

func (w *way) Name() string { return w.name }

func (w *way) Send(_ context.Context, m alert.Message) error {
	w.tries++
	if w.broken {
		return errDown
	}
	w.got = append(w.got, string(m.Kind)+" "+string(m.State))
	return nil
}

// place is a cursor in memory; it fails while broken.
type place struct {
	value  string
	broken bool
}

func (p *place) Load(context.Context) (string, error) {
	if p.broken {
		return "", errDown
	}
	return p.value, nil
}

func (p *place) Save(_ context.Context, value string) error {
	if p.broken {
		return errDown
	}
	p.value = value
	return nil
}

type world struct {
	*testing.T
	now        time.Time
	hook, mail way
	place      place
	desk       *alert.Desk
}

func newWorld(t *testing.T) *world {
	w := &world{T: t, now: time.Date(2026, 11, 23, 7, 0, 0, 0, time.UTC), hook: way{name: "hook"}, mail: way{name: "mail"}}
	w.restart()
	return w
}

func (w *world) restart() {
	w.desk = &alert.Desk{
		Ways: []alert.Way{&w.hook, &w.mail}, After: 5 * time.Minute, Place: &w.place, Zone: time.UTC,
		Now: func() time.Time { return w.now }, Log: slog.New(slog.DiscardHandler),
	}
}

// during looks every five seconds for a while.
func (w *world) during(d time.Duration, troubles ...alert.Trouble) {
	w.Helper()
	for end := w.now.Add(d); w.now.Before(end); w.now = w.now.Add(5 * time.Second) {
		if err := w.desk.Look(w.Context(), troubles); err != nil && !w.place.broken {
			w.Fatal(err)
		}
	}
}

func (w *world) told(got way, want ...string) {
	w.Helper()
	if !slices.Equal(got.got, want) {
		w.Errorf("by %s: %q, want %q", got.name, got.got, want)
	}
}

func trouble(k alert.Kind) alert.Trouble {
	return alert.Trouble{Kind: k, Title: "Беда", Text: "Что сделать."}
}

func TestToldOnceWhenItBeginsAndOnceWhenItEnds(t *testing.T) {
	w := newWorld(t)
	w.during(4*time.Minute, trouble(alert.Telegram))
	w.during(time.Minute)
	w.told(w.hook) // too short
	w.during(time.Hour, trouble(alert.Telegram))
	w.told(w.hook, "telegram begins")
	w.restart() // what has been told is known
	w.during(time.Hour, trouble(alert.Telegram), trouble(alert.VK))
	w.told(w.hook, "telegram begins", "vk begins")
	w.during(time.Hour, trouble(alert.VK))
	w.during(time.Hour)
	w.told(w.hook, "telegram begins", "vk begins", "telegram ends", "vk ends")
	w.told(w.mail, "telegram begins", "vk begins", "telegram ends", "vk ends")
}

func TestABrokenWayHoldsUpNoOther(t *testing.T) {
	w := newWorld(t)
	w.hook.broken = true
	w.during(time.Hour, trouble(alert.Nobody))
	w.told(w.mail, "nobody begins")
	if w.hook.tries < 5 || w.hook.tries > 12 {
		t.Errorf("tried %d times in an hour", w.hook.tries)
	}
	w.hook.broken = false
	w.during(11*time.Minute, trouble(alert.Nobody))
	w.told(w.hook, "nobody begins")
	w.hook.broken = true
	w.during(time.Hour)
	w.during(time.Hour, trouble(alert.Nobody)) // again before the end was told: still the same trouble to the hook
	w.hook.broken = false
	w.during(11*time.Minute, trouble(alert.Nobody))
	w.told(w.hook, "nobody begins")
	w.told(w.mail, "nobody begins", "nobody ends", "nobody begins")
}

func TestWhatGrowsIsToldAgainAfterAnHour(t *testing.T) {
	w := newWorld(t)
	buried := func(n int) alert.Trouble {
		x := trouble(alert.Buried)
		x.Size = n
		return x
	}
	w.during(10*time.Minute, buried(1))
	w.during(10*time.Minute, buried(3))
	w.told(w.hook, "buried begins")
	w.during(time.Hour, buried(3))
	w.during(3*time.Hour, buried(3))
	w.told(w.hook, "buried begins", "buried begins")
}

func TestAStoreThatDoesNotAnswerRepeatsNothing(t *testing.T) {
	w := newWorld(t)
	w.during(time.Minute)
	w.place.broken = true
	w.during(time.Hour, trouble(alert.Work))
	w.place.broken = false
	w.during(time.Hour, trouble(alert.Work))
	w.told(w.hook, "work begins")
	if !strings.Contains(w.place.value, `"work"`) {
		t.Errorf("kept is %s", w.place.value)
	}
}

func TestWhatMustBeToldAtOnceIs(t *testing.T) {
	w := newWorld(t)
	x := trouble(alert.Telegram)
	x.Now = true
	w.during(time.Second, x)
	w.told(w.hook, "telegram begins")
}
