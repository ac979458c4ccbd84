package workflow_test

import (
	"errors"
	"testing"
	"time"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

func TestDoLoadsAgainAfterAConflict(t *testing.T) {
	w := newWorld(t)
	rivals := 3
	w.store.before = func(c workflow.Commit) error {
		if c.Change != nil && rivals > 0 {
			rivals--
			return workflow.ErrConflict
		}
		return nil
	}
	if after := w.do("ivanova", tasks.Register{Topic: "ЖКХ"}); after.Status != tasks.Registered || after.Number != 1 || rivals != 0 {
		t.Errorf("%s, number %d, %d conflicts left", after.Status, after.Number, rivals)
	}
}

func TestDoGivesUpOnAConflictWithoutEnd(t *testing.T) {
	w := newWorld(t)
	w.store.before = func(workflow.Commit) error { return workflow.ErrConflict }
	if _, err := w.order("ivanova", tasks.Register{Topic: "ЖКХ"}, ""); !errors.Is(err, workflow.ErrConflict) {
		t.Errorf("got %v", err)
	}
}

// Whoever decides on a conflict decides on the task as it stands then: the loser is refused and told by whom.
func TestTheLoserOfARaceIsRefused(t *testing.T) {
	w := newWorld(t)
	raced := false
	w.store.before = func(c workflow.Commit) error {
		if c.Change != nil && !raced {
			raced = true
			w.do("ivanova", tasks.Register{Topic: "ЖКХ"})
		}
		return nil
	}
	refusal := new(tasks.Error)
	after, err := w.order("ivanova", tasks.Decline{}, "")
	if !errors.As(err, &refusal) || refusal.Code != tasks.Moved || refusal.Last.By != "ivanova" || after.Status != tasks.Registered {
		t.Errorf("%s, %v", after.Status, err)
	}
}

func TestAKeyIsUsedOnce(t *testing.T) {
	w := newWorld(t)
	_, err := w.order("ivanova", tasks.Register{Topic: "ЖКХ"}, "tap/1")
	w.must(err)
	if _, err := w.order("petrov", tasks.Assign{Departments: []tasks.DepartmentID{"gkh"}}, "tap/1"); !errors.Is(err, workflow.ErrRepeated) {
		t.Errorf("the key was taken twice: %v", err)
	}
	w.now = w.now.Add(48 * time.Hour)
	if _, err := w.order("petrov", tasks.Assign{Departments: []tasks.DepartmentID{"gkh"}}, "tap/1"); err != nil {
		t.Errorf("the key outlives its time: %v", err)
	}
}

func TestATaskThatIsNot(t *testing.T) {
	w := newWorld(t)
	w.id = "nothing"
	if _, err := w.order("ivanova", tasks.Decline{}, ""); !errors.Is(err, &tasks.Error{Code: tasks.TaskNotFound}) {
		t.Errorf("got %v", err)
	}
}

// A batch that cannot be kept whole is given again, and its cursor stands where it was; nothing comes twice.
func TestDetectNotesTheCursorLast(t *testing.T) {
	w := newWorld(t)
	batch := []tasks.Found{found(1), found(2), found(3), found(2)}
	faults := 1
	w.store.before = func(c workflow.Commit) error {
		if c.Change != nil && c.Change.Task.ID == found(3).Source.ID() && faults > 0 {
			faults--
			return errFault
		}
		return nil
	}
	cursor := map[string]string{"vk": "17"}
	if err := w.flow.Detect(t.Context(), batch, cursor); !errors.Is(err, errFault) {
		t.Fatalf("got %v", err)
	}
	if at, _ := w.flow.Cursor(t.Context(), "vk"); at != "" {
		t.Errorf("the cursor moved to %q over a message that is lost", at)
	}
	w.must(w.flow.Detect(t.Context(), batch, cursor))
	if at, _ := w.flow.Cursor(t.Context(), "vk"); at != "17" {
		t.Errorf("the cursor is at %q", at)
	}
	count, err := w.flow.Count(t.Context())
	w.must(err)
	if count[tasks.Detected] != 3 {
		t.Errorf("%d tasks of three messages", count[tasks.Detected])
	}
}

func TestFoundAtNight(t *testing.T) {
	w := newWorld(t)
	w.now = at(23, 40)
	w.must(w.flow.Detect(t.Context(), []tasks.Found{found(9)}, nil))
	w.id = found(9).Source.ID()
	task := w.task()
	if !task.FoundAt.Equal(at(23, 40)) || !task.ClockFrom.Equal(at(24+9, 0)) {
		t.Errorf("found at %s, clock from %s", task.FoundAt, task.ClockFrom)
	}
}
