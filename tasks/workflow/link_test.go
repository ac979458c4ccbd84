package workflow_test

import (
	"errors"
	"testing"
	"time"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// wrote lets a resident's message come.
func (w *world) wrote(m tasks.Found) tasks.ID {
	w.t.Helper()
	w.must(w.flow.Detect(w.t.Context(), []tasks.Found{m}, nil))
	return m.Source.ID()
}

// on lets somebody give a command to another task than the world's own.
func (w *world) on(id tasks.ID, who tasks.PersonID, c tasks.Command) tasks.Task {
	w.t.Helper()
	w.id, id = id, w.id
	t := w.do(who, c)
	w.id = id
	return t
}

// load reads a task.
func (w *world) load(id tasks.ID) tasks.Task {
	w.t.Helper()
	t, err := w.store.Task(w.t.Context(), id)
	w.must(err)
	return t
}

// agree works off every link that is due, as often as it takes.
func (w *world) agree() {
	w.t.Helper()
	for range 50 {
		items := w.claim(workflow.Links)
		if len(items) == 0 {
			return
		}
		for _, it := range items {
			s, err := w.flow.Agree(w.t.Context(), it)
			w.must(err)
			w.settleItem(s)
		}
	}
	w.t.Fatal("the links never come to agree")
}

// answered brings the world's task to the wall.
func (w *world) answered(text string) {
	w.t.Helper()
	w.do("petrov", tasks.Assign{Departments: []tasks.DepartmentID{"gkh"}})
	sketch := w.do("sidorov", tasks.Compose{Text: text}).Sketches["sidorov"].Rev
	after := w.do("sidorov", tasks.Submit{Sketch: sketch})
	w.do("petrov", tasks.Approve{Draft: len(after.Drafts)})
	w.do("ivanova", tasks.Publish{Draft: len(after.Drafts)})
	w.work(new(wall))
}

func TestDuplicatesFollow(t *testing.T) {
	w := newWorld(t)
	w.do("ivanova", tasks.Register{Topic: "ЖКХ"})
	twin := w.wrote(found(2))
	w.on(twin, "ivanova", tasks.Link{Lead: w.id})
	w.agree()
	if w.load(twin).Number != 2 || len(w.task().Followers) != 1 {
		t.Errorf("number %d, followers %v", w.load(twin).Number, w.task().Followers)
	}
	w.answered("Починим")
	w.agree()
	offered := w.load(twin)
	if d, ok := offered.Approved(); offered.Status != tasks.Ready || !ok || d.Text != "Починим" || offered.Topic != "" && offered.Topic != "ЖКХ" {
		t.Errorf("%s, %q, topic %q", offered.Status, d.Text, offered.Topic)
	}
	w.do("ivanova", tasks.Amend{Reason: "Ошибка"})
	w.agree()
	if now := w.load(twin); now.Status != tasks.Linked {
		t.Errorf("a wrong answer is still offered: %s", now.Status)
	}
}

// Who dies between two commits, before or after any of them, goes on where things stand; nothing is done twice.
func TestAgreeAfterACrash(t *testing.T) {
	for crash := range 6 {
		w := newWorld(t)
		w.do("ivanova", tasks.Register{Topic: "ЖКХ"})
		w.answered("Починим")
		twin := w.wrote(found(2))
		w.on(twin, "ivanova", tasks.Link{Lead: w.id})
		it := w.only(workflow.Links)
		commits := 0
		w.store.before = func(workflow.Commit) error {
			if commits++; commits > crash {
				return errFault
			}
			return nil
		}
		_, err := w.flow.Agree(t.Context(), it)
		if err == nil && crash < 2 {
			t.Errorf("after %d commits nobody noticed the fault", crash)
		}
		w.store.before = nil
		w.now = w.now.Add(2 * time.Minute) // the lease is over
		w.agree()
		after := w.load(twin)
		if after.Status != tasks.Ready || len(after.Drafts) != 1 || len(w.task().Followers) != 1 {
			t.Errorf("crash after %d commits: %s, %d versions, followers %v", crash, after.Status, len(after.Drafts), w.task().Followers)
		}
		again, err := w.flow.Agree(t.Context(), it) // an item that comes late
		if err != nil || again.Outcome != workflow.Done || w.load(twin).Rev != after.Rev {
			t.Errorf("given again it does something: %v", err)
		}
	}
}

func TestAgreeOnWhatCannotBeRead(t *testing.T) {
	w := newWorld(t)
	if _, err := w.flow.Agree(t.Context(), workflow.Item{Body: []byte("{")}); err == nil {
		t.Error("no error")
	}
}

func TestNumbered(t *testing.T) {
	w := newWorld(t)
	w.do("ivanova", tasks.Register{Topic: "ЖКХ"})
	twin := w.wrote(found(2))
	w.on(twin, "ivanova", tasks.Link{Lead: w.id})
	for n, want := range map[int64]tasks.ID{1: w.id, 2: twin} {
		if got, err := w.flow.Numbered(t.Context(), n); err != nil || got.ID != want || got.Number != n {
			t.Errorf("number %d: %s, %v", n, got.ID, err)
		}
	}
	if _, err := w.flow.Numbered(t.Context(), 3); !errors.Is(err, workflow.ErrNotFound) {
		t.Errorf("a number that nobody has: %v", err)
	}
}
