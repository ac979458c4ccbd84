package workflow

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"otklik/tasks"
)

// ViewUnreached tells of the people whom messages do not reach. It belongs to no task.
const ViewUnreached tasks.View = "unreached"

// unreachedCursor is where the store keeps who has been told of whom.
const unreachedCursor = "unreached"

type knownUnreached struct {
	Turn int64                               `json:"turn"` // counts the changes
	Told map[tasks.PersonID][]tasks.PersonID `json:"told,omitempty"`

	Called called `json:"called,omitempty"` // to ViewUnreached
}

// Unreached lists the people whom messages do not reach any more, in the roster's order.
func Unreached(r *tasks.Roster) []tasks.Person {
	return slices.DeleteFunc(slices.Clone(r.People), func(p tasks.Person) bool { return !p.Lost() })
}

// Helpers lists who can do something about a person whom messages do not reach: the administrators and the responsible of
// their department; where messages reach none of these, the controllers.
func Helpers(r *tasks.Roster, lost tasks.Person) []tasks.Person {
	there := func(may func(p tasks.Person) bool) []tasks.Person {
		return slices.DeleteFunc(slices.Clone(r.People), func(p tasks.Person) bool {
			return p.ID == lost.ID || p.Away != nil || !p.Reachable() || !may(p)
		})
	}
	helpers := there(func(p tasks.Person) bool { return p.MayExcuse(lost) })
	if len(helpers) == 0 {
		return there(func(p tasks.Person) bool { return p.Has(tasks.Controller) })
	}
	return helpers
}

// unreached tells those who can help of whom messages do not reach, each once a person, however many messages wait; who was
// told sees in the message when it is over.
func (f *Flow) unreached(ctx context.Context) error {
	roster, err := f.People(ctx)
	if err != nil {
		return err
	}
	text, err := f.Cursor(ctx, unreachedCursor)
	if err != nil {
		return fmt.Errorf("unreached: %w", err)
	}
	var known knownUnreached
	if text != "" {
		if err := json.Unmarshal([]byte(text), &known); err != nil {
			return fmt.Errorf("unreached: %w", err)
		}
	}
	next, put := f.tellUnreached(roster, known)
	if len(put) == 0 && len(next.Told) == len(known.Told) {
		return nil
	}
	err = f.Commit(ctx, Commit{
		Keys:    []Key{{Name: "unreached/" + strconv.FormatInt(next.Turn, 10), Until: f.now().Add(keyLife)}},
		Cursors: map[string]string{unreachedCursor: string(encode(next))}, Put: put,
	})
	if err != nil && !errors.Is(err, ErrRepeated) {
		return fmt.Errorf("unreached: %w", err)
	}
	return nil
}

// tellUnreached compares who should know with who does.
func (f *Flow) tellUnreached(r *tasks.Roster, known knownUnreached) (knownUnreached, []Item) {
	next := knownUnreached{Turn: known.Turn + 1, Told: map[tasks.PersonID][]tasks.PersonID{}, Called: called{}}
	maps.Copy(next.Called, known.Called)
	changed := map[tasks.PersonID]bool{}
	for _, lost := range Unreached(r) {
		told, before := known.Told[lost.ID]
		for _, p := range Helpers(r, lost) {
			if !slices.Contains(told, p.ID) {
				told = append(slices.Clip(told), p.ID)
				next.Called[p.ID], changed[p.ID] = next.Turn, true
			}
		}
		if len(told) == 0 && !before {
			f.log.Error("messages do not reach a person, and nobody can be told", "person", lost.ID)
		}
		next.Told[lost.ID] = told
	}
	for id, told := range known.Told {
		if _, still := next.Told[id]; still {
			continue
		}
		for _, p := range told {
			changed[p] = true
		}
	}
	var put []Item
	for _, p := range r.People {
		if n, ok := next.Called.notice(ViewUnreached, p.ID); ok && changed[p.ID] {
			put = append(put, NoticeItem(n, f.now()))
		}
	}
	return next, put
}
