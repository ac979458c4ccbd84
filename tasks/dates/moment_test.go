package dates_test

import (
	"errors"
	"testing"
	"time"

	"otklik/tasks/dates"
)

func TestMomentsAreRead(t *testing.T) {
	for text, want := range map[string]string{
		"28.11 14:00":          "28.11.2026 14:00",
		"28.11":                "28.11.2026",
		"28.11.2026 14:00":     "28.11.2026 14:00",
		"28.11.26, 9:05":       "28.11.2026 09:05",
		"28.11 14.30":          "28.11.2026 14:30",
		"28.11 в 14":           "28.11.2026 14:00",
		"1.12 в 9 ч.":          "01.12.2026 09:00",
		"01/12":                "01.12.2026",
		"28 ноября 14:00":      "28.11.2026 14:00",
		"28 ноября в 14 часов": "28.11.2026 14:00",
		"до 28 ноября 14:00":   "28.11.2026 14:00",
		"завтра 14:00":         "26.11.2026 14:00",
		"Завтра к 10":          "26.11.2026 10:00",
		"14:00 завтра":         "26.11.2026 14:00",
		"завтра":               "26.11.2026",
		"послезавтра.":         "27.11.2026",
		"сегодня":              "25.11.2026",
		"сегодня 18:00":        "25.11.2026 18:00",
		"14:00":                "25.11.2026 14:00",
		"14.30":                "25.11.2026 14:30",
		"14 ч 30 мин":          "25.11.2026 14:30",
		"пт 10:00":             "27.11.2026 10:00",
		"пт":                   "27.11.2026",
		"в пятницу в 10":       "27.11.2026 10:00",
		"ср 18:00":             "25.11.2026 18:00", // today is a Wednesday, and it is noon
		"ср 10:00":             "02.12.2026 10:00",
		"пт 27.11 10:00":       "27.11.2026 10:00",
		"следующий понедельник": "30.11.2026",
		"3 января 10:00":        "03.01.2027 10:00",
		"28 числа":              "28.11.2026",
		"2026-11-28 14:00":      "28.11.2026 14:00",
	} {
		m, err := dates.ParseMoment(text, noon(), moscow())
		got := m.At.In(moscow()).Format("02.01.2006")
		if m.Timed {
			got = m.At.In(moscow()).Format("02.01.2006 15:04")
		}
		if err != nil || got != want || m.At.Location() != time.UTC {
			t.Errorf("%q: %s, %v; want %s", text, got, err, want)
		}
		if day := m.At.In(moscow()).Format("02.01.2006"); err == nil && day != m.Day.String() {
			t.Errorf("%q: At is of %s, Day is %s", text, day, m.Day)
		}
	}
}

func TestWrongMomentsAreClassed(t *testing.T) {
	for text, want := range map[string]error{
		"":                   dates.ErrUnreadable,
		"как можно скорее":   dates.ErrUnreadable,
		"28.11 и 29.11":      dates.ErrUnreadable,
		"28.11 14:00 строго": dates.ErrUnreadable,
		"25–28 ноября":       dates.ErrUnreadable,
		"в ноябре":           dates.ErrUnreadable,
		"28":                 dates.ErrUnreadable,
		"31.11":              dates.ErrImpossible,
		"32.01 14:00":        dates.ErrImpossible,
		"28.13.2026":         dates.ErrImpossible,
		"28.11 25:00":        dates.ErrImpossible,
		"28.11 14:60":        dates.ErrImpossible,
		"25:00":              dates.ErrImpossible,
		"31 ноября":          dates.ErrImpossible,
		"12:00":              dates.ErrPast, // it is noon
		"11:00":              dates.ErrPast,
		"24.11":              dates.ErrPast,
		"вчера":              dates.ErrPast,
		"20.10 14:00":        dates.ErrPast,
		"28.11.2025":         dates.ErrPast,
	} {
		if m, err := dates.ParseMoment(text, noon(), moscow()); !errors.Is(err, want) {
			t.Errorf("%q: %+v, %v; want %v", text, m, err, want)
		}
	}
}

