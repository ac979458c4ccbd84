package workflow

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"otklik/tasks"
)

const (
	// ViewGaps tells of all duties at which a message would lie unseen now. It belongs to no task.
	ViewGaps tasks.View = "gaps"
	// ViewGap tells, followed by the department, that a task could not be assigned there.
	ViewGap tasks.View = "gap/"
)

// gapsCursor is where the store keeps which gaps have been told of.
const gapsCursor = "gaps"

type knownGaps struct {
	Turn int64    `json:"turn"` // counts the changes
	Gaps []string `json:"gaps,omitempty"`

	Called called `json:"called,omitempty"` // to ViewGaps
}

// gaps tells those who must of a duty that nobody can be called to any more, once each time that it comes to be so; who knows
// of one that is closed sees that in the message.
func (f *Flow) gaps(ctx context.Context) error {
	roster, err := f.People(ctx)
	if err != nil || len(roster.People) == 0 {
		return err
	}
	text, err := f.Cursor(ctx, gapsCursor)
	if err != nil {
		return fmt.Errorf("gaps: %w", err)
	}
	var known knownGaps
	if text != "" {
		if err := json.Unmarshal([]byte(text), &known); err != nil {
			return fmt.Errorf("gaps: %w", err)
		}
	}
	open := roster.Gaps()
	if slices.Equal(names(open), known.Gaps) {
		return nil
	}
	next := knownGaps{Turn: known.Turn + 1, Gaps: names(open), Called: known.Called}
	if next.Called == nil {
		next.Called = called{}
	}
	c := Commit{
		Keys: []Key{{Name: "gaps/" + strconv.FormatInt(next.Turn, 10), Until: f.now().Add(keyLife)}},
		Put:  f.gapNotices(roster, open, known.Gaps, next),
	}
	c.Cursors = map[string]string{gapsCursor: string(encode(next))}
	if err := f.Commit(ctx, c); err != nil && !errors.Is(err, ErrRepeated) {
		return fmt.Errorf("gaps: %w", err)
	}
	return nil
}

// gapNotices call whom a new gap concerns, and refresh what others who were called see.
func (f *Flow) gapNotices(r *tasks.Roster, open []tasks.Gap, before []string, next knownGaps) []Item {
	calls := map[tasks.PersonID]bool{}
	for _, g := range open {
		if slices.Contains(before, name(g)) {
			continue
		}
		told := g.Told(r)
		if len(told) == 0 {
			f.log.Error("a duty has nobody, and nobody can be told", "role", g.Role, "department", g.Department)
		}
		for _, p := range told {
			calls[p.ID] = true
			next.Called[p.ID] = next.Turn
		}
	}
	var put []Item
	for _, p := range r.People {
		if n, ok := next.Called.notice(ViewGaps, p.ID); ok {
			n.Urgent = calls[p.ID]
			put = append(put, NoticeItem(n, f.now()))
		}
	}
	return put
}

// GapItems tell those who must that a task could not be assigned to a department where nobody can be called: all but the
// one who tried, who has been told.
func (f *Flow) GapItems(ctx context.Context, id tasks.ID, d tasks.DepartmentID, tried tasks.PersonID) ([]Item, error) {
	roster, err := f.People(ctx)
	if err != nil {
		return nil, err
	}
	now := f.now()
	var put []Item
	for _, p := range (tasks.Gap{Role: tasks.Executor, Department: d}).Told(roster) {
		others := p.Has(tasks.Admin) || p.In(tasks.Responsible, d)
		if others && p.ID != tried {
			n := tasks.Notice{Task: id, Person: p.ID, View: ViewGap + tasks.View(d), Call: now.UnixNano()}
			put = append(put, NoticeItem(n, now))
		}
	}
	return put, nil
}

// names sorts gaps into words that a cursor can keep.
func names(gaps []tasks.Gap) []string {
	var list []string
	for _, g := range gaps {
		list = append(list, name(g))
	}
	slices.Sort(list)
	return list
}

func name(g tasks.Gap) string { return string(g.Role) + "/" + string(g.Department) }
