package tgstand

import (
	"math"
	"slices"
	"time"
)

const (
	keptUpdates   = 24 * time.Hour     // Telegram keeps an update no longer
	renumberAfter = 7 * 24 * time.Hour // then the next update id is chosen at random
	longestPoll   = 50 * time.Second
	rememberedIDs = 10_000 // for Redeliver
)

// updates is the queue of what happened and is not confirmed yet.
type updates struct {
	last    int // newest id given out
	lastAt  time.Time
	queue   []queued
	again   []wireUpdate // to be given once more, confirmed or not
	past    []wireUpdate
	allowed []string // nil means Telegram's default
	wake    chan struct{}
	poll    *poll
}

type queued struct {
	update wireUpdate
	at     time.Time
}

// poll is the getUpdates that is waiting. Another one ends it.
type poll struct{ ended chan string }

// emit queues an update, unless the program has asked not to get its kind.
func (s *Server) emit(u wireUpdate) {
	q := &s.updates
	now := s.now()
	if !q.lastAt.IsZero() && now.Sub(q.lastAt) >= renumberAfter {
		q.last = 100_000_000 + s.rand.IntN(800_000_000)
	}
	defer s.watchers.Wake()
	if len(q.allowed) > 0 && !slices.Contains(q.allowed, u.kind()) {
		return
	}
	q.last++
	q.lastAt = now
	u.ID = q.last
	q.queue = append(q.queue, queued{u, now})
	if len(q.past) == rememberedIDs {
		q.past = slices.Delete(q.past, 0, rememberedIDs/2)
	}
	q.past = append(q.past, u)
	s.arrived()
}

// arrived wakes whoever delivers updates.
func (s *Server) arrived() {
	close(s.updates.wake)
	s.updates.wake = make(chan struct{})
	s.deliverToWebhook()
}

// Redeliver gives an update once more, with its old id, as happens when a confirmation is lost. It says whether the
// update is known.
func (s *Server) Redeliver(updateID int) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, u := range slices.Backward(s.updates.past) {
		if u.ID == updateID {
			s.updates.again = append(s.updates.again, u)
			s.arrived()
			return true
		}
	}
	return false
}

// LastUpdate is the id of the newest update.
func (s *Server) LastUpdate() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.updates.last
}

// Pending counts the updates that are not confirmed.
func (s *Server) Pending() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.updates.queue) + len(s.updates.again)
}

// getUpdates confirms what is before the offset and gives the rest, waiting up to the timeout when there is nothing.
func (c *call) getUpdates() (any, *failure) {
	s := c.s
	q := &s.updates
	if s.hook.url != "" {
		return nil, conflict("can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first")
	}
	if _, given := c.params["allowed_updates"]; given {
		var kinds []string
		if err := c.json("allowed_updates", &kinds); err != nil {
			return nil, bad("can't parse allowed updates JSON object")
		}
		q.allowed = kinds
	}
	q.end("terminated by other getUpdates request; make sure that only one bot instance is running")
	q.confirm(c.int("offset"))
	limit := c.int("limit")
	if limit <= 0 || limit > 100 {
		limit = 100
	}
	return c.wait(limit, min(time.Duration(max(c.int("timeout"), 0))*time.Second, longestPoll))
}

// wait gives up the lock while there is nothing to give.
func (c *call) wait(limit int, timeout time.Duration) (any, *failure) {
	s, q := c.s, &c.s.updates
	me := &poll{ended: make(chan string, 1)}
	q.poll = me
	defer func() {
		if q.poll == me {
			q.poll = nil
		}
	}()
	timer := time.NewTimer(timeout)
	defer timer.Stop()
	for expired := timeout == 0; ; {
		if batch := q.batch(limit, s.now()); len(batch) > 0 || expired {
			return batch, nil
		}
		wake := q.wake
		reason := ""
		s.mu.Unlock()
		select {
		case <-wake:
		case reason = <-me.ended:
		case <-timer.C:
			expired = true
		case <-c.r.Context().Done():
			expired = true
		}
		s.mu.Lock()
		if reason != "" {
			return nil, conflict(reason)
		}
		if c.r.Context().Err() != nil { // nobody hears the answer: what it would carry must stay
			return []wireUpdate{}, nil
		}
	}
}

// end finishes the waiting poll, if any, with a conflict.
func (q *updates) end(reason string) {
	if q.poll != nil {
		q.poll.ended <- reason
		q.poll = nil
	}
}

// confirm forgets what is before the offset. A negative one counts from the end and forgets all before it; one that
// lies far beyond the newest id belongs to an older numbering and confirms nothing.
func (q *updates) confirm(offset int) {
	if offset < 0 {
		keep := min(-offset, len(q.queue))
		q.queue = slices.Delete(q.queue, 0, len(q.queue)-keep)
		return
	}
	if offset > q.last+10 {
		return
	}
	q.queue = slices.DeleteFunc(q.queue, func(u queued) bool { return u.update.ID < offset })
}

// batch is what a poll gets now. Repeats go once; the rest stays until it is confirmed.
func (q *updates) batch(limit int, now time.Time) []wireUpdate {
	q.queue = slices.DeleteFunc(q.queue, func(u queued) bool { return now.Sub(u.at) >= keptUpdates })
	batch := []wireUpdate{}
	repeats := min(limit, len(q.again))
	batch = append(batch, q.again[:repeats]...)
	q.again = slices.Delete(q.again, 0, repeats)
	for _, u := range q.queue {
		if len(batch) == limit {
			break
		}
		batch = append(batch, u.update)
	}
	return batch
}

// drop forgets everything that waits.
func (q *updates) drop() { q.queue, q.again = nil, nil }

// confirmOne forgets an update that a webhook has taken.
func (q *updates) confirmOne(id int) {
	q.queue = slices.DeleteFunc(q.queue, func(u queued) bool { return u.update.ID == id })
}

// next is what a webhook gets now.
func (q *updates) next(now time.Time) (u wireUpdate, repeat, ok bool) {
	if len(q.again) > 0 {
		return q.again[0], true, true
	}
	if batch := q.batch(math.MaxInt, now); len(batch) > 0 {
		return batch[0], false, true
	}
	return wireUpdate{}, false, false
}
