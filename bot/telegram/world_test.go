package telegram_test

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"otklik/bot"
	"otklik/bot/telegram"
	"otklik/internal/sandbox/stand"
	"otklik/internal/sandbox/tgstand"
)

const (
	token  = "100200300:AAsecretSECRETsecret_secret-secret12"
	secret = "AAsecretSECRETsecret_secret-secret12"
	ivan   = int64(1001)
	anna   = int64(1002)
)

// world is a bot at a stand-in of Telegram, and everything that the bot has logged.
type world struct {
	*tgstand.Server
	t   *testing.T
	bot *telegram.Bot
	log *stand.Journal
}

// newWorld makes both and lets Ivan and Anna press Start. At the end nothing secret may have been logged, and the
// stand-in must have nothing to complain of.
func newWorld(t *testing.T, change ...func(*tgstand.Options, *telegram.Config)) *world {
	t.Helper()
	log := &stand.Journal{}
	options := tgstand.Options{Token: token, Now: time.Now}
	config := telegram.Config{Token: token, Now: time.Now, Log: slog.New(slog.NewTextHandler(log, nil))}
	for _, c := range change {
		c(&options, &config)
	}
	s := &world{Server: tgstand.New(options), t: t, log: log}
	if config.Transport == nil && config.API == "" {
		config.Transport = s.Transport()
	}
	b, err := telegram.New(config)
	if err != nil {
		t.Fatal(err)
	}
	s.bot = b
	for _, id := range []int64{ivan, anna} {
		s.Person(id, "Имя", "Фамилия", "")
		if err := s.Start(id, ""); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() {
		if strings.Contains(log.String(), secret) {
			t.Errorf("the token is in the log:\n%s", log)
		}
		if c := s.Complaints(); len(c) > 0 {
			t.Errorf("complaints of the stand-in: %q", c)
		}
	})
	return s
}

func noLimits(o *tgstand.Options, _ *telegram.Config) { o.NoLimits = true }

// send sends and fails the test when that fails.
func (s *world) send(chat int64, m bot.Message, c bot.Class) int {
	s.t.Helper()
	id, err := s.bot.Send(s.t.Context(), chat, m, c)
	if err != nil {
		s.t.Fatalf("send: %v", err)
	}
	n, err := strconv.Atoi(id)
	if err != nil {
		s.t.Fatalf("id %q: %v", id, err)
	}
	return n
}

// shown is a message that must be there.
func (s *world) shown(chat int64, id int) tgstand.Message {
	s.t.Helper()
	m, ok := s.Message(chat, id)
	if !ok || m.Deleted {
		s.t.Fatalf("no message %d in chat %d", id, chat)
	}
	return m
}

// text is a message of plain words.
func text(words string) bot.Message { return bot.Message{Text: bot.Text{{Text: words}}} }

// failed is the failure in an error, which must be one and must not show the token or the message's words.
func failed(t *testing.T, err error) *bot.Failure {
	t.Helper()
	var f *bot.Failure
	if !errors.As(err, &f) {
		t.Fatalf("not a failure: %v", err)
	}
	for e := error(f); e != nil; e = errors.Unwrap(e) {
		if strings.Contains(e.Error(), secret) || strings.Contains(e.Error(), "жалоба") {
			t.Errorf("an error shows what it must not: %v", e)
		}
	}
	return f
}

// roundTrip is a transport made of a function.
type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// handler is a handler made of a function.
type handler func(context.Context, bot.Update) error

func (f handler) Handle(ctx context.Context, u bot.Update) error { return f(ctx, u) }

// cursor keeps a value in memory.
type cursor struct {
	mu    sync.Mutex
	value string
	fail  error
}

func (c *cursor) Load(context.Context) (string, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.value, c.fail
}

func (c *cursor) Save(_ context.Context, value string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.fail == nil {
		c.value = value
	}
	return c.fail
}

func (c *cursor) set(err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.fail = err
}

func (c *cursor) at() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.value
}
