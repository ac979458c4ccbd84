package bot

import (
	"log/slog"
	"time"

	"otklik/tasks/workflow"
)

// Bot is the workplace: it takes updates (Handle) and delivers notices (Deliver).
type Bot struct {
	flow *workflow.Flow
	out  Messenger
	now  func() time.Time
	zone *time.Location
	log  *slog.Logger
	gate gate
}

// Config is what a Bot needs.
type Config struct {
	Flow      *workflow.Flow
	Messenger Messenger
	Now       func() time.Time
	Zone      *time.Location // of the municipality: times are shown in it
	Log       *slog.Logger
}

// New returns a bot.
func New(c Config) *Bot {
	return &Bot{flow: c.Flow, out: c.Messenger, now: c.Now, zone: c.Zone, log: c.Log}
}
