package sandbox

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"os"
	"sync"
	"syscall"
	"time"

	"otklik/internal/app"
	"otklik/internal/config"
)

// DefaultAddr is where the sandbox is found if nothing else is said.
const DefaultAddr = "127.0.0.1:8080"

// MaxSpeed is the fastest that the town's clock may run: beyond it the program's shortest terms become too short in real
// time to be kept.
const MaxSpeed = 60

// Config says how a sandbox is run. The zero value is a sandbox at DefaultAddr with a store that is thrown away.
type Config struct {
	Addr  string       // host:port; port 0 takes a free one
	Store string       // a DSN as in the configuration; "" is a temporary SQLite file, removed at the end
	Speed float64      // how many times faster than real time the town's clock runs, up to MaxSpeed; 0 means 1
	Log   *slog.Logger // nil means silence
	Ready func(url string)
}

const (
	headerTimeout = 10 * time.Second
	farewell      = 500 * time.Millisecond // for requests under way; the program, which matters, has ended by then
)

// Run serves a town until the context ends and then leaves nothing behind but a store that was given. An error is one
// line with what to do: the address is taken, the store cannot be opened.
func Run(ctx context.Context, c Config) (err error) {
	if err := c.fill(); err != nil {
		return err
	}
	listener, err := listen(ctx, c.Addr)
	if err != nil {
		return err
	}
	defer func() { _ = listener.Close() }()
	if a, err := netip.ParseAddrPort(listener.Addr().String()); err == nil && !a.Addr().IsLoopback() {
		c.Log.Warn("the sandbox has no login and listens beyond this machine: anybody who reaches it can play in it",
			"addr", listener.Addr().String())
	}
	dir, err := os.MkdirTemp("", "otklik-sandbox-")
	if err != nil {
		return fmt.Errorf("make a place for the sandbox: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	return c.run(ctx, listener, dir)
}

func (c *Config) fill() error {
	if c.Addr == "" {
		c.Addr = DefaultAddr
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	if c.Speed == 0 {
		c.Speed = 1
	}
	if c.Speed < 0 || c.Speed > MaxSpeed {
		return &config.Error{Key: "-speed", Problem: fmt.Sprintf("часы могут идти быстрее настоящих не больше чем в %d раз", MaxSpeed)}
	}
	if c.Ready == nil {
		c.Ready = func(string) {}
	}
	return nil
}

func listen(ctx context.Context, addr string) (net.Listener, error) {
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, &config.Error{Key: "-addr", Problem: "адрес " + addr + " уже занят: закройте другую песочницу или выберите другой порт, например -addr 127.0.0.1:8081"}
	case err != nil:
		return nil, &config.Error{Key: "-addr", Problem: fmt.Sprintf("адрес %s занять нельзя: %v", addr, err)}
	}
	return l, nil
}

// run builds the town and the program and lets them live.
func (c *Config) run(ctx context.Context, listener net.Listener, dir string) error {
	cfg, err := settings(dir, c.Store)
	if err != nil {
		return err
	}
	w, err := c.town(cfg)
	if err != nil {
		return err
	}
	defer w.telegram.Close()
	base := reachable(listener.Addr().String())
	point(cfg, w, base)
	program, err := app.New(ctx, cfg, app.Options{Clock: w.clock, Log: c.Log})
	if err != nil {
		return err //nolint:wrapcheck // one clear line already
	}
	host, _, _ := net.SplitHostPort(c.Addr)
	ending := make(chan struct{})
	s := &site{world: w, player: &player{world: w}, host: host, ending: ending}
	handler, err := s.handler(program.Handler())
	if err != nil {
		return err
	}
	server := &http.Server{Handler: handler, ReadHeaderTimeout: headerTimeout}
	var wg sync.WaitGroup
	defer wg.Wait()
	wg.Go(func() {
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			c.Log.Error("http", "err", err)
		}
	})
	context.AfterFunc(ctx, func() { close(ending) })
	c.Ready(base)
	err = program.Run(ctx)
	s.player.close()
	stopping, cancel := context.WithTimeout(context.WithoutCancel(ctx), farewell)
	defer cancel()
	if server.Shutdown(stopping) != nil {
		_ = server.Close() // a poll that hangs is cut
	}
	return err //nolint:wrapcheck // one clear line already
}

// town settles the town on a fresh working day. Where the store may remember an earlier town, this one gets numbers of
// its own.
func (c *Config) town(cfg *config.Config) (*world, error) {
	calendar, err := cfg.Calendar()
	if err != nil {
		return nil, fmt.Errorf("calendar: %w", err)
	}
	start, err := beginning(calendar, time.Now())
	if err != nil {
		return nil, err
	}
	run := int64(0)
	if c.Store != "" {
		run = time.Now().Unix()
	}
	return settle(NewClock(start, c.Speed), calendar, run)
}
