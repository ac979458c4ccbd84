package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"otklik/bot/telegram"
	"otklik/internal/config"
	"otklik/store"
	"otklik/store/sqlite"
	"otklik/tasks/workflow"
	"otklik/tasks/worktime"
	"otklik/vk"
)

// Finding is one line of a check.
type Finding struct {
	What  string
	Words string
	Good  bool
	Fatal bool // «otklik run» would not work
}

// Line is the finding as it is printed: ✓ good, ! worth knowing, ✗ must be mended.
func (f Finding) Line() string {
	mark := "!"
	switch {
	case f.Good:
		mark = "✓"
	case f.Fatal:
		mark = "✗"
	}
	return fmt.Sprintf("%s %s: %s", mark, f.What, f.Words)
}

func good(what, words string) Finding { return Finding{What: what, Words: words, Good: true} }
func note(what, words string) Finding { return Finding{What: what, Words: words} }
func bad(what string, err error) Finding {
	return Finding{What: what, Words: err.Error(), Fatal: true}
}

const checkLimit = 30 * time.Second

// Check tries everything that «otklik run» needs, the tokens among it, and says what it found. It changes
// nothing; alerts are sent only as a trial that o asks for.
func Check(ctx context.Context, cfg *config.Config, o Options) []Finding {
	ctx, cancel := context.WithTimeout(ctx, checkLimit)
	defer cancel()
	if o.Clock == nil {
		o.Clock = Clock{}
	}
	o.Log = slog.New(slog.DiscardHandler) // the findings say it
	var list []Finding
	for _, key := range cfg.Unused() {
		list = append(list, note("настройки", key+" в этой версии ещё не действует"))
	}
	list = append(list, checkCalendar(cfg, o)...)
	list = append(list, checkStore(ctx, cfg, o)...)
	list = append(list, checkTelegram(ctx, cfg, o))
	list = append(list, checkVK(ctx, cfg, o)...)
	return append(list, checkAlerts(ctx, cfg, o)...)
}

func checkCalendar(cfg *config.Config, o Options) []Finding {
	const what = "календарь"
	calendar, err := cfg.Calendar()
	if err != nil {
		return []Finding{bad(what, err)}
	}
	now := o.Clock.Now()
	next, err := calendar.Next(now)
	if err != nil {
		return []Finding{bad(what, err)}
	}
	list := []Finding{good(what, "ближайшее рабочее время "+next.In(cfg.Location).Format("02.01.2006 15:04"))}
	for _, warning := range calendarWarnings(calendar, now) {
		list = append(list, note(what, warning))
	}
	return list
}

// soon is how far ahead a term may reach: final answers are due within seven working days, with May or New Year between.
const soon = 60 * 24 * time.Hour

// calendarWarnings tells of years that count provisionally, and of the end of what the calendar knows.
func calendarWarnings(c *worktime.Calendar, now time.Time) []string {
	var list []string
	for _, year := range c.ProvisionalYears() {
		list = append(list, worktime.ProvisionalWarning(year))
	}
	if _, last := c.Years(); now.Add(soon).In(c.Location()).Year() > last {
		list = append(list, worktime.YearError{Year: last + 1}.Error())
	}
	return list
}

// checkStore opens the store. One that another process holds is fine: the program is running.
func checkStore(ctx context.Context, cfg *config.Config, o Options) []Finding {
	const what = "хранилище"
	s, err := store.Open(ctx, cfg.Store.Reveal(), store.Options{Log: o.Log})
	switch {
	case errors.Is(err, sqlite.ErrInUse):
		return []Finding{note(what, cfg.Store.String()+" открыто другим процессом. Если это работающий «Отклик», всё в порядке; "+
			"чтобы проверить и список людей, остановите его")}
	case err != nil:
		return []Finding{bad(what, err)}
	}
	defer func() { _ = s.Close() }() // it was only read
	words := cfg.Store.String() + " открывается"
	list := []Finding{}
	if d, ok := s.(interface {
		Durability(ctx context.Context) (string, error)
	}); ok {
		said, err := d.Durability(ctx)
		if err != nil {
			list = append(list, note(what, "надёжность записи неизвестна: "+err.Error()))
		} else {
			words += "; " + said
		}
	}
	list = append(list, good(what, words))
	return append(list, checkRoster(ctx, cfg, s)...)
}

// checkRoster looks who would get what: a duty without a person who can be reached is found here, not by a late answer.
func checkRoster(ctx context.Context, cfg *config.Config, s store.Store) []Finding {
	const what = "люди"
	roster, _, err := s.Roster(ctx, 0)
	if err == nil && roster == nil && cfg.Roster != "" {
		roster, err = config.LoadRoster(cfg.Roster)
	}
	if err != nil {
		return []Finding{bad(what, err)}
	}
	if roster == nil {
		return []Finding{{What: what, Words: "список пуст: otklik roster load FILE", Fatal: true}}
	}
	list := []Finding{good(what, fmt.Sprintf("%d, подразделений %d", len(roster.People), len(roster.Departments)))}
	for _, warning := range config.RosterWarnings(roster) {
		list = append(list, note(what, warning))
	}
	for _, d := range roster.Departments {
		if d.ChatLost {
			list = append(list, note(what, d.Name+": чат подразделения недоступен, задачи приходят исполнителям лично"))
		}
	}
	for _, p := range roster.People {
		if p.Unreachable {
			list = append(list, note(what, p.Short()+" не получает сообщений бота: доступ закрыт или учётная запись удалена"))
		}
	}
	return list
}

func checkTelegram(ctx context.Context, cfg *config.Config, o Options) Finding {
	const what = "Telegram"
	b, err := telegram.New(telegram.Config{
		Token: cfg.Telegram.Token.Reveal(), API: cfg.Telegram.API, Proxy: cfg.Telegram.Proxy.Reveal(),
		Transport: o.Telegram, Now: o.Clock.Now, Log: o.Log,
	})
	if err != nil {
		return bad(what, err)
	}
	name, _, err := b.Me(ctx)
	if err != nil {
		return bad(what, refusedToken(err))
	}
	return good(what, "бот @"+name+" отвечает")
}

func checkVK(ctx context.Context, cfg *config.Config, o Options) []Finding {
	const what = "ВКонтакте"
	c, err := vk.NewNetwork(vkConfig(cfg, o.VK, o.Clock.Now, o.Log))
	if err != nil {
		return []Finding{bad(what, err)}
	}
	capabilities, err := c.Check(ctx)
	if err != nil {
		return []Finding{bad(what, err)}
	}
	var list []Finding
	for _, x := range capabilities {
		switch {
		case x.OK && x.Reason != "":
			list = append(list, good(what, x.Name+": "+x.Reason))
		case x.OK:
			list = append(list, good(what, x.Name))
		case x.Required:
			list = append(list, Finding{What: what, Words: x.Name + ": " + x.Reason, Fatal: true})
		default:
			list = append(list, note(what, x.Name+": "+x.Reason))
		}
	}
	for _, line := range c.Plan() {
		list = append(list, good(what, "план запросов: "+line))
	}
	return list
}

// NewFlow returns the use cases for a command that opens the store by itself.
func NewFlow(cfg *config.Config, s store.Store) *workflow.Flow {
	return workflow.New(s, workflow.Settings{Now: Clock{}.Now, Terms: cfg.Terms, Log: slog.New(slog.DiscardHandler)})
}
