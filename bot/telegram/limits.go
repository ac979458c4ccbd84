package telegram

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"otklik/bot"
)

// Telegram's limits, https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this. Messages and edits
// count; getUpdates and answerCallbackQuery do not.
const (
	perSecond    = 30 // over all chats, in any sliding second
	perGroup     = 20 // in any sliding minute
	privateSpan  = time.Second
	privateBurst = 3 // messages that may run ahead of one a second, to be made up for

	classes  = 3
	patience = 2 * time.Second // a chat that needs longer is the caller's to come back to
	jointly  = time.Second     // two chats told to wait within it mean that everything must
	manyKept = 1024            // chats remembered before the idle ones are forgotten
)

// share is how many of the messages in a second may have gone when one more of a class goes: slots are kept for alerts.
func share(c bot.Class) int { return perSecond - int(c) }

// order asks to send n messages to a chat at once.
type order struct {
	chat  int64
	class bot.Class
	n     int  // messages now
	room  int  // messages now and in the orders that will follow as one with it; at least n
	begun bool // follows what has been sent already: waits as long as it takes
}

// turn is a permission to send now. Its holder calls done when the answer is there.
type turn struct {
	chat   *chatLimit
	stamps []*stamp
	start  time.Time // from when on they use up a private chat
}

type waiter struct {
	order
	granted chan struct{} // closed when the order may go, or when refused is set
	turn    *turn
	refused *bot.Failure
}

// limits lets messages go as fast as Telegram takes them: urgent first, then in the order of asking, and a chat that
// must wait holds up no other. Granting is done by whoever changes something, and by one timer while somebody waits.
type limits struct {
	mu     sync.Mutex
	clock  clock
	all    window
	chats  map[int64]*chatLimit
	keep   int // chats
	queues [classes][]*waiter
	frozen time.Time
	hit    time.Time // when a chat was last told to wait
	hitBy  int64
	timer  *time.Timer
}

func newLimits(now func() time.Time) *limits {
	return &limits{clock: clock{now: now}, all: window{span: time.Second}, chats: map[int64]*chatLimit{}, keep: manyKept}
}

// acquire waits for an order's turn. It fails at once when its chat must wait longer than patience, telling how long,
// and when the context ends.
func (l *limits) acquire(ctx context.Context, o order) (*turn, *bot.Failure) {
	if err := ctx.Err(); err != nil {
		return nil, &bot.Failure{Class: bot.Again, Err: fmt.Errorf("wait for a slot: %w", err)}
	}
	w, f := l.enqueue(o)
	if f != nil {
		return nil, f
	}
	select {
	case <-w.granted:
		return w.turn, w.refused
	case <-ctx.Done():
		l.leave(w)
		return nil, &bot.Failure{Class: bot.Again, Err: fmt.Errorf("wait for a slot: %w", ctx.Err())}
	}
}

var errChatWaits = errors.New("the chat has used up its messages for now")

func (l *limits) enqueue(o order) (*waiter, *bot.Failure) {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.clock.read()
	chat := l.chat(o.chat, now)
	if wait := l.chatWait(chat, o, chat.ahead(o.class), now); wait > patience && !o.begun {
		return nil, &bot.Failure{Class: bot.Again, After: wait, Err: errChatWaits}
	}
	w := &waiter{order: o, granted: make(chan struct{})}
	l.queues[o.class] = append(l.queues[o.class], w)
	chat.waiting[o.class] += o.n
	l.grant(now)
	return w, nil
}

// chat finds a chat's limits, and forgets those of idle chats when there are many.
func (l *limits) chat(id int64, now time.Time) *chatLimit {
	c := l.chats[id]
	if c != nil {
		return c
	}
	if len(l.chats) >= l.keep {
		for other, limit := range l.chats {
			if limit.idle(now) {
				delete(l.chats, other)
			}
		}
		l.keep = max(manyKept, 2*len(l.chats))
	}
	c = &chatLimit{group: id < 0, recent: window{span: time.Minute}}
	l.chats[id] = c
	return c
}

func (l *limits) chatWait(c *chatLimit, o order, ahead int, now time.Time) time.Duration {
	return max(c.wait(o, ahead, now), l.frozen.Sub(now))
}

// leave takes back an order whose caller has gone; a turn granted meanwhile is given back unused.
func (l *limits) leave(w *waiter) {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.clock.read()
	if w.turn != nil {
		for _, s := range w.turn.stamps {
			s.taken = false
		}
		w.turn.chat.paid = w.turn.chat.paid.Add(-time.Duration(w.n) * privateSpan)
	} else if w.refused == nil {
		l.queues[w.class] = slices.DeleteFunc(l.queues[w.class], func(o *waiter) bool { return o == w })
		l.chats[w.chat].waiting[w.class] -= w.n
	}
	l.grant(now)
}

// done tells that a turn's answer has come, or will not.
func (l *limits) done(t *turn) {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.clock.read()
	for _, s := range t.stamps {
		if now.Before(s.at) {
			s.at = now
		}
	}
	if late := min(now.Sub(t.start), longestFlight); late > 0 {
		t.chat.paid = t.chat.paid.Add(late) // it may have begun to count only now
	}
	l.grant(now)
}
