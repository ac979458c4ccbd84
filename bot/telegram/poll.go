package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"otklik/bot"
)

// How polling is paced.
const (
	longPoll     = 25 * time.Second // how long Telegram holds an empty answer
	pollTimeout  = longPoll + 15*time.Second
	settleTime   = 200 * time.Millisecond // for a batch to be handled before the next is asked for
	crowdedPause = 300 * time.Millisecond // between polls while Telegram gives again what is under way
	firstBackoff = 500 * time.Millisecond
	lastBackoff  = 10 * time.Second
	rivalPause   = 5 * time.Second // when another process polls
	farewell     = 900 * time.Millisecond
)

// Cursor keeps, across restarts, how far updates have been handled.
type Cursor interface {
	// Load returns what Save was last given, "" when it never was.
	Load(ctx context.Context) (string, error)
	Save(ctx context.Context, value string) error
}

// Poll gets updates and has them handled until the context ends; then it returns nil, within a second if the handlers
// heed their context, which ends a little after ctx so that they can finish. Updates of one chat are handled in order,
// different chats side by side. What fails is handled again later and holds up its own chat only. An update is
// confirmed, and the cursor saved, once it and all before it are handled: after a crash it comes again under the same
// Key. The only error is ErrToken; any other trouble is waited out. One Poll at a time.
func (b *Bot) Poll(ctx context.Context, cursor Cursor, h bot.Handler) error {
	grace, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	ctx, stop := context.WithCancel(ctx)
	context.AfterFunc(ctx, func() { time.AfterFunc(farewell, cancel) })
	p := &poller{bot: b, cursor: cursor, lanes: newLanes(ctx, grace, b, h)}
	err := p.start(ctx)
	if err == nil {
		err = p.run(ctx, grace)
	}
	stop()
	p.lanes.wait()
	p.advance(grace)
	return err
}

// run polls until the context ends or there is no use in going on.
func (p *poller) run(ctx, grace context.Context) error {
	pause := backoff{}
	for ctx.Err() == nil {
		if err := p.round(ctx, grace, &pause); err != nil {
			return err
		}
	}
	return nil
}

// round gets one batch and has it handled. What comes when the context has ended is not confirmed and comes again.
func (p *poller) round(ctx, grace context.Context, pause *backoff) error {
	batch, err := p.get(ctx)
	if over(ctx) {
		return nil
	}
	if err != nil {
		wait, fatal := p.trouble(ctx, err, pause)
		sleep(ctx, wait)
		return fatal
	}
	*pause = backoff{}
	fresh := p.take(batch)
	p.lanes.settle(ctx, settleTime)
	p.advance(grace)
	if !fresh && (len(batch) > 0 || p.lanes.busy()) {
		sleep(ctx, crowdedPause)
	}
	return nil
}

type poller struct {
	bot     *Bot
	cursor  Cursor
	lanes   *lanes
	offset  int64 // the first update that is not confirmed
	saved   int64
	highest int64 // of the last batch; not the largest ever, for Telegram may begin to number anew
}

// start finds out who we are and how far the last run came.
func (p *poller) start(ctx context.Context) error {
	for pause := (backoff{}); ctx.Err() == nil; sleep(ctx, pause.next()) {
		if _, _, err := p.bot.Me(ctx); err == nil {
			break
		} else if errors.Is(err, ErrToken) {
			return ErrToken
		} else if ctx.Err() == nil {
			p.bot.log.WarnContext(ctx, "telegram does not answer, trying again", "error", err)
		}
	}
	for pause := (backoff{}); ctx.Err() == nil; sleep(ctx, pause.next()) {
		value, err := p.cursor.Load(ctx)
		if err != nil {
			p.bot.log.WarnContext(ctx, "cannot load telegram's cursor, trying again", "error", err)
			continue
		}
		id, offset, _ := strings.Cut(value, "/")
		n, err := strconv.ParseInt(offset, 10, 64)
		if err == nil && n > 0 && id == strconv.FormatInt(p.bot.id, 10) { // else it is another bot's
			p.offset, p.saved = n, n
		}
		return nil
	}
	return nil
}

