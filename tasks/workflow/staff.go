package workflow

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"otklik/tasks"
)

// Join ties a messenger account to the person whom a token invites and queues what welcome makes for them with it. Duties that
// they have and were never called to come to them. The error is a *tasks.Error where the token cannot be used.
func (f *Flow) Join(
	ctx context.Context, token string, account int64, welcome func(tasks.Person) []Item,
) (tasks.Person, error) {
	var who tasks.Person
	err := f.Amend(ctx, "", func(r tasks.Roster) (tasks.Roster, []Item, error) {
		next, p, err := r.Join(token, account, f.now())
		if who = p; err != nil {
			return r, nil, err
		}
		return next, welcome(p), nil
	})
	if err != nil {
		return who, err
	}
	f.log.Info("an account was linked", "person", who.ID)
	return who, f.callIn(ctx, nil, func(p tasks.PersonID) bool { return p == who.ID })
}

// Restaff changes the roster. Open duties of whoever has them no more go to heir, where it is their duty too, or else to all who
// have it then; new duties call those who have them. The error is a *tasks.Error where edit refuses.
func (f *Flow) Restaff(
	ctx context.Context, key string, heir tasks.PersonID, edit func(tasks.Roster) (tasks.Roster, error),
) error {
	before, err := f.listed(ctx)
	if err != nil {
		return err
	}
	next, err := edit(*before)
	if err != nil {
		return err
	}
	was, is := before.At(f.now()), next.At(f.now())
	// Who takes over is called before anybody leaves: cut short in between, nothing has been lost, and it can be done again.
	if err := f.passOn(ctx, key, was, is, heir); err != nil {
		return err
	}
	err = f.Amend(ctx, "", func(r tasks.Roster) (tasks.Roster, []Item, error) {
		next, err := edit(r)
		return next, nil, err
	})
	if err != nil {
		return err
	}
	return f.callIn(ctx, was, func(tasks.PersonID) bool { return true })
}

// passOn hands over what somebody has now and will not have.
func (f *Flow) passOn(ctx context.Context, key string, was, is *tasks.Roster, heir tasks.PersonID) error {
	list, err := f.waiting(ctx)
	if err != nil {
		return err
	}
	for _, t := range list {
		for _, c := range t.Succession(was, is, heir) {
			if err := f.give(ctx, t.ID, c, key+"/"+string(c.From)); err != nil {
				return err
			}
		}
	}
	return nil
}

// callIn calls people to the open tasks that are theirs and were not, those of whom may says so.
func (f *Flow) callIn(ctx context.Context, was *tasks.Roster, may func(tasks.PersonID) bool) error {
	roster, err := f.People(ctx)
	if err != nil {
		return err
	}
	list, err := f.waiting(ctx)
	if err != nil {
		return err
	}
	for _, t := range list {
		to := slices.DeleteFunc(t.Newcomers(was, roster), func(id tasks.PersonID) bool { return !may(id) })
		if len(to) == 0 {
			continue
		}
		if err := f.give(ctx, t.ID, tasks.HandOver{To: to, Kind: tasks.Staffing}, ""); err != nil {
			return err
		}
	}
	return nil
}

func (f *Flow) give(ctx context.Context, id tasks.ID, c tasks.HandOver, key string) error {
	if key != "" {
		key = "staff/" + key + "/" + string(id)
	}
	_, err := f.Do(ctx, Order{Task: id, Command: c, By: tasks.TheSystem(), Key: key})
	if err := settled(err); err != nil && !errors.Is(err, ErrRepeated) {
		return fmt.Errorf("hand over task %s: %w", id, err)
	}
	return nil
}

// Heirs counts the open tasks that wait for a person, and lists who could take any of them over without them.
func (f *Flow) Heirs(ctx context.Context, id tasks.PersonID) (open int, heirs []tasks.Person, err error) {
	roster, err := f.listed(ctx)
	if err != nil {
		return 0, nil, err
	}
	without, err := roster.Retire(id)
	if err != nil && !errors.Is(err, &tasks.Error{Code: tasks.LastAdmin}) {
		return 0, nil, err
	}
	list, err := f.waiting(ctx)
	is, then := roster.At(f.now()), without.At(f.now())
	could := map[tasks.PersonID]bool{}
	for _, t := range list {
		if !t.WaitsFor(id, is) {
			continue
		}
		open++
		for _, p := range then.People {
			could[p.ID] = could[p.ID] || t.WaitsFor(p.ID, then)
		}
	}
	for _, p := range then.People {
		if could[p.ID] {
			heirs = append(heirs, p)
		}
	}
	return open, heirs, err
}

// Busy counts the open tasks that a department works on.
func (f *Flow) Busy(ctx context.Context, id tasks.DepartmentID) (int, error) {
	list, err := f.waiting(ctx)
	n := 0
	for _, t := range list {
		_, part := t.Part(id)
		if t.Department == id || part {
			n++
		}
	}
	return n, err
}

// waiting lists the tasks that wait for somebody: terms of promises run on when the answer is published.
func (f *Flow) waiting(ctx context.Context) ([]tasks.Task, error) {
	var list []tasks.Task
	err := f.Each(ctx, func(t tasks.Task) error {
		if t.Status.Open() || len(t.Terms) > 0 {
			list = append(list, t)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("open tasks: %w", err)
	}
	return list, nil
}
