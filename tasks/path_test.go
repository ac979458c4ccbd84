package tasks_test

import (
	"testing"
	"time"

	"otklik/tasks"
)

// hours of working time from the detection, as the decree counts.
func hm(h, m int) time.Duration { return time.Duration(h)*time.Hour + time.Duration(m)*time.Minute }

// Everybody takes all the time there is: 0:30, 1:00, 5:00, 5:30, 6:30, 7:00, then publication by 7:30 (8:00 with «Дело»
// between). Exactly one return fits.
func TestExactlyOneReturnFits(t *testing.T) {
	p := fullPolicy(t)
	start := moscow(t, "24.11.2026 09:00")
	r := foundAt(t, p, start)
	at := func(w time.Duration) time.Time {
		t.Helper()
		due, err := p.Calendar.Due(start, w)
		if err != nil {
			t.Fatal(err)
		}
		return due
	}
	spare := func(w time.Duration, want bool) {
		t.Helper()
		_, got, err := p.Path(r.task, at(w))
		if err != nil || got != want {
			t.Errorf("%s at %s: one more return fits: %v (%v), want %v", r.task.Status, w, got, err, want)
		}
	}
	due := func(s tasks.Step, w time.Duration) {
		t.Helper()
		term, runs := r.task.Term(s)
		if !runs || !term.Due.Equal(at(w)) {
			t.Errorf("%s: due %s, want %s", s, term.Due, at(w))
		}
		r.now = term.Due
	}
	spare(0, true)
	due(tasks.StepRegister, hm(0, 30))
	r.must(operator, tasks.Register{Topic: "ЖКХ"})
	due(tasks.StepDistribute, hm(1, 0))
	r.must(controller, tasks.Assign{Departments: []tasks.DepartmentID{"gkh"}})
	spare(hm(4, 30), true)
	spare(hm(4, 31), false)
	due(tasks.StepDraft, hm(5, 0))
	r.draft("Ответ")
	spare(hm(5, 0), true)
	spare(hm(5, 30), true)
	spare(hm(5, 31), false)
	due(tasks.StepReview, hm(5, 30))
	r.must(controller, tasks.Return{Draft: 1, Criteria: []tasks.Criterion{"10.3"}})
	spare(hm(5, 30), false)
	due(tasks.StepRework, hm(6, 30))
	r.draft("Мария, ответ")
	spare(hm(6, 30), false)
	due(tasks.StepReview, hm(7, 0))
	r.must(controller, tasks.Approve{Draft: 2})
	spare(hm(7, 0), false)
	due(tasks.StepPublish, hm(7, 30))
	due(tasks.StepAnswer, hm(8, 0))
}

// Each remaining step with its latest instant, by status and importance, of a task found on Tuesday at 9:00.
func TestCriticalPath(t *testing.T) {
	cases := []struct {
		status       tasks.Status
		normal, high map[tasks.Step]string
	}{
		{tasks.Detected, map[tasks.Step]string{
			tasks.StepRegister: "15:18", tasks.StepDistribute: "15:48", tasks.StepDraft: "16:48", tasks.StepReview: "17:18", tasks.StepPublish: "17:48",
		}, map[tasks.Step]string{
			tasks.StepRegister: "11:30", tasks.StepDistribute: "12:00", tasks.StepDraft: "12:30", tasks.StepReview: "12:45", tasks.StepPublish: "13:00",
		}},
		{tasks.Registered, map[tasks.Step]string{
			tasks.StepDistribute: "15:48", tasks.StepDraft: "16:48", tasks.StepReview: "17:18", tasks.StepPublish: "17:48",
		}, map[tasks.Step]string{
			tasks.StepDistribute: "12:00", tasks.StepDraft: "12:30", tasks.StepReview: "12:45", tasks.StepPublish: "13:00",
		}},
		{
			tasks.Rework, map[tasks.Step]string{tasks.StepRework: "16:48", tasks.StepReview: "17:18", tasks.StepPublish: "17:48"},
			map[tasks.Step]string{tasks.StepRework: "12:30", tasks.StepReview: "12:45", tasks.StepPublish: "13:00"},
		},
		{
			tasks.Review, map[tasks.Step]string{tasks.StepReview: "17:18", tasks.StepPublish: "17:48"},
			map[tasks.Step]string{tasks.StepReview: "12:45", tasks.StepPublish: "13:00"},
		},
		{tasks.Ready, map[tasks.Step]string{tasks.StepPublish: "17:48"}, map[tasks.Step]string{tasks.StepPublish: "13:00"}},
		{tasks.Publishing, map[tasks.Step]string{tasks.StepPublish: "17:48"}, map[tasks.Step]string{tasks.StepPublish: "13:00"}},
		{tasks.Published, nil, nil},
	}
	p := fullPolicy(t)
	for _, c := range cases {
		for _, importance := range []tasks.Importance{tasks.Normal, tasks.High} {
			r := foundAt(t, p, moscow(t, "24.11.2026 09:00"))
			want := c.normal
			if importance == tasks.High {
				want = c.high
				r.must(operator, tasks.Raise{Reason: "Важно"})
			}
			r.to(c.status)
			legs, _, err := p.Path(r.task, r.now)
			if err != nil || len(legs) != len(want) {
				t.Fatalf("%s, %s: %d legs, want %d (%v)", c.status, importance, len(legs), len(want), err)
			}
			for _, leg := range legs {
				if got := leg.Latest.UTC().Add(3 * time.Hour).Format("15:04"); got != want[leg.Step] {
					t.Errorf("%s, %s: %s by %s, want %s", c.status, importance, leg.Step, got, want[leg.Step])
				}
			}
		}
	}
}
