package dates_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"otklik/tasks/dates"
	"otklik/tasks/worktime"
)

// formats are the ways to write a day with its year.
func formats(d worktime.Date) []string {
	full := dates.Russian(d)
	words := strings.Fields(full)
	return []string{
		full, d.String(), strings.ToUpper(full), strings.ReplaceAll(full, " ", "\u00a0"),
		fmt.Sprintf("%d.%02d.%d", d.Day, d.Month, d.Year), fmt.Sprintf("%02d/%02d/%d", d.Day, d.Month, d.Year),
		fmt.Sprintf("%02d.%02d.%02d", d.Day, d.Month, d.Year%100), fmt.Sprintf("%d-%02d-%02d", d.Year, d.Month, d.Day),
		words[0] + "-го " + words[1] + " " + words[2] + " г.", words[0] + " " + words[1] + " " + words[2],
	}
}

func TestEveryDayIsFoundAgainInEveryFormat(t *testing.T) {
	first := worktime.Date{Year: 2024, Month: time.January, Day: 1}
	for d := first; d.Year < 2029; d = d.AddDays(1) {
		for _, text := range formats(d) {
			for _, around := range []string{"%s", "до %s", "Работы завершим (к %s), спасибо.", "Срок – %s"} {
				text := fmt.Sprintf(around, text)
				got := dates.Find(text, noon(), moscow())
				if len(got) != 1 || got[0].Last != d || got[0].First != d || !got[0].Exact() || got[0].Reference {
					t.Fatalf("%q: %+v", text, got)
				}
			}
			m, err := dates.ParseMoment(text+" 23:59", noon(), moscow())
			past := number(d) < number(worktime.DateOf(noon()))
			if past && !errors.Is(err, dates.ErrPast) || !past && (err != nil || m.Day != d) {
				t.Fatalf("typed %q: %+v, %v", text, m, err)
			}
		}
	}
}

func TestADayWithoutAYearIsTheNearestOne(t *testing.T) {
	today := worktime.DateOf(noon())
	for n := -61; n <= 303; n++ {
		d := today.AddDays(n)
		words := strings.Join(strings.Fields(dates.Russian(d))[:2], " ")
		for _, text := range []string{fmt.Sprintf("%02d.%02d", d.Day, d.Month), words} {
			got := dates.Find("до "+text, noon(), moscow())
			if len(got) != 1 || got[0].Last != d || got[0].Past != (n < 0) {
				t.Fatalf("%q: %+v, want %v", text, got, d)
			}
		}
	}
}

func TestImpossibleDaysOfEveryMonth(t *testing.T) {
	for m := time.January; m <= time.December; m++ {
		last := time.Date(2026, m+1, 0, 0, 0, 0, 0, time.UTC).Day()
		for day := last + 1; day <= 39; day++ {
			text := fmt.Sprintf("до %d.%02d.2026", day, m)
			if got := dates.Find(text, noon(), moscow()); len(got) != 1 || !got[0].Impossible {
				t.Errorf("%q: %+v", text, got)
			}
		}
	}
}

func TestMentionsSurviveTheTextAround(t *testing.T) {
	parts := []string{
		"до 28 ноября", "в IV квартале", "28.11.2026", "в течение трёх дней", "на следующей неделе", "к концу месяца",
	}
	text := strings.Join(parts, ", потом ")
	got := dates.Find(text, noon(), moscow())
	if len(got) != len(parts) {
		t.Fatalf("%d mentions of %d: %+v", len(got), len(parts), got)
	}
	for i, m := range got {
		if m.Words != parts[i] {
			t.Errorf("%q, want %q", m.Words, parts[i])
		}
	}
}

// seeds are texts at the edges of the rules.
func seeds() []string {
	return []string{
		"", "до 28 ноября", "с 25 по 28.11.2026 14:00", "в IV квартале 2027 г.", "31 ноября", "пт 10:00", "на 3 дня",
		"с завтра по пт", "в 10-ти-дневный срок",
		"в течение 10 (десяти) рабочих дней", "№ 28.11.3",
		"1.1.1.1.1", "29 февраля", "29.02–01.03", "к новому 2028 году",
		"\xff28\xd0 ноября\xc0", "и\u0306е\u0308", "00.00.0000",
		"с 1 по по 2", "99999999 ноября", "-го", "двадцать", "в первой",
		"до конца", "2026-00-00", "14-й 28-го числа следующего месяца", "в декабре–январе", "5.", "0-дневный срок",
	}
}

// FuzzDates: whatever the text, a mention lies inside it, and what is read is a day that exists.
func FuzzDates(f *testing.F) {
	for _, text := range seeds() {
		f.Add(text, noon().Unix())
	}
	f.Fuzz(func(t *testing.T, text string, unix int64) {
		now := time.Unix(unix%(1<<33), 0)
		end := 0
		for _, m := range dates.Find(text, now, moscow()) {
			if m.Start < end || m.End <= m.Start || m.End > len(text) || m.Words != text[m.Start:m.End] {
				t.Fatalf("%q: %+v after %d", text, m, end)
			}
			if utf8.ValidString(text) && !utf8.ValidString(m.Words) {
				t.Fatalf("%q: %q is cut inside a rune", text, m.Words)
			}
			if m.Impossible == m.Last.Valid() || m.Unit < dates.Day || m.Unit > dates.Year {
				t.Fatalf("%q: %+v", text, m)
			}
			if !m.Impossible && (!m.First.Valid() || number(m.First) > number(m.Last)) {
				t.Fatalf("%q: %+v", text, m)
			}
			end = m.End
		}
		m, err := dates.ParseMoment(text, now, moscow())
		if err == nil && (!m.Day.Valid() || worktime.DateOf(m.At.In(moscow())) != m.Day) {
			t.Fatalf("%q: %+v", text, m)
		}
		p, err := dates.ParsePeriod(text, now, moscow())
		if err == nil && (!p.First.Valid() || !p.Last.Valid() || number(p.First) > number(p.Last)) {
			t.Fatalf("%q: %+v", text, p)
		}
		d, rest, err := dates.LeadingDate(text, now, moscow())
		if err == nil && (!d.Valid() || !strings.Contains(text, rest)) {
			t.Fatalf("%q: %v, %q", text, d, rest)
		}
	})
}

// number orders dates.
func number(d worktime.Date) int { return (d.Year*12+int(d.Month))*31 + d.Day }
