package measure

import (
	"fmt"
	"io/fs"
	"time"

	"otklik/tasks/check"
	"otklik/tasks/check/corpus"
	"otklik/tasks/check/spelling"
	"otklik/tasks/worktime"
)

// What is promised of all hints on the held out third.
const (
	LeastPrecision = 0.90
	LeastRecall    = 0.75
)

// Result is the figures of one run.
type Result struct {
	Tuned, Held             Table
	TunedPairs, HeldPairs   []Judged
	Dictionary              error // why there was none; nil when there was
	Clean, CleanWithoutHint int   // answers of the corpus without faults, and those of them without a hint
}

// All runs a checker with default settings over the pairs of a folder, with the dictionary of the system where there is one
// and the national calendar.
func All(folder fs.FS, d *spelling.Dictionary) (Result, error) {
	pairs, err := corpus.Load(folder)
	if err != nil {
		return Result{}, err
	}
	c, in, err := begin(folder, d)
	if err != nil {
		return Result{}, err
	}
	var tuned, held []corpus.Pair
	for _, p := range pairs {
		if Held(p.ID) {
			held = append(held, p)
		} else {
			tuned = append(tuned, p)
		}
	}
	r := Result{Dictionary: d.Err()}
	r.Tuned, r.TunedPairs = Run(c, tuned, in)
	r.Held, r.HeldPairs = Run(c, held, in)
	for _, list := range [][]Judged{r.TunedPairs, r.HeldPairs} {
		for _, j := range list {
			if j.Pair.Clean() {
				r.Clean++
				if len(j.Wrong) == 0 {
					r.CleanWithoutHint++
				}
			}
		}
	}
	return r, nil
}

// Fresh runs the same checker over fresh pairs, which were written after the rules by somebody who had not read them; the
// roster is the other corpus's. It names what was wrong and missed nowhere: whoever saw it would tune on it.
func Fresh(pairs, town fs.FS, d *spelling.Dictionary) (Table, error) {
	list, err := corpus.Load(pairs)
	if err != nil {
		return nil, err
	}
	c, in, err := begin(town, d)
	if err != nil {
		return nil, err
	}
	table, _ := Run(c, list, in)
	return table, nil
}

// begin makes the checker and says what it is given of a pair.
func begin(folder fs.FS, d *spelling.Dictionary) (*check.Checker, func(corpus.Pair) check.Input, error) {
	town, err := corpus.LoadRoster(folder)
	if err != nil {
		return nil, nil, err
	}
	c, err := check.New(check.Settings{})
	if err != nil {
		return nil, nil, err
	}
	calendar, err := worktime.New(time.UTC, worktime.DefaultWeek(), worktime.Builtin())
	if err != nil {
		return nil, nil, fmt.Errorf("calendar: %w", err)
	}
	dayOff := func(t time.Time) bool {
		day, err := calendar.Day(t)
		return err == nil && !day.Working
	}
	return c, func(p corpus.Pair) check.Input {
		x := Input(p, town)
		x.IsDayOff, x.Known = dayOff, d.Known(spelling.Words{})
		return x
	}, nil
}
