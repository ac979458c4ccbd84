package bot

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"otklik/tasks"
)

// The choices of the page of /absent. They stand in buttons: never give one another meaning.
const (
	pickWho        = "wh" // arg: a person
	pickMore       = "mo" // arg: a page of the list
	pickNew        = "nw"
	pickKind       = "kd" // arg: the kind
	pickDays       = "dt" // arg: one of the three below
	pickSubstitute = "sb" // arg: a person, or noPlace for the department's choice; notes the absence
	pickResume     = "rs" // arg: the second in which the absence begins
	pickBack       = "bk"
	pickClose      = "cl"

	daysToday = "today"
	daysWeek  = "week"
	daysOpen  = "open" // until said otherwise
)

// The steps of the page, as its screen keeps them. The first has an empty name.
const (
	stepNew        = "new"        // the kind is asked for
	stepDays       = "days"       // when
	stepSubstitute = "substitute" // who stands in
	stepKnown      = "known"      // what is noted for the person
	stepClosed     = "closed"
)

// excuse is an absence on its way through the page: the step that is open and what has been chosen before it.
type excuse struct {
	step     string
	who      tasks.PersonID
	kind     tasks.AbsenceKind
	from, to int64 // seconds; to is 0 until said otherwise
	page     int   // of a long list
}

func parseExcuse(s screen) excuse {
	e := excuse{step: s.name}
	parts := append(strings.Split(s.arg, ","), "", "", "", "", "")
	e.who, e.kind = tasks.PersonID(parts[0]), tasks.AbsenceKind(parts[1])
	e.from, _ = strconv.ParseInt(parts[2], 10, 64) // nothing where nothing is chosen
	e.to, _ = strconv.ParseInt(parts[3], 10, 64)
	e.page, _ = strconv.Atoi(parts[4])
	return e
}

func (e excuse) screen() screen {
	return screen{e.step, strings.Join([]string{
		string(e.who), string(e.kind), strconv.FormatInt(e.from, 10), strconv.FormatInt(e.to, 10), strconv.Itoa(e.page),
	}, ",")}
}

// absence is what has been chosen.
func (e excuse) absence(substitute tasks.PersonID) tasks.Absence {
	a := tasks.Absence{Kind: e.kind, From: time.Unix(e.from, 0).UTC(), Substitute: substitute}
	if e.to != 0 {
		a.To = time.Unix(e.to, 0).UTC()
	}
	return a
}

// excusable lists the people whose absence the person may note, they themselves first.
func (s scene) excusable() []tasks.Person {
	list := []tasks.Person{s.me}
	for _, p := range s.roster.People {
		if p.ID != s.me.ID && s.me.MayExcuse(p) {
			list = append(list, p)
		}
	}
	return list
}

// excuse is the page as it stands. Who may note nobody's absence but their own is not asked whose.
func (s scene) excuse() excuse {
	e := parseExcuse(s.screen)
	if e.who == "" && e.step != stepClosed && len(s.excusable()) == 1 {
		e.who = s.me.ID
	}
	return e
}

// begin is the first step for a person: what is noted for them, or a new absence.
func (s scene) begin(e excuse) excuse {
	if len(s.noted(e.who)) > 0 {
		e.step = stepKnown
	} else {
		e.step = stepNew
	}
	e.page = 0
	return e
}

// noted lists the absences of a person that are not over.
func (s scene) noted(id tasks.PersonID) []tasks.Absence {
	p, _ := s.roster.Person(id)
	return slices.DeleteFunc(slices.Clone(p.Absences), func(a tasks.Absence) bool { return a.Over(s.now) })
}

// absentTurn carries out a choice on the page. What does not fit the step any more changes nothing.
func (b *Bot) absentTurn(ctx context.Context, s scene, p Pick) (turned, error) {
	e := s.excuse()
	switch p.Choice {
	case pickWho:
		e.who, e.step = tasks.PersonID(p.Arg), ""
	case pickMore:
		e.page, _ = strconv.Atoi(p.Arg) // what is no number is the first page
	case pickNew:
		e.step = stepNew
	case pickKind:
		e.step, e.kind = stepDays, tasks.AbsenceKind(p.Arg)
	case pickDays:
		from, to := s.days(p.Arg)
		e = e.during(from, to)
	case pickBack:
		e = e.back()
	case pickClose:
		e = excuse{step: stepClosed}
	case pickSubstitute:
		return b.note(ctx, s, e, p.Arg)
	case pickResume:
		return b.resume(ctx, s, e, p.Arg)
	}
	return turned{next: e.screen()}, nil
}

// during is the page after the days have been chosen.
func (e excuse) during(from, to time.Time) excuse {
	e.step, e.page, e.from, e.to = stepSubstitute, 0, from.Unix(), 0
	if !to.IsZero() {
		e.to = to.Unix()
	}
	return e
}

// back is the step before.
func (e excuse) back() excuse {
	e.page = 0
	switch e.step {
	case stepSubstitute:
		e.step = stepDays
	case stepDays:
		e.step = stepNew
	default:
		e.step, e.who = "", ""
	}
	return e
}

// note notes the absence that has been chosen.
func (b *Bot) note(ctx context.Context, s scene, e excuse, substitute string) (turned, error) {
	if e.step != stepSubstitute {
		return turned{next: e.screen(), words: PageAbsent.old()}, nil
	}
	if substitute == noPlace {
		substitute = ""
	}
	return b.changed(e, sayNoted, b.flow.Excuse(ctx, s.me, e.who, e.absence(tasks.PersonID(substitute))))
}

// instant reads the seconds of Unix that a button names; false for a button of another time.
func instant(seconds string) (time.Time, bool) {
	n, err := strconv.ParseInt(seconds, 10, 64)
	return time.Unix(n, 0).UTC(), err == nil
}

// resume ends an absence, or calls off one to come.
func (b *Bot) resume(ctx context.Context, s scene, e excuse, from string) (turned, error) {
	begins, ok := instant(from)
	if !ok {
		return turned{next: e.screen(), words: PageAbsent.old()}, nil
	}
	words := sayBack
	if begins.After(s.now) {
		words = sayCalledOff
	}
	return b.changed(e, words, b.flow.Resume(ctx, s.me, e.who, begins))
}

// changed shows what is noted for the person now, and says the outcome. The duties move when the tap has been answered; if
// that fails, the next look does it.
func (b *Bot) changed(e excuse, words string, err error) (turned, error) {
	known := excuse{step: stepKnown, who: e.who}
	refusal := new(tasks.Error)
	switch {
	case errors.As(err, &refusal) && (refusal.Code == tasks.Overlap || refusal.Code == tasks.Unchanged):
		return turned{next: known.screen(), words: refusalWords(refusal.Code), alert: true}, nil
	case errors.As(err, &refusal):
		return turned{next: e.screen(), words: refusalWords(refusal.Code), alert: true}, nil
	case err != nil:
		return turned{}, err
	}
	return turned{next: known.screen(), words: words, after: func(ctx context.Context) error {
		if err := b.flow.Absences(ctx); err != nil && ctx.Err() == nil {
			b.log.Error("duties were not handed over at once", "err", err)
		}
		return nil
	}}, nil
}
