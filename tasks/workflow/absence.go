package workflow

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"strconv"
	"time"

	"otklik/tasks"
)

// ViewStanding tells a person in whose stead they act, or who acts for them. It belongs to no task.
const ViewStanding tasks.View = "standing"

// standsCursor is where the store keeps whose absences have been brought about.
const standsCursor = "absence"

// standing is what the store knows of absences: those that have been brought about in every open task and, while that is
// under way, those that come next. What a fault has cut short is brought to its end before anything else.
type standing struct {
	Turn int64        `json:"turn"` // counts the changes
	Now  tasks.Stands `json:"now,omitempty"`
	Next tasks.Stands `json:"next,omitempty"`
	Busy bool         `json:"busy,omitempty"` // on the way from Now to Next

	Called called `json:"called,omitempty"` // to ViewStanding
}

// called is at which change each person was last called to a view that belongs to no task.
type called map[tasks.PersonID]int64

// notice calls a person, or shows them in the message that they have, or will have, what has changed; ok is false where they
// were never called.
func (c called) notice(view tasks.View, to tasks.PersonID) (n tasks.Notice, ok bool) {
	turn, ok := c[to]
	return tasks.Notice{Person: to, View: view, Call: turn}, ok
}

// Absences brings about what has begun or ended since it looked last: open duties move, those who have them now are called,
// and those who must are told of gaps. After a fault it can be called again; no task is handed over twice by one change.
func (f *Flow) Absences(ctx context.Context) error {
	for range maxConflicts {
		done, err := f.bringAbout(ctx)
		if err != nil {
			return err
		}
		if done {
			return errors.Join(f.gaps(ctx), f.unreached(ctx))
		}
	}
	return fmt.Errorf("absences: %w %d times in a row", ErrConflict, maxConflicts)
}

// bringAbout does one change; done is true when there was none left.
func (f *Flow) bringAbout(ctx context.Context) (done bool, err error) {
	roster, err := f.listed(ctx)
	if err != nil {
		return false, err
	}
	s, err := f.standing(ctx)
	if err != nil {
		return false, err
	}
	if !s.Busy {
		s.Next = roster.Stands(f.now())
		if same(s.Now, s.Next) {
			return true, nil
		}
		s.Turn, s.Busy = s.Turn+1, true
		return false, f.turnTo(ctx, s, "begin", nil)
	}
	turn := tasks.NewTurn(roster, s.Now, s.Next)
	if err := f.handOver(ctx, s.Turn, turn); err != nil {
		return false, err
	}
	if s.Called == nil {
		s.Called = called{}
	}
	put := f.standNotices(turn, s, roster)
	s.Now, s.Next, s.Busy = s.Next, nil, false
	return false, f.turnTo(ctx, s, "end", put)
}

// turnTo notes how far a change has got, once, however many look at it.
func (f *Flow) turnTo(ctx context.Context, s standing, stage string, put []Item) error {
	key := "absence/" + strconv.FormatInt(s.Turn, 10) + "/" + stage
	err := f.Commit(ctx, Commit{
		Keys: []Key{{Name: key, Until: f.now().Add(keyLife)}}, Cursors: map[string]string{standsCursor: string(encode(s))}, Put: put,
	})
	if errors.Is(err, ErrRepeated) {
		return nil
	}
	return err
}

// handOver gives every task that waits for somebody what the turn means for it.
func (f *Flow) handOver(ctx context.Context, number int64, turn tasks.Turn) error {
	open, err := f.waiting(ctx)
	if err != nil {
		return err
	}
	for _, t := range open {
		for _, c := range turn.HandOvers(t) {
			key := fmt.Sprintf("absence/%d/%s/%s/%v", number, t.ID, c.From, c.To)
			_, err := f.Do(ctx, Order{Task: t.ID, Command: c, By: tasks.TheSystem(), Key: key})
			if err := settled(err); err != nil && !errors.Is(err, ErrRepeated) {
				return fmt.Errorf("hand over task %s: %w", t.ID, err)
			}
		}
	}
	return nil
}

// standNotices tell whoever acts in another's stead now, and who was noted as away by somebody else; those for whom that is
// over see it in the message that they have.
func (f *Flow) standNotices(turn tasks.Turn, s standing, r *tasks.Roster) []Item {
	var put []Item
	for _, id := range turn.Moved() {
		p, ok := r.Person(id)
		if !ok || !p.Reachable() {
			continue
		}
		was, wasAway := noted(s.Now, id)
		is, isAway := noted(s.Next, id)
		if isAway && !wasAway && is.Absence.By != id || !isAway && (wasAway && was.Absence.By != id || standsIn(s, id)) {
			s.Called[id] = s.Turn
		}
		if n, ok := s.Called.notice(ViewStanding, id); ok {
			put = append(put, NoticeItem(n, f.now()))
		}
	}
	return put
}

// noted is the absence of a person that somebody has noted: whom messages did not reach knows that themselves.
func noted(stands tasks.Stands, id tasks.PersonID) (tasks.Stand, bool) {
	s, away := stands[id]
	return s, away && s.Absence.Kind != tasks.Unreached
}

// standsIn reports whether a person acts for somebody for whom they did not before.
func standsIn(s standing, id tasks.PersonID) bool {
	for away, next := range s.Next {
		if next.By == id && s.Now[away].By != id {
			return true
		}
	}
	return false
}

// same reports whether two moments differ in nothing that moves a duty.
func same(a, b tasks.Stands) bool {
	return maps.EqualFunc(a, b, func(x, y tasks.Stand) bool { return x.By == y.By })
}

func (f *Flow) standing(ctx context.Context) (standing, error) {
	var s standing
	text, err := f.Cursor(ctx, standsCursor)
	if err != nil || text == "" {
		return s, err
	}
	if err := json.Unmarshal([]byte(text), &s); err != nil {
		return s, fmt.Errorf("absences: %w", err)
	}
	return s, nil
}

// Excuse notes an absence; Absences brings it about. The error is a *tasks.Error where it cannot be.
func (f *Flow) Excuse(ctx context.Context, by tasks.Person, id tasks.PersonID, a tasks.Absence) error {
	a.By = by.ID
	return f.changeAbsence(ctx, by, id, func(r tasks.Roster) (tasks.Roster, error) { return r.Excuse(id, a, f.now()) })
}

// Resume ends, or calls off, the absence of a person that begins at an instant. The error is a *tasks.Error where it cannot
// be.
func (f *Flow) Resume(ctx context.Context, by tasks.Person, id tasks.PersonID, from time.Time) error {
	return f.changeAbsence(ctx, by, id, func(r tasks.Roster) (tasks.Roster, error) { return r.Resume(id, from, f.now()) })
}

func (f *Flow) changeAbsence(
	ctx context.Context, by tasks.Person, id tasks.PersonID, edit func(tasks.Roster) (tasks.Roster, error),
) error {
	var refused error
	err := f.Change(ctx, func(r tasks.Roster) tasks.Roster {
		who, ok := r.Person(id)
		if ok && !by.MayExcuse(who) {
			refused = &tasks.Error{Code: tasks.Forbidden}
			return r
		}
		next, err := edit(r)
		refused = err
		return next
	})
	if refused != nil || err != nil {
		return errors.Join(refused, err)
	}
	f.log.Info("an absence was noted or ended", "person", id, "by", by.ID)
	return nil
}
