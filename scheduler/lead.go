package scheduler

import (
	"context"
	"time"
)

const (
	leaseTTL   = 1500 * time.Millisecond // a dead leader is followed within this and one more look: 2 s
	leaseRenew = 500 * time.Millisecond
)

// Lead runs work while this process leads, and stands by while another does; standsBy is told each time that this is found.
// It returns when the context has ended and work has returned. What a dead leader had claimed is released before work begins.
func Lead(ctx context.Context, d Deps, holder string, standsBy func(), work func(context.Context)) {
	for ctx.Err() == nil {
		switch leading, err := leads(ctx, d, holder); {
		case leading:
			reign(ctx, d, holder, work)
		case err == nil:
			standsBy()
		}
		pause(ctx, d.Clock, leaseRenew)
	}
}

// leads asks for the lease. An error has been logged.
func leads(ctx context.Context, d Deps, holder string) (bool, error) {
	asking, cancel := context.WithTimeout(ctx, leaseRenew) // a store that hangs must not keep a leader past its lease
	defer cancel()
	_, leading, err := d.Flow.Lead(asking, holder, d.Clock.Now(), leaseTTL)
	if err != nil && ctx.Err() == nil {
		d.Log.Error("leadership is not known", "err", err)
	}
	return err == nil && leading, err
}

// reign runs work until leadership or the context ends.
func reign(ctx context.Context, d Deps, holder string, work func(context.Context)) {
	if err := d.Flow.Release(ctx); err != nil {
		d.Log.Error("what was claimed before cannot be released", "err", err)
		return
	}
	d.Log.Info("this process leads")
	working, stop := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		work(working)
	}()
	held := d.Clock.Now()
	for ctx.Err() == nil && d.Clock.Now().Sub(held) < leaseTTL {
		pause(ctx, d.Clock, leaseRenew)
		if leading, _ := leads(ctx, d, holder); leading {
			held = d.Clock.Now()
		}
	}
	stop()
	<-ended
	if ctx.Err() == nil {
		d.Log.Warn("this process leads no more")
		return
	}
	resigning, cancel := context.WithTimeout(context.WithoutCancel(ctx), leaseTTL)
	defer cancel()
	if err := d.Flow.Resign(resigning, holder); err != nil {
		d.Log.Warn("leadership ends by itself", "err", err)
	}
}

func pause(ctx context.Context, clock Clock, d time.Duration) {
	reached, stop := clock.Until(clock.Now().Add(d))
	defer stop()
	select {
	case <-reached:
	case <-ctx.Done():
	}
}
