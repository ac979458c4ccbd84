package sqlite

import (
	"context"
	"fmt"
	"time"
)

// leader is the lease of the leader. Only the fence is on the disk: a process that opens the store is alone with it, and
// the lease of one that died must not keep it waiting.
type leader struct {
	fence  int64
	holder string
	until  time.Time
}

// Lead implements workflow.Leaders.
func (s *Store) Lead(ctx context.Context, holder string, now time.Time, ttl time.Duration) (fence int64, leading bool, err error) {
	var got int64 // the writer's until it has answered: it may still be at it when ctx ends
	var leads bool
	err = s.writer.do(ctx, func(w *writer) (err error) {
		got, leads, err = w.lead(holder, now, ttl)
		return err
	})
	if err != nil {
		return 0, false, fmt.Errorf("lead: %w", err)
	}
	return got, leads, nil
}

func (w *writer) lead(holder string, now time.Time, ttl time.Duration) (fence int64, leading bool, err error) {
	l := &w.leader
	if l.holder != holder {
		if l.holder != "" && now.Before(l.until) {
			return l.fence, false, nil
		}
		l.holder, l.fence = holder, l.fence+1
		if _, err := w.exec("UPDATE meta SET value = ?1 WHERE name = 'fence'", l.fence); err != nil {
			return 0, false, err
		}
	}
	l.until = now.Add(ttl)
	return l.fence, true, nil
}

// Resign implements workflow.Leaders.
func (s *Store) Resign(ctx context.Context, holder string) error {
	return s.writer.do(ctx, func(w *writer) error {
		if w.leader.holder == holder {
			w.leader.holder = ""
		}
		return nil
	})
}
