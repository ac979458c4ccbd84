package main

import (
	"context"
	"fmt"
	"time"

	"otklik/internal/config"
	"otklik/tasks/worktime"
)

func dueCommand(_ context.Context, s streams, args []string) error {
	f := flags("due")
	path := f.String("config", defaultConfig, "файл настроек")
	from := f.String("from", "", "от какого момента: RFC 3339 или 2006-01-02T15:04")
	work := f.Duration("work", 0, "сколько рабочего времени, например 8h")
	days := f.Int("days", 0, "сколько рабочих дней вместо рабочего времени")
	explain := f.Bool("explain", false, "объяснить по шагам")
	if err := parse(f, s, args, 0); err != nil {
		return err
	}
	if (*work > 0) == (*days > 0) {
		return &usageError{"укажите либо -work, либо -days, больше нуля"}
	}
	cfg, err := configuration(f, *path, s)
	if err != nil {
		return err
	}
	calendar, start, err := clockOf(cfg, "from", *from)
	if err != nil {
		return err
	}
	due, explanation, err := term(calendar, start, *work, *days)
	if err != nil {
		return err
	}
	fmt.Fprintln(s.out, due.In(cfg.Location).Format(time.RFC3339))
	if *explain {
		fmt.Fprintln(s.out, explanation.Russian())
	}
	return nil
}

// term counts working time, or working days where there is none of it.
func term(c *worktime.Calendar, from time.Time, work time.Duration, days int) (time.Time, worktime.Explanation, error) {
	if days > 0 {
		due, err := c.DueDays(from, days)
		if err != nil {
			return due, worktime.Explanation{}, err
		}
		e, err := c.ExplainDays(from, days)
		return due, e, err
	}
	due, err := c.Due(from, work)
	if err != nil {
		return due, worktime.Explanation{}, err
	}
	e, err := c.Explain(from, work)
	return due, e, err
}

func elapsedCommand(_ context.Context, s streams, args []string) error {
	f := flags("elapsed")
	path := f.String("config", defaultConfig, "файл настроек")
	from := f.String("from", "", "от какого момента: RFC 3339 или 2006-01-02T15:04")
	to := f.String("to", "", "до какого момента")
	explain := f.Bool("explain", false, "объяснить по шагам")
	if err := parse(f, s, args, 0); err != nil {
		return err
	}
	cfg, err := configuration(f, *path, s)
	if err != nil {
		return err
	}
	calendar, start, err := clockOf(cfg, "from", *from)
	if err != nil {
		return err
	}
	end, err := instant(cfg.Location, "to", *to)
	if err != nil {
		return err
	}
	if end.Before(start) {
		return &usageError{"-to раньше, чем -from"}
	}
	work, err := calendar.Elapsed(start, end)
	if err != nil {
		return err
	}
	fmt.Fprintln(s.out, work)
	if *explain && work > 0 {
		e, err := calendar.Explain(start, work)
		if err != nil {
			return err
		}
		fmt.Fprintln(s.out, e.Russian())
	}
	return nil
}

func clockOf(cfg *config.Config, flag, at string) (*worktime.Calendar, time.Time, error) {
	calendar, err := cfg.Calendar()
	if err != nil {
		return nil, time.Time{}, err
	}
	t, err := instant(cfg.Location, flag, at)
	return calendar, t, err
}

// instant reads TIME: RFC 3339, or a local time in the configured zone.
func instant(zone *time.Location, flag, at string) (time.Time, error) {
	if t, err := time.Parse(time.RFC3339, at); err == nil {
		return t, nil
	}
	for _, layout := range []string{"2006-01-02T15:04:05", "2006-01-02T15:04"} {
		if t, err := time.ParseInLocation(layout, at, zone); err == nil {
			return t, nil
		}
	}
	return time.Time{}, &usageError{fmt.Sprintf("-%s: %q — не время; нужно как 2026-11-23T10:00 или RFC 3339", flag, at)}
}