// get asks for the updates that are not confirmed. While some are being handled they come at once, again; and the first
// asks only for what waits, so that one can tell at once whether polling works.
func (p *poller) get(ctx context.Context) ([]json.RawMessage, error) {
	seconds := int(longPoll / time.Second)
	if p.lanes.busy() || p.bot.LastPoll().IsZero() {
		seconds = 0
	}
	result, err := p.bot.call(ctx, "getUpdates", tgbotapi.Params{
		"offset": strconv.FormatInt(p.offset, 10), "limit": "100", "timeout": strconv.Itoa(seconds),
		"allowed_updates": allowedUpdates,
	}, pollTimeout)
	if err != nil {
		return nil, err
	}
	at := p.bot.now()
	p.bot.polled.Store(&at)
	var batch []json.RawMessage
	if err := json.Unmarshal(result, &batch); err != nil {
		return nil, &refusal{method: "getUpdates", code: http.StatusOK, foreign: true}
	}
	return batch, nil
}

// take hands over what is new in a batch and says whether anything was.
func (p *poller) take(batch []json.RawMessage) bool {
	fresh := false
	highest := int64(0)
	for _, raw := range batch {
		id, u, ok, err := p.bot.decode(raw)
		highest = max(highest, id)
		if p.bot.seen.has(id) || p.lanes.has(id) {
			continue
		}
		fresh = true
		if err != nil {
			p.bot.log.Warn("an update of telegram is passed over", "update", id, "error", err)
		}
		if err != nil || !ok {
			p.bot.seen.add(id)
			continue
		}
		p.lanes.give(id, u)
	}
	if highest > 0 {
		p.highest = highest
	}
	return fresh
}

// advance moves the offset to the first update that is not handled and saves it.
func (p *poller) advance(ctx context.Context) {
	next := p.highest + 1
	if first, some := p.lanes.first(); some {
		next = first
	} else if p.highest == 0 {
		return
	}
	p.offset = next
	if next == p.saved {
		return
	}
	if err := p.cursor.Save(ctx, fmt.Sprintf("%d/%d", p.bot.id, next)); err != nil {
		p.bot.log.WarnContext(ctx, "cannot save telegram's cursor", "error", err)
		return
	}
	p.saved = next
}

// trouble says how long to wait after a failed poll, or that there is no use in going on.
func (p *poller) trouble(ctx context.Context, err error, pause *backoff) (time.Duration, error) {
	var r *refusal
	switch {
	case errors.Is(err, ErrToken):
		return 0, ErrToken
	case errors.As(err, &r) && !r.foreign && r.code == http.StatusConflict && r.says("webhook"):
		p.bot.log.WarnContext(ctx, "telegram has a webhook set for the bot, taking it away")
		if _, err := p.bot.call(ctx, "deleteWebhook", nil, callTimeout); err == nil {
			return 0, nil
		}
	case errors.As(err, &r) && !r.foreign && r.code == http.StatusConflict:
		p.bot.log.WarnContext(ctx, "another process polls telegram with the same token", "error", err)
		return rivalPause + pause.next(), nil
	case errors.As(err, &r) && r.retryAfter > 0:
		return r.retryAfter, nil
	}
	wait := pause.next()
	p.bot.log.WarnContext(ctx, "cannot get updates from telegram", "error", err, "again_in", wait)
	return wait, nil
}

// backoff is a pause that doubles, with jitter so that many processes do not come back together.
type backoff struct{ last time.Duration }

func (b *backoff) next() time.Duration {
	b.last = min(max(2*b.last, firstBackoff), lastBackoff)
	return b.last/2 + rand.N(b.last/2+1)
}

func over(ctx context.Context) bool { return ctx.Err() != nil }

// sleep waits, or returns early when the context ends.
func sleep(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}
