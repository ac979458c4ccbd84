package tasks_test

import (
	"testing"
	"time"

	"otklik/tasks"
)

const week = 7 * 24 * time.Hour

// Nobody registers what was found: the rungs of registration and of the answer on days that are not like others.
func TestLadderOnRealDates(t *testing.T) {
	cases := []struct{ name, found, register, answer string }{
		{
			"17:58 before a shortened day and a holiday", "21.02.2024 17:58", `
			22.02 09:13 half ivanova
			22.02 09:22 fifth ivanova
			22.02 09:28 term ivanova
			22.02 09:58 controller petrov
			22.02 10:28 deputy kuratov
			22.02 10:28 deputy zamova`, `
			22.02 12:58 half ivanova
			22.02 15:16 forecast ivanova
			22.02 15:16 forecast petrov
			22.02 16:10 fifth ivanova
			26.02 09:46 term ivanova
			26.02 10:16 controller petrov
			26.02 10:46 deputy kuratov
			26.02 10:46 deputy zamova`,
		},
		{
			"17:58 after a shortened day has ended, before May", "30.04.2026 17:58", `
			04.05 09:15 half ivanova
			04.05 09:24 fifth ivanova
			04.05 09:30 term ivanova
			04.05 10:00 controller petrov
			04.05 10:30 deputy kuratov
			04.05 10:30 deputy zamova`, `
			04.05 13:48 half ivanova
			04.05 15:18 forecast ivanova
			04.05 15:18 forecast petrov
			04.05 16:12 fifth ivanova
			04.05 17:48 term ivanova
			05.05 09:18 controller petrov
			05.05 09:48 deputy kuratov
			05.05 09:48 deputy zamova`,
		},
		{
			"at night", "23.11.2026 23:40", `
			24.11 09:15 half ivanova
			24.11 09:24 fifth ivanova
			24.11 09:30 term ivanova
			24.11 10:00 controller petrov
			24.11 10:30 deputy kuratov
			24.11 10:30 deputy zamova`, `
			24.11 13:48 half ivanova
			24.11 15:18 forecast ivanova
			24.11 15:18 forecast petrov
			24.11 16:12 fifth ivanova
			24.11 17:48 term ivanova
			25.11 09:18 controller petrov
			25.11 09:48 deputy kuratov
			25.11 09:48 deputy zamova`,
		},
		{
			"the working Saturday of 2024, shortened", "02.11.2024 10:00", `
			02.11 10:15 half ivanova
			02.11 10:24 fifth ivanova
			02.11 10:30 term ivanova
			02.11 11:00 controller petrov
			02.11 11:30 deputy kuratov
			02.11 11:30 deputy zamova`, `
			02.11 14:48 half ivanova
			02.11 16:18 forecast ivanova
			02.11 16:18 forecast petrov
			05.11 09:12 fifth ivanova
			05.11 10:48 term ivanova
			05.11 11:18 controller petrov
			05.11 11:48 deputy kuratov
			05.11 11:48 deputy zamova`,
		},
		{
			"the end of the working Saturday of 2025", "01.11.2025 16:50", `
			05.11 09:05 half ivanova
			05.11 09:14 fifth ivanova
			05.11 09:20 term ivanova
			05.11 09:50 controller petrov
			05.11 10:20 deputy kuratov
			05.11 10:20 deputy zamova`, `
			05.11 12:50 half ivanova
			05.11 15:08 forecast ivanova
			05.11 15:08 forecast petrov
			05.11 16:02 fifth ivanova
			05.11 17:38 term ivanova
			06.11 09:08 controller petrov
			06.11 09:38 deputy kuratov
			06.11 09:38 deputy zamova`,
		},
		{
			"over lunch", "23.11.2026 12:50", `
			23.11 13:53 half ivanova
			23.11 14:02 fifth ivanova
			23.11 14:08 term ivanova
			23.11 14:38 controller petrov
			23.11 15:08 deputy kuratov
			23.11 15:08 deputy zamova`, `
			23.11 17:38 half ivanova
			24.11 10:08 forecast ivanova
			24.11 10:08 forecast petrov
			24.11 11:02 fifth ivanova
			24.11 12:38 term ivanova
			24.11 13:56 controller petrov
			24.11 14:26 deputy kuratov
			24.11 14:26 deputy zamova`,
		},
		{
			"31 December", "31.12.2026 12:00", `
			11.01 09:15 half ivanova
			11.01 09:24 fifth ivanova
			11.01 09:30 term ivanova
			11.01 10:00 controller petrov
			11.01 10:30 deputy kuratov
			11.01 10:30 deputy zamova`, `
			11.01 13:48 half ivanova
			11.01 15:18 forecast ivanova
			11.01 15:18 forecast petrov
			11.01 16:12 fifth ivanova
			11.01 17:48 term ivanova
			12.01 09:18 controller petrov
			12.01 09:48 deputy kuratov
			12.01 09:48 deputy zamova`,
		},
		{
			"the last ten minutes before the long May days", "08.05.2026 15:50", `
			12.05 09:05 half ivanova
			12.05 09:14 fifth ivanova
			12.05 09:20 term ivanova
			12.05 09:50 controller petrov
			12.05 10:20 deputy kuratov
			12.05 10:20 deputy zamova`, `
			12.05 12:50 half ivanova
			12.05 15:08 forecast ivanova
			12.05 15:08 forecast petrov
			12.05 16:02 fifth ivanova
			12.05 17:38 term ivanova
			13.05 09:08 controller petrov
			13.05 09:38 deputy kuratov
			13.05 09:38 deputy zamova`,
		},
	}
	p := fullPolicy(t)
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r := foundAt(t, p, moscow(t, c.found))
			came := r.climb(r.now.Add(3 * week))
			for step, want := range map[tasks.Step]string{tasks.StepRegister: c.register, tasks.StepAnswer: c.answer} {
				if got := of(came, step); got != lines(want) {
					t.Errorf("%s:\n%s\nwant\n%s", step, got, lines(want))
				}
			}
		})
	}
}

