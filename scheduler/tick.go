package scheduler

import (
	"context"
	"fmt"
	"log/slog"

	"github.com/robfig/cron/v3"
)

// Job is something that is looked at again and again; whether there is anything to do is in the store.
type Job struct {
	Every string // as cron has it: "@every 1m"
	Do    func(ctx context.Context)
}

// Tick runs jobs at once and then at their times until the context ends. robfig/cron only ticks: nothing is due by it. The
// order of the wrappers matters: the other way round one panic would keep a job from ever running again.
func Tick(ctx context.Context, log *slog.Logger, jobs ...Job) error {
	c := cron.New(
		cron.WithLogger(silent{}), cron.WithChain(cron.SkipIfStillRunning(silent{}), cron.Recover(panics{log})),
	)
	for _, j := range jobs {
		if _, err := c.AddFunc(j.Every, func() { j.Do(ctx) }); err != nil {
			return fmt.Errorf("schedule %s: %w", j.Every, err)
		}
		j.Do(ctx)
	}
	c.Start()
	<-ctx.Done()
	<-c.Stop().Done()
	return nil
}

// silent takes cron's chatter.
type silent struct{}

func (silent) Info(string, ...any)         {}
func (silent) Error(error, string, ...any) {}

// panics says what cron has recovered from.
type panics struct{ log *slog.Logger }

func (panics) Info(string, ...any) {}

func (p panics) Error(err error, msg string, _ ...any) {
	p.log.Error("a job has panicked", "what", msg, "err", err)
}
