package check_test

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"otklik/tasks/check"
)

// full is an input in which every rule has something to look at.
func full(draft, message string) check.Input {
	return check.Input{
		Draft: draft, Message: message, Author: check.Author{First: "Мария", Middle: "Петровна", Last: "Иванова"},
		Departments: []string{"Управление ЖКХ", "Отдел опеки"}, Own: "Управление ЖКХ", Streets: []string{"Видова", "Мира", "Героев-Десантников"},
		Places: []string{"Мефодиевка", "Южный"}, Staff: []string{"Сидоров"}, Numbers: []string{"№ 123", "4512-О"},
		Now:      time.Date(2026, time.November, 23, 12, 0, 0, 0, time.UTC),
		IsDayOff: func(d time.Time) bool { return d.Weekday() == time.Sunday },
		Known:    func(word string) (bool, bool) { return !strings.HasSuffix(word, "ъ"), true },
	}
}

func TestHintsComeByPlaceAndTheSameEachTime(t *testing.T) {
	c, err := check.New(check.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	in := full("Уважаемый Марья! В целях ремонта двор двор закроют 31 ноября, обратитесь в отдел опеки № 123.", "Когда починят качели на Видова 12?")
	first := c.Check(in)
	if len(first) < 6 {
		t.Fatalf("only %d hints: %v", len(first), quotes(first))
	}
	if !slices.IsSortedFunc(first, func(a, b check.Hint) int { return a.Start - b.Start }) {
		t.Errorf("hints are not by place: %v", quotes(first))
	}
	for range 20 {
		if again := c.Check(in); !slices.Equal(again, first) {
			t.Fatalf("another time: %v, first %v", quotes(again), quotes(first))
		}
	}
}

// TestDismissedStaysSilent: what was dismissed is known by rule and phrase, in whatever letters and spaces it comes again.
func TestDismissedStaysSilent(t *testing.T) {
	c, err := check.New(check.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	in := full("Мария Петровна, здравствуйте! В целях уборки двор закроют завтра.", "")
	hints := c.Check(in)
	if len(hints) != 1 || hints[0].Phrase != "в целях" {
		t.Fatalf("%+v", hints)
	}
	in.Draft = strings.Replace(in.Draft, "В целях", "В  ЦЕЛЯХ", 1)
	in.Dismissed = func(rule, phrase string) bool { return rule == hints[0].Rule && phrase == hints[0].Phrase }
	for _, h := range c.Check(in) {
		if h.Rule == hints[0].Rule {
			t.Errorf("dismissed and back: %+v", h)
		}
	}
}

func TestRulesAreSwitchedAndTuned(t *testing.T) {
	in := full("Мария Петровна, здравствуйте! В целях уборки двор закроют завтра: мы уберём листья и ветки.", "")
	off, err := check.New(check.Settings{Off: []string{"officialese"}})
	if err != nil {
		t.Fatal(err)
	}
	if hints := off.Check(in); len(hints) != 0 {
		t.Errorf("switched off and heard: %v", quotes(hints))
	}
	short, err := check.New(check.Settings{Off: []string{"officialese"}, Numbers: check.Numbers{Sentence: 10}})
	if err != nil {
		t.Fatal(err)
	}
	if hints := short.Check(in); len(hints) != 1 || hints[0].Rule != "long-sentence" {
		t.Errorf("sentences of ten words: %v", quotes(hints))
	}
	for _, wrong := range []check.Settings{{Off: []string{"no-such-rule"}}, {Numbers: check.Numbers{Links: -1}}, {Numbers: check.Numbers{Length: 20_000}}} {
		if _, err := check.New(wrong); err == nil {
			t.Errorf("%+v was taken", wrong)
		}
	}
}

func TestRulesHaveIdsOfTheirOwn(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range check.Rules() {
		_, decree := r.Criterion.Rule()
		if seen[r.ID] || !decree && r.Criterion != "17" && r.Criterion != "18" {
			t.Errorf("%s of %s", r.ID, r.Criterion)
		}
		seen[r.ID] = true
	}
}

// TestDictionaryThatIsAway: without a dictionary every other rule speaks as with one.
func TestDictionaryThatIsAway(t *testing.T) {
	c, err := check.New(check.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	in := full("Мария Петровна, здравствуйте! Двор двор убрали, яму засыпалъ.", "")
	with := c.Check(in)
	in.Known = func(string) (bool, bool) { return false, false }
	without := c.Check(in)
	if len(with) != 2 || len(without) != 1 || without[0].Rule != "doubled-word" {
		t.Errorf("with: %v, without: %v", quotes(with), quotes(without))
	}
}

// FuzzCheck: whatever is written, hints lie inside of the draft, on the boundaries of runes, and say why.
func FuzzCheck(f *testing.F) {
	c, err := check.New(check.Settings{})
	if err != nil {
		f.Fatal(err)
	}
	for _, r := range check.Rules() {
		for _, e := range slices.Concat(r.Fires, r.Silent) {
			f.Add(e.Draft, e.Message)
		}
	}
	f.Add("\xff\xfe. а\u0301 № № ... «(", "ул. ул. 12 д.")
	f.Add(strings.Repeat("который, ", 50), strings.Repeat("и почему? ", 50))
	f.Fuzz(func(t *testing.T, draft, message string) {
		for _, h := range c.Check(full(draft, message)) {
			if h.Start < 0 || h.End < h.Start || h.End > len(draft) || h.Reason == "" || h.Rule == "" {
				t.Fatalf("%+v of %q", h, draft)
			}
			if h.End > 0 && h.Quote != draft[h.Start:h.End] {
				t.Fatalf("%+v quotes something else than %q", h, draft[h.Start:h.End])
			}
			if utf8.ValidString(draft) && !utf8.ValidString(draft[h.Start:h.End]) {
				t.Fatalf("%+v cuts a rune of %q", h, draft)
			}
		}
	})
}
