package config_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"otklik/internal/config"
	"otklik/tasks"
	"otklik/tasks/worktime"
)

// write puts a file into a fresh folder that is the working directory for the rest of the test, so that its place reads
// the same everywhere.
func write(t *testing.T, name, content string) string {
	t.Helper()
	t.Chdir(t.TempDir())
	if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestNothingIsNeeded(t *testing.T) {
	c, err := config.Load(filepath.Join(t.TempDir(), "otklik.yaml"), false, nil)
	if err != nil {
		t.Fatal(err)
	}
	if c.Store.Reveal() != "sqlite:otklik.db" || c.Listen != "127.0.0.1:8090" || c.Location.String() != "Europe/Moscow" {
		t.Errorf("defaults: %+v", c)
	}
	for importance, terms := range tasks.DefaultTerms() {
		for step, want := range terms {
			if got := c.Terms[importance][step]; got != want {
				t.Errorf("%s %s: %s, the decree says %s", importance, step, got, want)
			}
		}
	}
	if c.Hours.Total() != 40*time.Hour {
		t.Errorf("a week has %s", c.Hours.Total())
	}
	if unused := c.Unused(); len(unused) != 0 {
		t.Errorf("nothing is set, yet unused are %v", unused)
	}
	calendar, err := c.Calendar()
	if err != nil {
		t.Fatal(err)
	}
	due, err := calendar.Due(time.Date(2026, 11, 23, 6, 0, 0, 0, time.UTC), time.Hour) // Monday 09:00 in Moscow
	if want := time.Date(2026, 11, 23, 7, 0, 0, 0, time.UTC); err != nil || !due.Equal(want) {
		t.Errorf("due %s, %v; want %s", due, err, want)
	}
}

func TestFileIsRead(t *testing.T) {
	path := write(t, "otklik.yaml", `
store: redis://user:pa@ss@redis:6379/0
listen: 0.0.0.0:80
timezone: Asia/Yekaterinburg
telegram:
  token: 42:secret
  api: http://bot.internal:8081/
  proxy: socks5://me:word@10.0.0.1:1080
vk:
  group_id: 77
  token: "0123456789"
  api: https://partners.api.vk.ru/method
  service_token: abc
  watch: [club1, 25]
  search:
    - {q: администрация, latitude: 55.75, longitude: 37.62}
    - {q: мэрия}
hours:
  fri: ["9:00-12:00"]
  sat: []
terms:
  high: {draft_before: 45m, answer: 2h}
  final_after_interim_days: 5
`)
	c, err := config.Load(path, true, nil)
	if err != nil {
		t.Fatal(err)
	}
	if c.Telegram.Token.Reveal() != "42:secret" || c.Telegram.API != "http://bot.internal:8081" {
		t.Errorf("telegram: %#v", c.Telegram)
	}
	if c.VK.GroupID != 77 || c.VK.Token.Reveal() != "0123456789" || c.VK.API != "https://partners.api.vk.ru/method/" {
		t.Errorf("vk: %#v", c.VK)
	}
	if len(c.VK.Watch) != 2 || c.VK.Watch[1] != "25" || len(c.VK.Search) != 2 || c.VK.Search[0].Longitude != 37.62 {
		t.Errorf("watch %v, search %v", c.VK.Watch, c.VK.Search)
	}
	if got := c.Terms[tasks.High][tasks.StepDraft]; got != 45*time.Minute {
		t.Errorf("draft_before is the draft's term, got %s", got)
	}
	if got := c.Hours[time.Friday]; len(got) != 1 || got[0] != (worktime.Interval{From: 9 * time.Hour, To: 12 * time.Hour}) {
		t.Errorf("friday: %v", got)
	}
	if len(c.Hours[time.Monday]) != 2 {
		t.Errorf("a day that is not named keeps its default, got %v", c.Hours[time.Monday])
	}
	want := ""
	if got := strings.Join(c.Unused(), " "); got != want {
		t.Errorf("unused: %s, want %s", got, want)
	}
	if c.RequireTokens() != nil {
		t.Error("the tokens are set")
	}
}

func TestCalendarFile(t *testing.T) {
	path := write(t, "own.cal", "otklik-calendar 1\nexception 24.11.2026 off День города\n")
	c, err := config.Load("otklik.yaml", false, []string{"OTKLIK_CALENDAR=" + path})
	if err != nil {
		t.Fatal(err)
	}
	calendar, err := c.Calendar()
	if err != nil {
		t.Fatal(err)
	}
	next, err := calendar.Next(time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC))
	if want := time.Date(2026, 11, 25, 6, 0, 0, 0, time.UTC); err != nil || !next.Equal(want) {
		t.Errorf("the town's day off is not kept: %s, %v", next, err)
	}
	if err := os.WriteFile(path, []byte("otklik-calendar 1\nyear 26\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = config.Load("otklik.yaml", false, []string{"OTKLIK_CALENDAR=" + path})
	if err == nil || !strings.Contains(err.Error(), "own.cal: календарь, строка 2") {
		t.Errorf("the place of the mistake is missing: %v", err)
	}
}

func TestRequireTokens(t *testing.T) {
	c, err := config.Load("none.yaml", false, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = c.RequireTokens()
	for _, want := range []string{
		"telegram.token", "OTKLIK_TELEGRAM_TOKEN", "vk.group_id", "OTKLIK_VK_GROUP_ID", "vk.token", "OTKLIK_VK_TOKEN",
	} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v does not name %s", err, want)
		}
	}
	if lines := strings.Count(err.Error(), "\n") + 1; lines != 3 {
		t.Errorf("%d lines for three missing keys:\n%s", lines, err)
	}
	if _, ok := errors.AsType[*config.Error](err); !ok {
		t.Errorf("%T is not a *config.Error", err)
	}
}

func TestDumpTellsWhereFrom(t *testing.T) {
	path := write(t, "otklik.yaml", "telegram:\n  token: 42:secret\nstore: redis://:hush@host/0?sentinel_password=hush\n")
	c, err := config.Load(path, true, []string{"OTKLIK_LISTEN=:80", "OTKLIK_TELEGRAM_PROXY=http://a:hush@host:1"})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := c.Dump(&b); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"telegram.token: [скрыто]  # otklik.yaml:2:10\n",
		"listen: :80  # OTKLIK_LISTEN\n",
		"timezone: Europe/Moscow  # default\n",
		"store: redis://[скрыто]@host/0?[скрыто]  # otklik.yaml:3:8\n",
		"terms.high.draft_before: 1h30m  # default\n",
		"vk.token: \"\"  # default\n",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the dump lacks %q:\n%s", want, b.String())
		}
	}
	keys := strings.NewReplacer("vk.callback.secret:", "", "alert.hook.secret:", "")
	if values := keys.Replace(b.String()); strings.Contains(values, "secret") || strings.Contains(values, "hush") {
		t.Errorf("the dump shows a secret:\n%s", b.String())
	}
}