// Every step from 10:00 of an ordinary Tuesday, of normal and of high importance: working time for the one, the clock for
// the other.
func TestLadderOfEveryStep(t *testing.T) {
	cases := []struct {
		step         tasks.Step
		status       tasks.Status
		normal, high string
	}{
		{tasks.StepDistribute, tasks.Registered, `
			24.11 10:15 half petrov
			24.11 10:24 fifth petrov
			24.11 10:30 term petrov
			24.11 11:30 deputy kuratov
			24.11 11:30 deputy zamova`, `
			24.11 10:15 half petrov
			24.11 10:24 fifth petrov
			24.11 10:30 term petrov
			24.11 11:30 deputy kuratov
			24.11 11:30 deputy zamova
			24.11 11:30 head glava`},
		{tasks.StepDraft, tasks.Assigned, `
			24.11 12:30 half sidorov
			24.11 14:48 fifth sidorov
			24.11 15:48 term sidorov
			24.11 16:03 responsible otvetova
			24.11 16:18 controller petrov
			24.11 16:48 deputy kuratov`, `
			24.11 11:15 half sidorov
			24.11 12:00 fifth sidorov
			24.11 12:30 term sidorov
			24.11 12:45 responsible otvetova
			24.11 13:00 controller petrov
			24.11 13:30 deputy kuratov
			24.11 13:30 head glava`},
		{tasks.StepReview, tasks.Review, `
			24.11 10:15 half petrov
			24.11 10:24 fifth petrov
			24.11 10:30 term petrov
			24.11 10:45 responsible otvetova
			24.11 11:30 deputy kuratov`, `
			24.11 10:07:30 half petrov
			24.11 10:10 fifth petrov
			24.11 10:15 term petrov
			24.11 10:30 responsible otvetova
			24.11 11:15 deputy kuratov
			24.11 11:15 head glava`},
		{tasks.StepRework, tasks.Rework, `
			24.11 10:30 half sidorov
			24.11 10:48 fifth sidorov
			24.11 11:00 term sidorov
			24.11 11:15 responsible otvetova
			24.11 11:30 controller petrov
			24.11 12:00 deputy kuratov`, `
			24.11 10:15 half sidorov
			24.11 10:24 fifth sidorov
			24.11 10:30 term sidorov
			24.11 10:45 responsible otvetova
			24.11 11:00 controller petrov
			24.11 11:30 deputy kuratov
			24.11 11:30 head glava`},
		{tasks.StepPublish, tasks.Ready, `
			24.11 10:15 half ivanova
			24.11 10:24 fifth ivanova
			24.11 10:30 term ivanova
			24.11 10:45 responsible otvetova
			24.11 11:00 controller petrov
			24.11 11:30 deputy kuratov`, `
			24.11 10:07:30 half ivanova
			24.11 10:10 fifth ivanova
			24.11 10:15 term ivanova
			24.11 10:30 responsible otvetova
			24.11 10:45 controller petrov
			24.11 11:15 deputy kuratov
			24.11 11:15 head glava`},
	}
	p := fullPolicy(t)
	for _, c := range cases {
		for _, importance := range []tasks.Importance{tasks.Normal, tasks.High} {
			want := c.normal
			r := foundAt(t, p, moscow(t, "24.11.2026 10:00")).to(c.status)
			if importance == tasks.High {
				want = c.high
				r.must(operator, tasks.Raise{Reason: "Важно"})
			}
			if got := of(r.climb(r.now.Add(week)), c.step); got != lines(want) {
				t.Errorf("%s, %s:\n%s\nwant\n%s", c.step, importance, got, lines(want))
			}
		}
	}
}

