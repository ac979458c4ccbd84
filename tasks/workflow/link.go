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
	if after.Status == tasks.Joined { // whatever is said there is to be known where it went on
		list = append(list, LinkBody{after.ID, after.Earlier})
		for _, c := range after.Continued {
			list = append(list, LinkBody{c.Task, after.ID})
		}
	}
	if after.Status != before.Status || len(after.Reviews) != len(before.Reviews) {
		for _, id := range after.Followers {
			list = append(list, LinkBody{id, after.ID})
		}
	}
	return list
}

// maxFollow is how many steps an agreement may take: attach, offer, what a resident has written, what others do meanwhile.
const maxFollow = 30

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
		id, c, err := f.next(ctx, t, body.Lead)
		if err != nil || c == nil {
			return done, err
		}
		if _, err := f.Do(ctx, Order{Task: id, Command: c, By: tasks.TheSystem()}); settled(err) != nil {
			return done, err
		}
	}
	return done, fmt.Errorf("task %s does not come to agree with %s", body.Task, body.Lead)
}

// next is the next step to agreement, and the task that it is for; nothing when there is none.
func (f *Flow) next(ctx context.Context, t tasks.Task, other tasks.ID) (tasks.ID, tasks.Command, error) {
	if t.Status == tasks.Joined {
		into, err := f.origin(ctx, other) // that may have gone on elsewhere meanwhile
		if err != nil || into.Status == tasks.None {
			return "", nil, err
		}
		return into.ID, tasks.Carry(t, into), nil
	}
	lead, err := f.taskOrNone(ctx, other)
	if err != nil {
		return "", nil, err
	}
	toLead, c := tasks.Follow(t, lead)
	if toLead {
		return lead.ID, c, nil
	}
	return t.ID, c, nil
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
