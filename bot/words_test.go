package bot

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"otklik/tasks"
)

// Everything that the domain can say has words for staff.
func TestEveryCodeHasWords(t *testing.T) {
	said := map[string]string{}
	check := func(kind, code, words string) {
		t.Helper()
		if strings.TrimSpace(words) == "" {
			t.Errorf("%s %q has no words", kind, code)
		}
		if other, ok := said[kind+words]; ok {
			t.Errorf("%s %q and %q have the same words", kind, code, other)
		}
		said[kind+words] = code
	}
	for _, c := range tasks.Codes() {
		check("refusal", string(c), refusalWords(c))
		if n := utf8.RuneCountInString(refusalWords(c)); n > 200 {
			t.Errorf("refusal %q: %d characters do not fit the answer to a tap", c, n)
		}
	}
	for _, p := range tasks.Problems() {
		check("problem", string(p), problemWords(p))
	}
	for _, v := range tasks.Verbs() {
		check("done", string(v), done(v))
	}
	for _, s := range tasks.Statuses() {
		check("status", string(s), stands(s))
	}
	for _, r := range tasks.TermRules() {
		check("step", string(r.Step), stepWords(r.Step))
	}
	for _, r := range tasks.Roles() {
		check("help", string(r), roleHelp(r))
	}
}

func TestWhen(t *testing.T) {
	moscow := time.FixedZone("MSK", 3*60*60)
	now := time.Date(2026, 11, 23, 10, 0, 0, 0, moscow)
	cases := []struct {
		at   time.Time
		want string
	}{
		{now.Add(4*time.Hour + 30*time.Minute), "сегодня 14:30"},
		{now.Add(24 * time.Hour), "завтра 10:00"},
		{now.Add(-24 * time.Hour), "вчера 10:00"},
		{time.Date(2026, 11, 27, 10, 0, 0, 0, moscow), "пт 27.11 10:00"},
		{time.Date(2027, 1, 11, 9, 0, 0, 0, moscow), "11.01.2027 09:00"},
		{time.Date(2026, 11, 23, 21, 30, 0, 0, time.UTC), "завтра 00:30"}, // the zone decides the day
	}
	for _, c := range cases {
		if got := when(c.at.UTC(), now.UTC(), moscow); got != c.want {
			t.Errorf("%s: got %q, want %q", c.at, got, c.want)
		}
	}
}

// Every button that the bot can draw fits Telegram's 64 bytes and comes back as it was.
func TestPressesFitAndReturn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := Press{
			Action: rapid.SampledFrom(Actions()).Draw(t, "action"),
			Task:   tasks.Source{Network: "vk", Comment: rapid.Int64().Draw(t, "comment")}.ID(),
			Arg:    rapid.SampledFrom([]string{"", noPlace, "10.7", "9223372036854775807", Shorten("Благоустройство")}).Draw(t, "arg"),
		}
		data := p.Encode()
		if len(data) > maxPress {
			t.Fatalf("%q has %d bytes", data, len(data))
		}
		got, err := ParsePress(data)
		if err != nil || got != p {
			t.Fatalf("%q came back as %+v, %v", data, got, err)
		}
	})
}

// What no button of ours says is an error, and what is read is written the same way again.
func FuzzParsePress(f *testing.F) {
	f.Add("1:rg:aaaaaaaaaaaaaaaa:")
	f.Add("1:pl:aaaaaaaaaaaaaaaa:-")
	f.Add("2:rg:aaaaaaaaaaaaaaaa:")
	f.Add("")
	f.Add(strings.Repeat("1:", 40))
	f.Fuzz(func(t *testing.T, data string) {
		p, err := ParsePress(data)
		if err == nil && p.Encode() != data {
			t.Errorf("%q was read as %q", data, p.Encode())
		}
	})
}

func TestTicks(t *testing.T) {
	s := screen{}.tick(2, "")
	s = s.tick(2, "10.3").tick(2, "10.5").tick(2, "10.3")
	s = parseScreen(s.String())
	if draft, ticked := s.ticked(); draft != 2 || len(ticked) != 1 || ticked[0] != "10.5" {
		t.Errorf("got %d %v", draft, ticked)
	}
	if _, ticked := s.tick(3, "10.1").ticked(); len(ticked) != 1 || ticked[0] != "10.1" {
		t.Errorf("ticks of another version were kept: %v", ticked)
	}
	for _, broken := range []string{"criteria\nx", "criteria", "topics\n1"} {
		if draft, ticked := parseScreen(broken).ticked(); draft != 0 || ticked != nil {
			t.Errorf("%q: %d %v", broken, draft, ticked)
		}
	}
}
