package worktime_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"otklik/tasks/worktime"
)

func TestParseReadsEveryStatement(t *testing.T) {
	d, err := worktime.Parse(strings.NewReader("\ufeff# вступление\r\n\r\notklik-calendar 1\r\n" +
		"year 2027\nversion 3 правка\nsource  Постановление № 1 \ntotal 247 1972\n\tholiday\t01.01-02.01\tКаникулы № 1\n" +
		"off 31.12 from 04.01.2026\nwork 13.11 for 05.11\nshort 3.11\nprovisional\n" +
		"exception 14.08.2027 off  День города \nexception 16.08.2027 13:00-15:00,09:00-12:00 Приём короче\n"))
	if err != nil {
		t.Fatal(err)
	}
	y := d.Years[0]
	if y.Year != 2027 || y.Version != "3 правка" || y.Source != "Постановление № 1" || !y.Provisional || y.Days != 247 || y.Hours != 1972 {
		t.Errorf("head: %+v", y)
	}
	if len(y.Holidays) != 2 || y.Holidays[1] != (worktime.Holiday{Date: date(2, 1, 2027), Name: "Каникулы № 1"}) {
		t.Errorf("holidays: %+v", y.Holidays)
	}
	if y.Moved[0] != (worktime.Move{Date: date(31, 12, 2027), From: date(4, 1, 2026)}) {
		t.Errorf("moved: %+v", y.Moved)
	}
	if y.Working[0] != (worktime.WorkingWeekend{Date: date(13, 11, 2027), For: date(5, 11, 2027)}) || y.Short[0] != date(3, 11, 2027) {
		t.Errorf("working %+v, shortened %+v", y.Working, y.Short)
	}
	if e := d.Exceptions; len(e) != 2 || e[0].Intervals != nil || e[0].Reason != "День города" || len(e[1].Intervals) != 2 || e[1].Date != date(16, 8, 2027) {
		t.Errorf("exceptions: %+v", d.Exceptions)
	}
}

func TestParseNamesTheLine(t *testing.T) {
	const head = "otklik-calendar 1\nyear 2027\nversion 1\nsource указ\ntotal 247 1972\n"
	for _, tc := range []struct {
		text string
		line int
		hint string
	}{
		{"", 1, "файл пуст"},
		{"# только слова\n", 1, "файл пуст"},
		{"year 2027", 1, "начинается со строки"},
		{"otklik-calendar 2", 1, "версия формата «2»"},
		{"otklik-calendar 1\nholiday 01.01 Новый год", 2, "нужна строка «year 2027»"},
		{"otklik-calendar 1\nпраздник 01.01", 2, "слово «праздник» неизвестно"},
		{"otklik-calendar 1\nyear 27", 2, "год «27»"},
		{"otklik-calendar 1\nyear 1969", 2, "от 1970"},
		{"otklik-calendar 1\nyear 2027\nsource указ\ntotal 1 8", 4, "нет строки «version»"},
		{"otklik-calendar 1\nyear 2027\nversion 1\ntotal 1 8", 4, "нет строки «source»"},
		{"otklik-calendar 1\nyear 2027\nversion 1\nsource указ\nyear 2028", 5, "нет строки «total»"},
		{head + "year 2027", 6, "уже описан"},
		{head + "version 2", 6, "нужна одна"},
		{head + "source", 6, "нужна одна"},
		{head + "total 1 2", 6, "нужна одна"},
		{head + "provisional да", 6, "ничего не пишут"},
		{head + "holiday 09.05", 6, "напишите название"},
		{head + "holiday 32.05 День", 6, "не бывает"},
		{head + "holiday 29.02 День", 6, "не бывает"},
		{head + "holiday 05/09 День", 6, "пишите ДД.ММ"},
		{head + "holiday 09.05.2028 День", 6, "нужны даты 2027 года"},
		{head + "holiday 08.01-01.01 Дни", 6, "первая не позже последней"},
		{head + "holiday 01.01-x День", 6, "дата «x»"},
		{head + "off 31.12", 6, "слово «from»"},
		{head + "off 31.12 for 04.01", 6, "слово «from»"},
		{head + "off 31.13 from 04.01", 6, "не бывает"},
		{head + "off 31.12.2026 from 04.01", 6, "не из 2027 года"},
		{head + "work 13.11 from 05.11", 6, "слово «for»"},
		{head + "short 03.11 04.11", 6, "пишите ДД.ММ"},
		{head + "short 03.11.2026", 6, "не из 2027 года"},
		{head + "exception 14.08 off День города", 6, "ДД.ММ.ГГГГ"},
		{head + "exception 14.08.2027 off", 6, "напишите причину"},
		{head + "exception 14.08.2027 День города", 6, "для выходного напишите off"},
		{head + "exception 14.08.2027 09:00-25:00 Приём", 6, "от 00:00 до 24:00"},
		{head + "exception 14.08.2027 off а\nexception 14.08.2027 off б", 7, "уже есть выше"},
		{head + "# \xcf\xf0\xe0\xe7\xe4\xed\xe8\xea", 6, "UTF-8"},
		{head + "# " + strings.Repeat("x", 5000), 6, "длиннее"},
	} {
		_, err := worktime.Parse(strings.NewReader(tc.text))
		var pe *worktime.ParseError
		if !errors.As(err, &pe) || pe.Line != tc.line || !strings.Contains(err.Error(), tc.hint) {
			t.Errorf("%q: %v; want line %d and %q", tc.text, err, tc.line, tc.hint)
		}
	}
}

