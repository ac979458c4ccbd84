package workflow

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"time"

	"otklik/tasks"
)

// ViewSilence tells administrators which sources have fallen silent, and which speak again. It belongs to no task.
const ViewSilence tasks.View = "silence"

const (
	silenceCursor = "silence"
	silenceShown  = time.Hour // how long a silence that is over is still told of
)

// Silence is which sources that usually speak do not.
type Silence struct {
	Since map[string]time.Time `json:"since,omitempty"` // by the source's name for people: since when nothing comes
	Over  map[string]time.Time `json:"over,omitempty"`  // when it was noticed that a source speaks again
}

// Silent is what was told of silent sources last.
func (f *Flow) Silent(ctx context.Context) (s Silence, err error) {
	value, err := f.Cursor(ctx, silenceCursor)
	if err != nil {
		return Silence{}, fmt.Errorf("silence: %w", err)
	}
	if value != "" && json.Unmarshal([]byte(value), &s) != nil {
		return Silence{}, nil //nolint:nilerr // it is told anew
	}
	return s, nil
}

// Silences tells the administrators once when a source falls silent and once when it speaks again. now holds all that are silent.
func (f *Flow) Silences(ctx context.Context, now map[string]time.Time) error {
	was, err := f.Silent(ctx)
	if err != nil {
		return err
	}
	at := f.now()
	next := Silence{Since: now, Over: maps.Clone(was.Over)}
	if next.Over == nil {
		next.Over = map[string]time.Time{}
	}
	maps.DeleteFunc(next.Over, func(_ string, over time.Time) bool { return at.Sub(over) > silenceShown })
	changed := false
	for name := range now {
		if _, known := was.Since[name]; !known {
			changed = true
			delete(next.Over, name)
		}
	}
	for name := range was.Since {
		if _, still := now[name]; !still {
			changed = true
			next.Over[name] = at
		}
	}
	if !changed {
		return nil
	}
	roster, err := f.People(ctx)
	if err != nil {
		return err
	}
	c := Commit{Cursors: map[string]string{silenceCursor: string(encode(next))}}
	for _, p := range roster.With(tasks.Admin) {
		if p.Account != 0 {
			c.Put = append(c.Put, NoticeItem(tasks.Notice{Person: p.ID, View: ViewSilence, Call: at.UnixNano()}, at))
		}
	}
	if err := f.Commit(ctx, c); err != nil && !errors.Is(err, ErrRepeated) {
		return fmt.Errorf("tell of silence: %w", err)
	}
	return nil
}
