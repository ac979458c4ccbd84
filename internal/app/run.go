package app

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"runtime/debug"
	"sync"
	"time"

	"otklik/bot/telegram"
	"otklik/internal/config"
	"otklik/scheduler"
	"otklik/tasks"
	"otklik/vk"
)

const (
	headerTimeout = 10 * time.Second
	farewell      = 5 * time.Second // for requests under way when the program ends
	retryWatch    = 5 * time.Second
)

// Run works until the context ends, finishes what is under way and closes the store. It returns an error when it cannot
// work at all: the address is taken, the messenger refuses the token.
func (a *App) Run(ctx context.Context) error {
	ctx, fail := context.WithCancelCause(ctx)
	defer fail(nil)
	var wg sync.WaitGroup
	if a.cfg.Listen != "" {
		l, err := new(net.ListenConfig).Listen(ctx, "tcp", a.cfg.Listen)
		if err != nil {
			return &config.Error{Key: "listen", Problem: fmt.Sprintf("адрес %s занять нельзя: %v", a.cfg.Listen, err)}
		}
		wg.Go(func() { a.serve(ctx, l) })
	}
	d := scheduler.Deps{Flow: a.flow, Clock: a.clock, Log: a.log}
	wg.Go(func() {
		scheduler.Lead(ctx, d, a.holder, func() { a.placed.Store(true) }, func(ctx context.Context) { a.work(ctx, fail) })
	})
	wg.Go(func() {
		err := scheduler.Tick(ctx, a.log, scheduler.Job{Every: "@every 1m", Do: a.sweep.Look}, scheduler.Job{
			Every: "@every 1m", Do: a.silences,
		}, scheduler.Job{
			Every: "@every 5s", Do: func(ctx context.Context) {
				if a.leading.Load() {
					a.boards(ctx)
					a.daily.Look(ctx)
					a.absences(ctx)
					a.menus(ctx) // roles change, here or by a roster file
				}
			},
		}, scheduler.Job{Every: "@every 5s", Do: a.alarm})
		if err != nil {
			fail(err)
		}
	})
	wg.Wait()
	closed := a.store.Close()
	if cause := context.Cause(ctx); cause != nil && !errors.Is(cause, context.Canceled) {
		return cause
	}
	return closed
}

// work is what only the leader does: loops, the messenger, VK.
func (a *App) work(ctx context.Context, fail context.CancelCauseFunc) {
	a.leading.Store(true)
	a.placed.Store(true)
	defer a.leading.Store(false)
	a.retime(ctx)
	a.absences(ctx)
	a.echoes(ctx)
	var wg sync.WaitGroup
	for _, l := range a.loops {
		wg.Go(func() { l.Run(ctx) })
	}
	wg.Go(func() {
		a.menus(ctx)
		if err := a.telegram.Poll(ctx, cursor{a.flow, "telegram"}, a.bot); err != nil && ctx.Err() == nil {
			a.revoked(ctx, err)
			fail(refusedToken(err))
		}
	})
	wg.Go(func() { a.watch(ctx) })
	wg.Go(func() { a.remember(ctx) })
	wg.Wait()
}

// remember feeds the memory and the roll with the tasks so far, beside the work: until it is done suggestions are fewer, and who
// asks for a list waits. What others change later is followed when a list is asked for.
func (a *App) remember(ctx context.Context) {
	if err := a.flow.Follow(ctx); err != nil && ctx.Err() == nil {
		a.log.Error("earlier tasks were not read", "err", err)
	}
	debug.FreeOSMemory() // reading everything once left about as much garbage as it kept
}

// learn takes in a task as it stands.
func (a *App) learn(t tasks.Task) {
	a.memory.Learn(t)
	a.roll.Learn(t)
}

// retime counts open terms anew if the calendar or the terms have changed since the store was last used. A fault leaves the
// terms as they were, and the next start tries again.
func (a *App) retime(ctx context.Context) {
	n, err := a.flow.Retime(ctx, a.clockVersion)
	switch {
	case err != nil && ctx.Err() == nil:
		a.log.Error("terms were not counted anew", "err", err)
	case n > 0:
		a.log.Info("calendar, hours or terms have changed: terms were counted anew", "tasks", n, "version", a.clockVersion)
	}
}

// absences brings about which absences have begun or ended. A fault leaves the rest to the next look.
func (a *App) absences(ctx context.Context) {
	if err := a.flow.Absences(ctx); err != nil && ctx.Err() == nil {
		a.log.Error("absences were not brought about", "err", err)
	}
}

// echoes makes known how many have joined the messages of open tasks; without it they come again within the hour.
func (a *App) echoes(ctx context.Context) {
	if err := a.flow.LoadEchoes(ctx); err != nil && ctx.Err() == nil {
		a.log.Error("how many have joined messages was not read", "err", err)
	}
}

// silences tells the administrators of sources that have fallen silent.
func (a *App) silences(ctx context.Context) {
	if !a.leading.Load() {
		return
	}
	if err := a.flow.Silences(ctx, a.vk.Silent()); err != nil && ctx.Err() == nil {
		a.log.Error("administrators were not told of silent sources", "err", err)
	}
}

// refusedToken makes a mistake in the configuration of a token that Telegram does not know: no restart would mend it.
func refusedToken(err error) error {
	if errors.Is(err, telegram.ErrToken) {
		return &config.Error{
			Key: "telegram.token", Problem: "Telegram не принимает токен: он ошибочен или отозван; действующий показывает @BotFather",
		}
	}
	return fmt.Errorf("telegram: %w", err)
}

// watch keeps VK watched. What ends it is a setting that a person must mend; meanwhile everything else goes on.
func (a *App) watch(ctx context.Context) {
	for ctx.Err() == nil {
		err := a.vk.Watch(ctx, sink{a.flow, a.metrics})
		if err == nil || ctx.Err() != nil {
			return
		}
		a.log.Error("VK is not watched", "class", vk.ClassOf(err).String(), "err", err)
		reached, stop := a.clock.Until(a.clock.Now().Add(retryWatch))
		select {
		case <-reached:
		case <-ctx.Done():
		}
		stop()
	}
}

// boards has the boards drawn again. A fault leaves them to the next look.
func (a *App) boards(ctx context.Context) {
	if err := a.bot.Boards(ctx); err != nil && ctx.Err() == nil {
		a.log.Error("boards were not drawn again", "err", err)
	}
}

// menus names the commands in the messenger. It is a courtesy: without them everything works.
func (a *App) menus(ctx context.Context) {
	if err := a.bot.Menus(ctx); err != nil && ctx.Err() == nil {
		a.log.Warn("menus of commands were not set", "err", err)
	}
}

func (a *App) serve(ctx context.Context, l net.Listener) {
	server := &http.Server{Handler: a.Handler(), ReadHeaderTimeout: headerTimeout}
	stopped := make(chan struct{})
	defer func() { <-stopped }()
	stop := context.AfterFunc(ctx, func() {
		defer close(stopped)
		ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), farewell)
		defer cancel()
		_ = server.Shutdown(ending) // requests that take longer are cut
	})
	defer stop()
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		a.log.Error("http", "err", err)
	}
}