func TestParseTotalWithoutANumber(t *testing.T) {
	for _, total := range []string{"247", "247 часов", "0 0", "-1 8", "12345 1", "1 2 3"} {
		_, err := worktime.Parse(strings.NewReader("otklik-calendar 1\nyear 2027\ntotal " + total))
		var pe *worktime.ParseError
		if !errors.As(err, &pe) || pe.Line != 3 {
			t.Errorf("total %s: %v, want a ParseError of line 3", total, err)
		}
	}
}

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, os.ErrClosed }

func TestParsePassesReadErrorsOn(t *testing.T) {
	if _, err := worktime.Parse(broken{}); !errors.Is(err, os.ErrClosed) {
		t.Errorf("%v, want %v", err, os.ErrClosed)
	}
}

// documented returns the example of the administrators' guide.
func documented(t testing.TB) string {
	t.Helper()
	page, err := os.ReadFile("../../docs/calendar.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(page), "```text\notklik-calendar")
	example, _, closed := strings.Cut(rest, "```")
	if !ok || !closed {
		t.Fatal("docs/calendar.md holds no example")
	}
	return "otklik-calendar" + example
}

func TestDocumentedExampleWorks(t *testing.T) {
	over, err := worktime.Parse(strings.NewReader(documented(t)))
	if err != nil {
		t.Fatal(err)
	}
	c := build(t, moscow(t), worktime.DefaultWeek(), worktime.Builtin().Merge(over))
	if years := c.ProvisionalYears(); len(years) != 0 {
		t.Errorf("%v are provisional with the example loaded", years)
	}
}

// FuzzParse: whatever the file, Parse answers data or an error with a line, and
// New either proves the data or refuses it; neither panics.
func FuzzParse(f *testing.F) {
	f.Add(documented(f))
	f.Add("otklik-calendar 1\nexception 14.08.2027 09:00-12:00,13:00-24:00 Причина\n")
	f.Add("otklik-calendar 1\nyear 2200\nversion 1\nsource x\nprovisional\nwork 04.01 for 31.12.1970\nshort 04.01\noff 03.01 from 01.01.9999\n")
	f.Add("otklik-calendar 1\r\nyear 1970\nholiday 01.01-31.12 Год отдыха\nversion 1\nsource x\ntotal 1 1\n")
	loc := zone(f, "America/St_Johns")
	f.Fuzz(func(t *testing.T, text string) {
		d, err := worktime.Parse(strings.NewReader(text))
		if err != nil {
			var pe *worktime.ParseError
			if !errors.As(err, &pe) || pe.Line < 1 || pe.Problem == "" {
				t.Fatalf("%v is no ParseError with a line", err)
			}
			return
		}
		for _, data := range []worktime.Data{d, worktime.Builtin().Merge(d)} {
			c, err := worktime.New(loc, worktime.DefaultWeek(), data)
			if (c == nil) != (err != nil) {
				t.Fatalf("New: %v, %v", c, err)
			}
		}
	})
}
