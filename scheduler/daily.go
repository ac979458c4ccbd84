package scheduler

import (
	"context"
	"time"

	"otklik/tasks"
	"otklik/tasks/worktime"
)

const (
	morningWindow = time.Hour        // a morning list that comes later than this is not sent: the day has begun
	eveningBefore = 30 * time.Minute // the evening list comes this long before the end of the working day
)

// Daily sends the morning list to everybody with an open duty, and the evening one, of what is overdue or will be tomorrow,
// to controllers and deputies: on working days only.
type Daily struct {
	Deps

	Calendar *worktime.Calendar

	done map[tasks.RungName]worktime.Date // what this process has seen through; the store knows it too
}

// Look sends the list whose time it is, each once a day.
func (d *Daily) Look(ctx context.Context) {
	now := d.Clock.Now()
	day, err := d.Calendar.Day(now)
	if err != nil || !day.Working {
		return
	}
	switch {
	case !now.Before(day.Start) && now.Before(day.Start.Add(morningWindow)):
		d.send(ctx, tasks.RungMorning, day.Date)
	case !now.Before(day.End.Add(-eveningBefore)) && now.Before(day.End):
		d.send(ctx, tasks.RungEvening, day.Date)
	}
}

func (d *Daily) send(ctx context.Context, rung tasks.RungName, day worktime.Date) {
	if d.done[rung] == day {
		return
	}
	var until time.Time
	if rung == tasks.RungEvening {
		tomorrow, err := d.Calendar.DueDays(d.Clock.Now(), 1)
		if err != nil {
			d.Log.Error("the next working day is not known", "err", err)
			return
		}
		until = tomorrow
	}
	if err := d.Flow.List(ctx, rung, day.String(), until); err != nil {
		if ctx.Err() == nil {
			d.Log.Error("the day's list", "list", rung, "err", err)
		}
		return
	}
	if d.done == nil {
		d.done = map[tasks.RungName]worktime.Date{}
	}
	d.done[rung] = day
}
