package dates_test

import (
	"errors"
	"testing"
	"time"

	"otklik/tasks/dates"
)

func TestWhatHasBeenIsRead(t *testing.T) {
	moscow := time.FixedZone("MSK", 3*60*60)
	noon := time.Date(2026, 11, 25, 12, 0, 0, 0, moscow) // a Wednesday
	for text, want := range map[string]string{
		"10:15": "25.11.2026 10:15", "сегодня 10:15": "25.11.2026 10:15", "вчера 18:00": "24.11.2026 18:00",
		"вчера": "24.11.2026 00:00", "23.11 9:00": "23.11.2026 09:00", "ср 10:00": "25.11.2026 10:00",
		"пт 10:00": "20.11.2026 10:00", "пн": "23.11.2026 00:00", "23 ноября в 14": "23.11.2026 14:00",
	} {
		m, err := dates.ParsePast(text, noon, moscow)
		if got := m.At.In(moscow).Format("02.01.2006 15:04"); err != nil || got != want {
			t.Errorf("%q: %s, %v, want %s", text, got, err, want)
		}
	}
	for text, want := range map[string]error{
		"13:00": dates.ErrAhead, "завтра": dates.ErrAhead, "28.11 10:00": dates.ErrAhead, "": dates.ErrUnreadable,
		"давно": dates.ErrUnreadable, "31.11": dates.ErrImpossible, "25:00": dates.ErrImpossible,
	} {
		if m, err := dates.ParsePast(text, noon, moscow); !errors.Is(err, want) {
			t.Errorf("%q: %v, %v, want %v", text, m, err, want)
		}
	}
}
