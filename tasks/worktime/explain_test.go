package worktime_test

import (
	"strings"
	"testing"
	"time"

	"otklik/tasks/worktime"
)

func TestExplainReads(t *testing.T) {
	loc := moscow(t)
	exceptions := worktime.Data{Exceptions: []worktime.Exception{
		{Date: date(12, 9, 2025), Reason: "День города"},
		{Date: date(15, 9, 2025), Reason: "приём короче", Intervals: []worktime.Interval{{From: 10 * time.Hour, To: 12 * time.Hour}}},
	}}
	c := build(t, loc, worktime.DefaultWeek(), worktime.Builtin().Merge(exceptions))
	for _, tc := range []struct {
		from string
		work time.Duration
		days int
		want []string
	}{
		{"07.05.2025 17:58", 8 * time.Hour, 0, []string{
			"Срок: пн 12.05.2025 17:46",
			"Отсчёт: ср 07.05.2025 17:58, 8 ч рабочего времени",
			"ср 07.05: 17:58–18:00 (2 мин); осталось 7 ч 58 мин",
			"чт 08.05: выходной, перенесён с вс 23.02",
			"пт 09.05: праздник: День Победы",
			"сб 10.05 – вс 11.05: выходные",
			"пн 12.05: 09:00–13:00, 13:48–17:46 (7 ч 58 мин); перерыв 13:00–13:48; срок наступает в 17:46",
		}},
		{"01.11.2024 16:30", time.Hour, 0, []string{
			"Срок: сб 02.11.2024 09:30",
			"Отсчёт: пт 01.11.2024 16:30, 1 ч рабочего времени",
			"пт 01.11: 16:30–17:00 (30 мин); осталось 30 мин",
			"сб 02.11: 09:00–09:30 (30 мин); рабочий день по часам вторника, за выходной вт 30.04; сокращённый день: на час короче; срок наступает в 09:30",
		}},
		{"30.12.2026 22:10:05", 90 * time.Second, 0, []string{
			"Срок: пн 11.01.2027 09:01:30",
			"Отсчёт: ср 30.12.2026 22:10:05, 1 мин 30 с рабочего времени",
			"ср 30.12: рабочее время окончено в 18:00",
			"чт 31.12: выходной, перенесён с вс 04.01",
			"пт 01.01.2027 – ср 06.01.2027: праздник: Новогодние каникулы",
			"чт 07.01.2027: праздник: Рождество Христово",
			"пт 08.01.2027: праздник: Новогодние каникулы",
			"сб 09.01.2027 – вс 10.01.2027: выходные",
			"пн 11.01.2027: 09:00–09:01:30 (1 мин 30 с); срок наступает в 09:01:30",
			"Внимание: календарь 2027 года предварительный, только по Трудовому кодексу. Когда выйдет постановление о переносе выходных, сроки могут измениться.",
		}},
		{"11.09.2025 17:30", time.Hour, 0, []string{
			"Срок: пн 15.09.2025 10:30",
			"Отсчёт: чт 11.09.2025 17:30, 1 ч рабочего времени",
			"чт 11.09: 17:30–18:00 (30 мин); осталось 30 мин",
			"пт 12.09: нерабочий день: День города",
			"сб 13.09 – вс 14.09: выходные",
			"пн 15.09: 10:00–10:30 (30 мин); особые часы: приём короче; срок наступает в 10:30",
		}},
		{"10.06.2025 12:00", 0, 2, []string{
			"Срок: пн 16.06.2025 18:00",
			"Отсчёт: вт 10.06.2025 12:00, 2 рабочих дня после этого дня",
			"вт 10.06: день начала, не считается",
			"ср 11.06: 1-й рабочий день из 2, до 17:00; сокращённый день: на час короче",
			"чт 12.06: праздник: День России",
			"пт 13.06: выходной, перенесён с сб 08.03",
			"сб 14.06 – вс 15.06: выходные",
			"пн 16.06: 2-й рабочий день из 2, до 18:00",
		}},
		{"12.05.2025 20:00", 0, 0, []string{
			"Срок: пн 12.05.2025 20:00",
			"Отсчёт: пн 12.05.2025 20:00, 0 мин рабочего времени",
			"пн 12.05: рабочее время окончено в 18:00",
		}},
	} {
		from := local(t, loc, tc.from)
		e, err := c.Explain(from, tc.work)
		if tc.days > 0 {
			e, err = c.ExplainDays(from, tc.days)
		}
		if err != nil {
			t.Errorf("%s: %v", tc.from, err)
			continue
		}
		if got, want := e.Russian(), strings.Join(tc.want, "\n")+"\n"; got != want {
			t.Errorf("%s:\n%s\nwant\n%s", tc.from, got, want)
		}
	}
}

func TestExplainToMidnight(t *testing.T) {
	c, loc := everyDay(t, "Europe/Moscow", 2025, "20:00-24:00"), moscow(t)
	e, err := c.Explain(local(t, loc, "12.05.2025 19:00"), 4*time.Hour)
	if err != nil || len(e.Steps) != 1 || !strings.Contains(e.Russian(), "20:00–24:00 (4 ч); срок наступает в 24:00") {
		t.Errorf("%v\n%s", err, e.Russian())
	}
}

func TestShortenedByMoreThanTheDayHas(t *testing.T) {
	loc := moscow(t)
	week := worktime.Week{
		time.Tuesday:   {{From: 9 * time.Hour, To: 9*time.Hour + 40*time.Minute}, {From: 10 * time.Hour, To: 10*time.Hour + 20*time.Minute}},
		time.Wednesday: {{From: 9 * time.Hour, To: 12 * time.Hour}, {From: 13 * time.Hour, To: 13*time.Hour + 30*time.Minute}},
	}
	c := build(t, loc, week, worktime.Builtin())
	// 03.11.2026 is a shortened Tuesday, 11.06.2025 a shortened Wednesday.
	for at, want := range map[string]time.Duration{"03.11.2026 12:00": 0, "11.06.2025 12:00": 2*time.Hour + 30*time.Minute} {
		d, err := c.Day(local(t, loc, at))
		if err != nil || d.Work != want || d.Reasons[0].Kind != worktime.Shortened {
			t.Errorf("%s: %+v, %v; want %v", at, d, err, want)
		}
	}
	// The municipality does not work on Mondays at all: no Monday's hours on 01.11.2025.
	d, err := c.Day(local(t, loc, "01.11.2025 12:00"))
	if err != nil || d.Working || d.Reasons[0].Kind != worktime.Weekend {
		t.Errorf("the Saturday for a Monday without hours: %+v, %v", d, err)
	}
}
