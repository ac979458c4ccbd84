package bot

import (
	"cmp"
	"context"
	"log/slog"
	"time"

	"otklik/tasks/experience"
	"otklik/tasks/roll"
	"otklik/tasks/workflow"
	"otklik/tasks/worktime"
)

// Bot is the workplace: it takes updates (Handle) and delivers notices (Deliver).
type Bot struct {
	flow *workflow.Flow
	out  Messenger
	now  func() time.Time
	log  *slog.Logger
	gate gate
	here present

	draft   Draft
	atNight bool
	answers func() bool
	health  func(context.Context) []string
	menus   menus
	memory  *experience.Memory
	source  Source
	roll    *roll.Roll

	calendar *worktime.Calendar
}

// Config is what a Bot needs.
type Config struct {
	Flow      *workflow.Flow
	Messenger Messenger
	Now       func() time.Time
	Calendar  *worktime.Calendar // explains terms; times are shown in its zone
	Log       *slog.Logger

	Draft   Draft
	Answers func() bool // whether the messenger answers at all; nil: it does
	AtNight bool        // ordinary messages do not wait for the morning

	Health func(context.Context) []string // what is wrong with the program, a line each; nil says nothing
	Memory *experience.Memory             // what earlier tasks teach; nil suggests nothing
	Source Source                         // reads messages that staff name by their links; nil reads none
	Roll   *roll.Roll                     // the tasks in memory, which Flow feeds; nil lists none
}

// New returns a bot.
func New(c Config) *Bot {
	return &Bot{
		flow: c.Flow, out: c.Messenger, now: c.Now, calendar: c.Calendar, log: c.Log, draft: c.Draft, health: c.Health, memory: c.Memory,
		atNight: c.AtNight, answers: c.Answers, source: c.Source, roll: cmp.Or(c.Roll, roll.New()),
	}
}
