package workflow

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"otklik/tasks"
)

// LinkBody names a task that belongs to another one and must agree with it: a duplicate with its lead, a continuation with the
// task that it goes on in.
type LinkBody struct {
	Task tasks.ID `json:"task"`
	Lead tasks.ID `json:"lead"`
}

// linkItems lists what must be brought into agreement after a change, on either side of a link.
func linkItems(before, after tasks.Task) []LinkBody {
	var list []LinkBody
	if after.Lead != before.Lead || after.Status != before.Status {
		for _, lead := range []tasks.ID{before.Lead, after.Lead} {
			if lead != "" && (len(list) == 0 || list[0].Lead != lead) {
				list = append(list, LinkBody{after.ID, lead})
			}
		}
	}
	if after.Status == tasks.Joined && before.Status != tasks.Joined {
		list = append(list, LinkBody{after.ID, after.Earlier})
	}
	if after.Status != before.Status || len(after.Reviews) != len(before.Reviews) {
		for _, id := range after.Followers {
			list = append(list, LinkBody{id, after.ID})
		}
	}
	return list
}

// maxFollow is how many steps an agreement may take: attach, offer, and what others do meanwhile.
const maxFollow = 10

// Agree brings a task and the one that it belongs to into agreement and says how the item ends. It looks at both as they stand:
// given twice, or late, it does what is still to do.
func (f *Flow) Agree(ctx context.Context, it Item) (Settlement, error) {
	done := Settlement{Item: it, Outcome: Done}
	var body LinkBody
	if err := json.Unmarshal(it.Body, &body); err != nil {
		return done, fmt.Errorf("link: %w", err)
	}
	for range maxFollow {
		t, err := f.taskOrNone(ctx, body.Task)
		if err != nil {
			return done, err
		}
		lead, err := f.taskOrNone(ctx, body.Lead)
		if err != nil {
			return done, err
		}
		if t.Status == tasks.Joined {
			c := tasks.Resume{Task: t.ID, Found: t.Found, FoundAt: t.FoundAt}
			_, err := f.Do(ctx, Order{Task: lead.ID, Command: c, By: tasks.TheSystem()})
			return done, settled(err)
		}
		toLead, c := tasks.Follow(t, lead)
		if c == nil {
			return done, nil
		}
		id := t.ID
		if toLead {
			id = lead.ID
		}
		if _, err := f.Do(ctx, Order{Task: id, Command: c, By: tasks.TheSystem()}); settled(err) != nil {
			return done, err
		}
	}
	return done, fmt.Errorf("task %s does not come to agree with %s", body.Task, body.Lead)
}

// taskOrNone loads a task; one that is not there is a task in no status.
func (f *Flow) taskOrNone(ctx context.Context, id tasks.ID) (tasks.Task, error) {
	t, err := f.Task(ctx, id)
	if errors.Is(err, ErrNotFound) {
		return tasks.Task{ID: id}, nil
	}
	if err != nil {
		return t, fmt.Errorf("load task: %w", err)
	}
	return t, nil
}
