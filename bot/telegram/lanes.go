package telegram

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"otklik/bot"
)

// sideBySide is how many chats are handled at once.
const sideBySide = 16

// errPanic stands for what a handler panicked with, which may quote people.
var errPanic = errors.New("the handler panicked")

// lanes handle updates: those of a chat one after another, chats side by side.
type lanes struct {
	ctx     context.Context // nothing begins after it; both live as long as one Poll
	grace   context.Context // of what has begun
	bot     *Bot
	handler bot.Handler
	slots   chan struct{}
	work    sync.WaitGroup

	mu      sync.Mutex
	chats   map[int64]*lane
	pending map[int64]struct{} // ids that are given and not handled
	changed chan struct{}      // closed when something is handled or fails
}

// lane is one chat's updates in order.
type lane struct {
	queue   []given
	failing bool
}

type given struct {
	id     int64
	update bot.Update
}

func newLanes(ctx, grace context.Context, b *Bot, h bot.Handler) *lanes {
	return &lanes{ctx: ctx, grace: grace, bot: b, handler: h, slots: make(chan struct{}, sideBySide),
		chats: map[int64]*lane{}, pending: map[int64]struct{}{}, changed: make(chan struct{})}
}

// give queues an update.
func (l *lanes) give(id int64, u bot.Update) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.pending[id] = struct{}{}
	if chat := l.chats[u.Chat]; chat != nil {
		chat.queue = append(chat.queue, given{id, u})
		return
	}
	chat := &lane{queue: []given{{id, u}}}
	l.chats[u.Chat] = chat
	l.work.Go(func() { l.run(u.Chat, chat) })
}

// run handles a chat's updates until none is left or the context ends.
func (l *lanes) run(chat int64, lane *lane) {
	pause := backoff{}
	for {
		l.mu.Lock()
		if len(lane.queue) == 0 {
			delete(l.chats, chat)
			l.mu.Unlock()
			return
		}
		next := lane.queue[0]
		l.mu.Unlock()
		select {
		case l.slots <- struct{}{}:
		case <-l.ctx.Done():
			return
		}
		if l.ctx.Err() != nil {
			<-l.slots
			return
		}
		err := l.handle(next.update)
		<-l.slots
		l.finish(lane, next.id, err)
		if err == nil {
			pause = backoff{}
			continue
		}
		wait := pause.next()
		l.bot.log.WarnContext(l.grace, "an update could not be handled, trying again",
			"update", next.id, "chat", chat, "error", err, "again_in", wait)
		sleep(l.ctx, wait)
	}
}

// handle calls the handler; a panic is an error, so that one update cannot end the program again and again.
func (l *lanes) handle(u bot.Update) (err error) {
	defer func() {
		if p := recover(); p != nil {
			l.bot.log.ErrorContext(l.grace, "a handler panicked", "update", u.Key, "type", fmt.Sprintf("%T", p),
				"stack", string(debug.Stack()))
			err = errPanic
		}
	}()
	return l.handler.Handle(l.grace, u)
}

// finish notes how an update went.
func (l *lanes) finish(lane *lane, id int64, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if lane.failing = err != nil; !lane.failing {
		l.bot.seen.add(id)
		delete(l.pending, id)
		lane.queue = lane.queue[1:]
	}
	close(l.changed)
	l.changed = make(chan struct{})
}

// settle waits until every chat has nothing left or fails, but not longer than told.
func (l *lanes) settle(ctx context.Context, longest time.Duration) {
	timer := time.NewTimer(longest)
	defer timer.Stop()
	for {
		l.mu.Lock()
		changed, settled := l.changed, true
		for _, lane := range l.chats {
			settled = settled && (lane.failing || len(lane.queue) == 0)
		}
		l.mu.Unlock()
		if settled {
			return
		}
		select {
		case <-changed:
		case <-timer.C:
			return
		case <-ctx.Done():
			return
		}
	}
}

// first is the lowest id that is not handled.
func (l *lanes) first() (id int64, some bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for pending := range l.pending {
		if !some || pending < id {
			id, some = pending, true
		}
	}
	return id, some
}

func (l *lanes) has(id int64) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	_, ok := l.pending[id]
	return ok
}

func (l *lanes) busy() bool {
	_, some := l.first()
	return some
}

// wait waits until nothing is being handled.
func (l *lanes) wait() { l.work.Wait() }