// A term of ten minutes has no reminder but the one five minutes before it; one of five has none at all.
func TestNoReminderInTheLastFiveMinutes(t *testing.T) {
	for length, want := range map[time.Duration]string{
		12 * time.Minute: "24.11 10:06 half petrov\n24.11 10:07 fifth petrov\n24.11 10:12 term petrov",
		10 * time.Minute: "24.11 10:05 half petrov\n24.11 10:10 term petrov",
		5 * time.Minute:  "24.11 10:05 term petrov",
	} {
		p := fullPolicy(t)
		p.Terms[tasks.Normal][tasks.StepDistribute] = length
		r := foundAt(t, p, moscow(t, "24.11.2026 10:00")).to(tasks.Registered)
		if got := of(r.climb(r.now.Add(length)), tasks.StepDistribute); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", length, got, want)
		}
	}
}

// High importance does not wait for the morning, normal importance does.
func TestTheLadderAtNight(t *testing.T) {
	p := fullPolicy(t)
	r := foundAt(t, p, moscow(t, "23.11.2026 17:20"))
	r.must(operator, tasks.Raise{Reason: "Важно"})
	want := lines(`
		23.11 17:35 half ivanova
		23.11 17:44 fifth ivanova
		23.11 17:50 term ivanova
		23.11 18:20 controller petrov
		23.11 18:50 deputy kuratov
		23.11 18:50 deputy zamova
		23.11 18:50 head glava`)
	if got := of(r.climb(r.now.Add(week)), tasks.StepRegister); got != want {
		t.Errorf("high:\n%s\nwant\n%s", got, want)
	}
	r = foundAt(t, p, moscow(t, "23.11.2026 17:20"))
	want = lines(`
		23.11 17:35 half ivanova
		23.11 17:44 fifth ivanova
		23.11 17:50 term ivanova
		24.11 09:20 controller petrov
		24.11 09:50 deputy kuratov
		24.11 09:50 deputy zamova`)
	if got := of(r.climb(r.now.Add(week)), tasks.StepRegister); got != want {
		t.Errorf("normal:\n%s\nwant\n%s", got, want)
	}
}
