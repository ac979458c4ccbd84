package worktime_test

import (
	"testing"
	"time"

	"otklik/tasks/worktime"
)

func TestAnswersAllocateNothing(t *testing.T) {
	c, loc := town(t), moscow(t)
	from, to := local(t, loc, "07.05.2025 17:58"), local(t, loc, "12.05.2026 10:00")
	for name, ask := range map[string]func(*worktime.Calendar) error{
		"Elapsed": func(c *worktime.Calendar) error { _, err := c.Elapsed(from, to); return err },
		"Due":     func(c *worktime.Calendar) error { _, err := c.Due(from, 1972*time.Hour); return err },
		"Before":  func(c *worktime.Calendar) error { _, err := c.Before(to, 3*time.Hour); return err },
		"Next":    func(c *worktime.Calendar) error { _, err := c.Next(from); return err },
		"DueDays": func(c *worktime.Calendar) error { _, err := c.DueDays(from, 7); return err },
	} {
		got := testing.AllocsPerRun(100, func() {
			if err := ask(c); err != nil {
				t.Fatal(err)
			}
		})
		if got != 0 {
			t.Errorf("%s allocates %v times", name, got)
		}
	}
}
