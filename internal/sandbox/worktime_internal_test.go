package sandbox

import (
	"testing"
	"time"

	"otklik/tasks/worktime"
)

func calendar(t testing.TB) *worktime.Calendar {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Moscow")
	if err != nil {
		t.Fatal(err)
	}
	c, err := worktime.New(zone, worktime.DefaultWeek(), worktime.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// at reads a wall clock of Moscow.
func at(t testing.TB, c *worktime.Calendar, wall string) time.Time {
	t.Helper()
	instant, err := time.ParseInLocation("2006-01-02 15:04", wall, c.Location())
	if err != nil {
		t.Fatal(err)
	}
	return instant
}

func TestBeginningIsAWorkingMorningOfTheWeek(t *testing.T) {
	c := calendar(t)
	for now, want := range map[string]string{
		"2026-11-25 15:30": "2026-11-25 10:00", // a working day
		"2026-11-25 03:00": "2026-11-25 10:00", // at night
		"2026-11-29 12:00": "2026-11-27 10:00", // on Sunday, Friday's
		"2026-01-02 12:00": "2025-12-30 10:00", // in holidays, that of the last working day of the week
		"2026-01-07 12:00": "2026-01-12 10:00", // in a week of nothing but holidays, the next working day's
	} {
		got, err := beginning(c, at(t, c, now))
		if err != nil || !got.Equal(at(t, c, want)) {
			t.Errorf("at %s the sandbox begins at %v (%v), not at %s", now, got, err, want)
		}
	}
}

func TestPushed(t *testing.T) {
	c := calendar(t)
	for _, test := range []struct{ now, words, want string }{
		{"2026-11-25 12:50", "30m", "2026-11-25 13:20"},
		{"2026-11-25 12:50", "work:1h", "2026-11-25 14:38"}, // over the break
		{"2026-11-25 12:50", "next", "2026-11-26 09:00"},
		{"2026-11-27 16:30", "work:1h", "2026-11-30 09:30"}, // over the weekend
		{"2026-11-27 16:30", "next", "2026-11-30 09:00"},
		{"2026-12-31 23:59", "next", "2027-01-11 09:00"},
	} {
		got, err := pushed(c, at(t, c, test.now), test.words)
		if err != nil || !got.Equal(at(t, c, test.want)) {
			t.Errorf("%s pushed by %q is %v (%v), not %s", test.now, test.words, got, err, test.want)
		}
	}
	for _, words := range []string{"", "30", "-1h", "work:", "work:-1h", "0s", "10000h", "next week"} {
		if _, err := pushed(c, at(t, c, "2026-11-25 12:50"), words); err == nil {
			t.Errorf("pushed by %q", words)
		}
	}
}

func TestHours(t *testing.T) {
	c := calendar(t)
	for now, want := range map[string]string{
		"2026-11-25 10:00": "рабочее время",
		"2026-11-25 13:10": "перерыв до 13:48",
		"2026-11-25 07:10": "работа с 09:00",
		"2026-11-25 20:00": "нерабочее время, работа завтра с 09:00",
		"2026-11-27 20:00": "нерабочее время, работа 30.11 с 09:00",
	} {
		if working, got := hours(c, at(t, c, now)); got != want || working != (want == "рабочее время") {
			t.Errorf("at %s the page says %q, not %q", now, got, want)
		}
	}
}

// FuzzPushed: whatever the words, the clock goes forward or stays, and never panics.
func FuzzPushed(f *testing.F) {
	for _, words := range []string{"next", "30m", "work:1h", "work:", "-1h", "99999999h", "1e9s", "work:work:1h"} {
		f.Add(words)
	}
	c := calendar(f)
	now := at(f, c, "2026-11-25 12:50")
	f.Fuzz(func(t *testing.T, words string) {
		if to, err := pushed(c, now, words); err == nil && !to.After(now) {
			t.Errorf("%q pushes to %v", words, to)
		}
	})
}

func TestSaysKnowsNumbers(t *testing.T) {
	for text, want := range map[string]bool{
		"№ 1 · ЖКХ": true, "№ 12 · ЖКХ": false, "№ 1": true, "ЖКХ": false, "❗ Важно\n№ 1 · ЖКХ": true,
		"№ 12 · Транспорт\nАвтобус № 1 не пришёл": false, "Сроки: 2 задачи\n⏳ № 1 · ЖКХ": false,
	} {
		if says(text, []string{"№ 1"}) != want {
			t.Errorf("%q says № 1: %v", text, !want)
		}
	}
}
