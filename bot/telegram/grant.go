package telegram

import (
	"time"

	"otklik/bot"
)

// grant gives turns to all who may go now and sets the timer for the next who may. The limits are locked.
func (l *limits) grant(now time.Time) {
	held := map[int64]bool{} // chats whose first in the queue cannot go yet
	next := time.Duration(-1)
	later := func(wait time.Duration) {
		if next < 0 || wait < next {
			next = wait
		}
	}
	for class := range l.queues {
		queue, kept := l.queues[class], l.queues[class][:0]
		for i, w := range queue {
			chat := l.chats[w.chat]
			if held[w.chat] {
				kept = append(kept, w)
				continue
			}
			if wait := l.chatWait(chat, w.order, 0, now); wait > 0 {
				held[w.chat] = true
				later(wait)
				kept = append(kept, w)
				continue
			}
			if wait := l.all.wait(w.n, share(w.class), now); wait > 0 {
				later(wait)
				kept = append(kept, queue[i:]...) // they are for later as well, and so is every lesser class
				l.keepQueue(class, kept)
				l.wake(next)
				return
			}
			l.let(w, chat, now)
		}
		l.keepQueue(class, kept)
	}
	l.wake(next)
}

// keepQueue puts back who still waits and lets the others be collected.
func (l *limits) keepQueue(class int, kept []*waiter) {
	clear(l.queues[class][len(kept):])
	l.queues[class] = kept
}

// let gives a waiter its turn.
func (l *limits) let(w *waiter, chat *chatLimit, now time.Time) {
	t := &turn{chat: chat, stamps: make([]*stamp, w.n)}
	for i := range t.stamps {
		t.stamps[i] = &stamp{at: now.Add(longestFlight), taken: true}
	}
	l.all.stamps = append(l.all.stamps, t.stamps...)
	t.start = chat.take(t.stamps, now)
	chat.waiting[w.class] -= w.n
	w.turn = t
	close(w.granted)
}

// wake sets the timer that grants again; a negative wait means that nobody waits.
func (l *limits) wake(wait time.Duration) {
	if l.timer != nil {
		l.timer.Stop()
		l.timer = nil
	}
	if wait < 0 {
		return
	}
	l.timer = time.AfterFunc(wait, func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.grant(l.clock.read())
	})
}

// freeze holds a chat that Telegram has told to wait; a second one within a moment means that it was the limit over all
// chats, so everything is held. Who waits there and would wait too long is told so.
func (l *limits) freeze(chat int64, d time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.clock.read()
	until := now.Add(d)
	if c := l.chat(chat, now); c.frozen.Before(until) {
		c.frozen = until
	}
	if l.hitBy != 0 && l.hitBy != chat && now.Sub(l.hit) <= jointly && l.frozen.Before(until) {
		l.frozen = until
	}
	l.hit, l.hitBy = now, chat
	for class, queue := range l.queues {
		kept := queue[:0]
		for _, w := range queue {
			limit := l.chats[w.chat]
			wait := l.chatWait(limit, w.order, 0, now)
			if wait <= patience || w.begun {
				kept = append(kept, w)
				continue
			}
			limit.waiting[class] -= w.n
			w.refused = &bot.Failure{Class: bot.Again, After: wait, Err: errChatWaits}
			close(w.granted)
		}
		l.keepQueue(class, kept)
	}
	l.grant(now)
}

// clock reads the injected clock so that it never goes back: a step back goes on from where it was.
type clock struct {
	now   func() time.Time
	last  time.Time
	shift time.Duration
}

func (c *clock) read() time.Time {
	t := c.now().Add(c.shift)
	if t.Before(c.last) {
		c.shift += c.last.Sub(t)
		t = c.last
	}
	c.last = t
	return t
}
