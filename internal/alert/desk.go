package alert

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"time"
)

// Pauses of a way that does not work.
const (
	firstPause = 15 * time.Second
	maxPause   = 10 * time.Minute
	growsAfter = time.Hour // trouble that grows is told of again, this long after it was told of last
)

// Trouble is something that is wrong now.
type Trouble struct {
	Kind  Kind
	Since time.Time // zero: since it was seen first
	Size  int       // of what can grow; else 0
	Title string
	Text  string // what is wrong and what to do; no resident's word
	Now   bool   // is told of at once
}

// Place keeps across restarts what has been told.
type Place interface {
	// Load returns what Save was last given, "" when it never was.
	Load(ctx context.Context) (string, error)
	Save(ctx context.Context, value string) error
}

// Desk tells of trouble by every way, once when it has lasted for a while and once when it is over. What has been told is kept, so
// neither a restart nor another leader tells it again; a way that does not work is tried again, others are not held up.
type Desk struct {
	Ways  []Way
	After time.Duration
	Place Place
	Now   func() time.Time
	Zone  *time.Location
	Log   *slog.Logger

	told   told
	unkept bool // told is newer than the Place's
	first  map[Kind]time.Time
	tries  map[string]tries
}

// told is what each way has told of and not yet called over.
type told map[string]map[Kind]begun

type begun struct {
	Since time.Time `json:"since"`
	Title string    `json:"title"`
	Size  int       `json:"size,omitempty"`
	At    time.Time `json:"at"` // when it was told
}

// tries is how often in a row a way has failed, and until when it rests.
type tries struct {
	n    int
	next time.Time
}

// Look compares what is wrong with what has been told, and tells the difference. One Look at a time. An error is of the Place: then
// what was told is kept in memory and with the next Look.
func (d *Desk) Look(ctx context.Context, troubles []Trouble) error {
	if err := d.recall(ctx); err != nil {
		return err
	}
	now := d.Now()
	troubles = d.lasting(troubles, now)
	for _, w := range d.Ways {
		if now.Before(d.tries[w.Name()].next) {
			continue
		}
		for _, m := range d.due(w.Name(), troubles, now) {
			if !d.send(ctx, w, m, now) {
				break
			}
		}
	}
	return d.keep(ctx)
}

// recall reads what has been told, by this process or the one that led before it.
func (d *Desk) recall(ctx context.Context) error {
	if d.unkept {
		return nil
	}
	text, err := d.Place.Load(ctx)
	if err != nil {
		if d.told != nil { // the store may be the trouble: what this process knows will do
			return nil
		}
		return fmt.Errorf("what was told: %w", err)
	}
	d.told = told{}
	if text == "" {
		return nil
	}
	if err := json.Unmarshal([]byte(text), &d.told); err != nil {
		return fmt.Errorf("what was told: %w", err)
	}
	return nil
}

// lasting leaves what has lasted long enough to be told of, or was told already, each with its beginning.
func (d *Desk) lasting(list []Trouble, now time.Time) []Trouble {
	first := map[Kind]time.Time{}
	var out []Trouble
	for _, t := range list {
		seen, before := d.first[t.Kind]
		if !before {
			seen = now
		}
		first[t.Kind] = seen
		if t.Since.IsZero() {
			t.Since = seen
		}
		t.Now = t.Now || now.Sub(t.Since) >= d.After
		out = append(out, t)
	}
	d.first = first
	return out
}

// message is what is to be told, and what will have been told then; a zero begun ends it.
type message struct {
	Message
	after begun
}

// due lists what one way has still to tell.
func (d *Desk) due(way string, troubles []Trouble, now time.Time) []message {
	var list []message
	for _, t := range troubles {
		was, known := d.told[way][t.Kind]
		grown := t.Size > was.Size && now.Sub(was.At) >= growsAfter
		if t.Now && (!known || grown) {
			list = append(list, message{
				Message{t.Kind, Begins, t.Title, d.begins(t), t.Since}, begun{t.Since, t.Title, t.Size, now},
			})
		}
	}
	for _, kind := range []Kind{Telegram, VK, Nobody, Buried, Work} {
		was, known := d.told[way][kind]
		if known && !slices.ContainsFunc(troubles, func(t Trouble) bool { return t.Kind == kind }) {
			list = append(list, message{Message: Message{kind, Ends, "Отклик: прошло. " + was.Title, d.ends(was, now), now}})
		}
	}
	return list
}

func (d *Desk) begins(t Trouble) string {
	return "С " + d.when(t.Since) + ". " + t.Text
}

func (d *Desk) ends(was begun, now time.Time) string {
	return "Началось " + d.when(was.Since) + ", закончилось " + d.when(now) + ". Делать ничего не нужно."
}

func (d *Desk) when(t time.Time) string { return t.In(d.Zone).Format("02.01.2006 15:04") }

// send tells one thing; false lets the way rest.
func (d *Desk) send(ctx context.Context, w Way, m message, now time.Time) bool {
	name := w.Name()
	if d.tries == nil {
		d.tries = map[string]tries{}
	}
	if m.State == Begins {
		m.Title = "Отклик: " + m.Title
	}
	if err := w.Send(ctx, m.Message); err != nil {
		t := d.tries[name]
		pause := min(firstPause<<min(t.n, 10), maxPause)
		d.tries[name] = tries{t.n + 1, now.Add(pause)}
		if ctx.Err() == nil {
			d.Log.Warn("an alert was not sent", "way", name, "kind", m.Kind, "attempt", t.n+1, "err", err)
		}
		return false
	}
	delete(d.tries, name)
	if d.told[name] == nil {
		d.told[name] = map[Kind]begun{}
	}
	if m.State == Ends {
		delete(d.told[name], m.Kind)
	} else {
		d.told[name][m.Kind] = m.after
	}
	d.unkept = true
	d.Log.Info("an alert was sent", "way", name, "kind", m.Kind, "state", m.State)
	return true
}

// keep notes what was told.
func (d *Desk) keep(ctx context.Context) error {
	if !d.unkept {
		return nil
	}
	data, err := json.Marshal(d.told)
	if err == nil {
		err = d.Place.Save(ctx, string(data))
	}
	if err != nil {
		return fmt.Errorf("note what was told: %w", err)
	}
	d.unkept = false
	return nil
}

// Try sends a trial by a way.
func Try(ctx context.Context, w Way, now time.Time) error {
	return w.Send(ctx, Message{Trial, Tried, "Отклик: проверка тревог",
		"Это проверка: тревоги «Отклика» приходят сюда. Делать ничего не нужно.", now})
}