func TestPeriodsAreRead(t *testing.T) {
	for text, want := range map[string]string{
		"24.11–05.12":                "24.11.2026 05.12.2026",
		"24.11-05.12.2026":           "24.11.2026 05.12.2026",
		"24.11.2026 - 05.12.2026":    "24.11.2026 05.12.2026",
		"с 24.11 по 05.12":           "24.11.2026 05.12.2026",
		"с 24 ноября по 5 декабря":   "24.11.2026 05.12.2026",
		"с 26 по 28 ноября":          "26.11.2026 28.11.2026",
		"26-28.11":                   "26.11.2026 28.11.2026",
		"28.12 – 11.01":              "28.12.2026 11.01.2027",
		"с 01.12.2026 по 30.11.2027": "01.12.2026 30.11.2027",
		"сегодня":                    "25.11.2026 25.11.2026",
		"завтра":                     "26.11.2026 26.11.2026",
		"до 05.12":                   "25.11.2026 05.12.2026",
		"по 5 декабря":               "25.11.2026 05.12.2026",
		"24.11–25.11":                "24.11.2026 25.11.2026",
		"27.11":                      "27.11.2026 27.11.2026",
		"с завтра по пт":             "26.11.2026 27.11.2026",
		"с сегодня до 05.12":         "25.11.2026 05.12.2026",
		"с понедельника по пятницу": "30.11.2026 04.12.2026",
		"на 3 дня":                     "25.11.2026 27.11.2026",
		"неделю":                       "25.11.2026 01.12.2026",
		"с 01.12 на 2 недели":          "01.12.2026 14.12.2026",
		"до конца месяца":              "25.11.2026 30.11.2026",
		"до конца недели":              "25.11.2026 29.11.2026",
		"на следующей неделе":          "30.11.2026 06.12.2026",
		"в декабре":                    "01.12.2026 31.12.2026",
		"с 1 декабря 2026 – 9.12.2026": "01.12.2026 09.12.2026",
	} {
		p, err := dates.ParsePeriod(text, noon(), moscow())
		if got := p.First.String() + " " + p.Last.String(); err != nil || got != want {
			t.Errorf("%q: %s, %v; want %s", text, got, err, want)
		}
	}
}

func TestWrongPeriodsAreClassed(t *testing.T) {
	for text, want := range map[string]error{
		"":                        dates.ErrUnreadable,
		"с 24.11":                 dates.ErrUnreadable,
		"отпуск":                  dates.ErrUnreadable,
		"24.11–05.12 и ещё":       dates.ErrUnreadable,
		"24.11–31.11":             dates.ErrImpossible,
		"с 31.11 по 05.12":        dates.ErrImpossible,
		"31.11":                   dates.ErrImpossible,
		"с 31 ноября на 2 недели": dates.ErrUnreadable,
		"05.12–26.11":             dates.ErrReversed,
		"с 28 по 26 ноября":       dates.ErrReversed,
		"05.12.2026–24.11.2026":   dates.ErrReversed,
		"с послезавтра по завтра": dates.ErrReversed,
		"01.11–20.11": dates.ErrPast,
		"24.11":       dates.ErrPast,
		"вчера":       dates.ErrPast,
	} {
		if p, err := dates.ParsePeriod(text, noon(), moscow()); !errors.Is(err, want) {
			t.Errorf("%q: %+v, %v; want %v", text, p, err, want)
		}
	}
}

func TestLeadingDates(t *testing.T) {
	for _, c := range []struct {
		text, date, rest string
		err              error
	}{
		{"05.12.2026 подрядчик сорвал поставку", "05.12.2026", "подрядчик сорвал поставку", nil},
		{"до 5 декабря: нет краски.", "05.12.2026", "нет краски", nil},
		{"на 05.12, т. к. дожди", "05.12.2026", "т. к. дожди", nil},
		{"5 декабря 2026 г. – морозы", "05.12.2026", "морозы", nil},
		{"до конца месяца, ждём насос", "30.11.2026", "ждём насос", nil},
		{"в IV квартале", "31.12.2026", "", nil},
		{"завтра", "26.11.2026", "", nil},
		{"05.12\nподрядчик", "05.12.2026", "подрядчик", nil},
		{"подрядчик сорвал 05.12", "", "", dates.ErrUnreadable},
		{"", "", "", dates.ErrUnreadable},
		{"05.12.2026.7 лист", "", "", dates.ErrUnreadable},
		{"31.11 подрядчик", "", "", dates.ErrImpossible},
		{"с 28 по 25 ноября ремонт", "", "", dates.ErrReversed},
		{"20.11 подрядчик", "", "", dates.ErrPast},
	} {
		d, rest, err := dates.LeadingDate(c.text, noon(), moscow())
		if !errors.Is(err, c.err) || err == nil && (d.String() != c.date || rest != c.rest) {
			t.Errorf("%q: %s, %q, %v; want %s, %q, %v", c.text, d, rest, err, c.date, c.rest, c.err)
		}
	}
}
