package vk

import (
	"context"
	"errors"
	"time"

	"github.com/SevereCloud/vksdk/v2/api"

	"otklik/vk/budget"
)

// turns shares out what VK allows the tokens that are not a community's, between our own communities and what is read elsewhere:
// see package budget.
type turns struct{ gate *budget.Gate }

// patience is how long a call waits for its turn. What would have to wait until tomorrow is told so at once.
const patience = time.Minute

// ownWork names calls for our own communities, which go first.
const ownWork = "own"

// reading intervals: how often each kind of source is meant to be visited. The plan may widen them.
const (
	everyOwn     = time.Hour
	everyListed  = 15 * time.Minute
	everySearch  = 10 * time.Minute
	everyMention = 10 * time.Minute
)

func newTurns(sources []budget.Source, now func() time.Time) *turns {
	limits := budget.Known()
	limits.PerSecond = map[string]int{tokenService: otherRate, tokenUser: otherRate}
	return &turns{budget.NewGate(budget.New(limits, sources, now()), now)}
}

type sourceKey struct{}

// onBehalf makes calls count for a source of the budget.
func onBehalf(ctx context.Context, source string) context.Context {
	return context.WithValue(ctx, sourceKey{}, source)
}

func sourceOf(ctx context.Context) string {
	if source, ok := ctx.Value(sourceKey{}).(string); ok {
		return source
	}
	return ownWork
}

// enter waits until a call may be made. The error is the context's, or budget.ErrLater.
func (t *turns) enter(ctx context.Context, token, method string) (leave func(), err error) {
	source := sourceOf(ctx)
	from := time.Time{}
	t.gate.Do(func(_ *budget.Budget, now time.Time) { from = now })
	soon := func(at time.Time) bool { return at.Sub(from) <= patience }
	leave, err = t.gate.Enter(ctx, source, budget.Call{Token: token, Method: method}, soon)
	if source == ownWork && errors.Is(err, budget.ErrLater) {
		// Our own communities may go on asking: it was perhaps another program that used the quota up.
		return t.gate.Enter(ctx, source, budget.Call{Token: token, Method: "beyond its quota"}, soon)
	}
	return leave, err
}

// failed lets the budget learn from what VK has refused.
func (t *turns) failed(token, method string, err error) {
	var refused *api.Error
	if errors.As(err, &refused) && (refused.Code == budget.TooManyPerSecond || refused.Code == budget.QuotaReached) {
		t.gate.Do(func(b *budget.Budget, now time.Time) {
			b.Failed(now, budget.Call{Token: token, Method: method}, int(refused.Code))
		})
	}
}
