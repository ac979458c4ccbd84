package app

import (
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	"net/http"
	"sync/atomic"

	"otklik/bot"
	"otklik/bot/telegram"
	"otklik/internal/alert"
	"otklik/internal/config"
	"otklik/scheduler"
	"otklik/store"
	"otklik/tasks"
	"otklik/tasks/check"
	"otklik/tasks/check/spelling"
	"otklik/tasks/experience"
	"otklik/tasks/roll"
	"otklik/tasks/workflow"
	"otklik/tasks/worktime"
	"otklik/vk"
)

// Options replace parts of the outer world; the zero value is production.
type Options struct {
	Clock    scheduler.Clock   // nil is the real time
	Log      *slog.Logger      // nil is slog.Default
	Telegram http.RoundTripper // nil is the network
	VK       http.RoundTripper // nil is the network
	Ways     []alert.Way       // besides Telegram; nil is as configured
	Trial    bool              // Check sends a trial alert by every way
	Store    store.Store       // nil is opened by the configuration; either is closed when Run ends
}

// App is the whole program, put together and not yet running.
type App struct {
	cfg      *config.Config
	clock    scheduler.Clock
	log      *slog.Logger
	store    store.Store
	flow     *workflow.Flow
	bot      *bot.Bot
	telegram *telegram.Bot
	vk       *vk.Network
	files    workflow.Files // copies of photos; nil where none are kept
	loops    []*scheduler.Loop
	sweep    *scheduler.Sweep
	daily    *scheduler.Daily
	desk     *alert.Desk
	calendar *worktime.Calendar
	metrics  *metrics
	lexicon  *spelling.Dictionary
	memory   *experience.Memory
	roll     *roll.Roll
	ways     []alert.Way   // besides Telegram
	looking  chan struct{} // holds one: the desk takes one look at a time
	holder   string        // names this process among replicas
	leading  atomic.Bool

	clockVersion string      // of the calendar and the terms
	placed       atomic.Bool // it is known whether this process leads or stands by
}

// New opens the store, loads the roster file into one that holds none, and puts the parts together. It asks nothing of any
// network but the store's. An error is one clear line, mostly a *config.Error.
func New(ctx context.Context, cfg *config.Config, o Options) (*App, error) {
	a := &App{cfg: cfg, clock: o.Clock, log: o.Log, store: o.Store, holder: rand.Text(), looking: make(chan struct{}, 1)}
	if a.clock == nil {
		a.clock = Clock{}
	}
	if a.log == nil {
		a.log = slog.Default()
	}
	if a.store == nil {
		s, err := OpenStore(ctx, cfg, a.log)
		if err != nil {
			return nil, err
		}
		a.store = s
	}
	if err := a.assemble(ctx, o); err != nil {
		_ = a.store.Close() // the first error says what is wrong
		return nil, err
	}
	return a, nil
}

// OpenStore opens the configured store.
func OpenStore(ctx context.Context, cfg *config.Config, log *slog.Logger) (store.Store, error) {
	s, err := store.Open(ctx, cfg.Store.Reveal(), store.Options{Log: log})
	if err != nil {
		return nil, &config.Error{Key: "store", Problem: err.Error()}
	}
	return s, nil
}

func (a *App) assemble(ctx context.Context, o Options) error {
	calendar, err := a.cfg.Calendar()
	if err != nil {
		return fmt.Errorf("calendar: %w", err)
	}
	a.calendar, a.clockVersion = calendar, clockVersion(calendar, a.cfg.Terms, a.cfg.FinalAfterInterimDays, a.cfg.Delo)
	if a.ways = o.Ways; a.ways == nil {
		a.ways = secondWays(a.cfg)
	}
	a.metrics, a.memory, a.roll = newMetrics(a), experience.New(experience.Newest), roll.New()
	a.flow = workflow.New(a.store, workflow.Settings{
		Now: a.clock.Now, Terms: a.cfg.Terms, Calendar: calendar, Log: a.log,
		Delo: tasks.DeloMode(a.cfg.Delo), Final: a.cfg.FinalAfterInterimDays, Evidence: a.cfg.Evidence.Photos, Learn: a.learn,
	})
	if err := a.loadRoster(ctx); err != nil {
		return err
	}
	a.telegram, err = telegram.New(telegram.Config{
		Token: a.cfg.Telegram.Token.Reveal(), API: a.cfg.Telegram.API, Proxy: a.cfg.Telegram.Proxy.Reveal(),
		Transport: o.Telegram, Now: a.clock.Now, Log: a.log,
	})
	if err != nil {
		return &config.Error{Key: "telegram.token", Problem: err.Error()}
	}
	network := vkConfig(a.cfg, o.VK, a.clock.Now, a.log)
	network.Files = files{a.telegram}
	a.vk, err = vk.NewNetwork(network)
	if err != nil {
		return &config.Error{Key: "vk", Problem: err.Error()}
	}
	checker, err := check.New(check.Settings{Off: a.cfg.Check.Off, Numbers: a.cfg.Check.Numbers})
	if err != nil {
		return &config.Error{Key: "check", Problem: err.Error()}
	}
	a.lexicon = spelling.New(a.cfg.Check.Dictionary)
	a.bot = bot.New(bot.Config{
		Flow: a.flow, Messenger: a.telegram, Now: a.clock.Now, Calendar: calendar, Log: a.log,
		Draft: bot.Draft{Check: checker, Lexicon: a.lexicon}, Health: a.health, Memory: a.memory, Roll: a.roll,
		AtNight: !a.cfg.QuietNights, Source: source{a.vk},
		Answers: func() bool { return a.clock.Now().Sub(a.telegram.LastPoll()) < stalePoll },
	})
	if a.cfg.Evidence.Photos {
		if a.files, err = OpenFiles(a.cfg, a.store); err != nil {
			return err
		}
	}
	a.background()
	return nil
}

// background makes the loops of what happens by itself.
func (a *App) background() {
	d := scheduler.Deps{Flow: a.flow, Clock: a.clock, Log: a.log}
	a.loops = append(scheduler.Deliver(d, map[workflow.Queue]scheduler.Deliverer{
		workflow.Alerts:  delivery{a.bot, bot.Urgent},
		workflow.Prompts: delivery{a.bot, bot.Prompt},
		workflow.Notices: delivery{a.bot, bot.Ordinary},
	}), scheduler.Remind(d), scheduler.Digest(d, a.bot), scheduler.Publish(d, network{a.vk}), scheduler.Agree(d))
	if a.files != nil {
		a.loops = append(a.loops, scheduler.Preserve(d, network{a.vk}, a.files))
	}
	a.sweep = &scheduler.Sweep{Deps: d}
	a.daily = &scheduler.Daily{Deps: d, Calendar: a.calendar}
	a.desk = &alert.Desk{
		Ways: a.ways, After: a.cfg.Alert.After, Place: cursor{a.flow, "alert"}, Now: a.clock.Now, Zone: a.cfg.Location, Log: a.log,
	}
}

// loadRoster puts the roster file into a store that holds none.
func (a *App) loadRoster(ctx context.Context) error {
	roster, _, err := a.store.Roster(ctx, 0)
	if err != nil {
		return fmt.Errorf("roster: %w", err)
	}
	if roster != nil || a.cfg.Roster == "" {
		return nil
	}
	loaded, err := config.LoadRoster(a.cfg.Roster)
	if err != nil {
		return err
	}
	return PutRoster(ctx, a.flow, loaded)
}
