package workflow_test

import (
	"errors"
	"slices"
	"testing"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// pictured is a world whose task, with files in its answer, is on its way to the wall.
func pictured(t *testing.T, refs ...string) *world {
	t.Helper()
	w := newWorld(t)
	w.do("ivanova", tasks.Register{Topic: "ЖКХ"})
	w.do("petrov", tasks.Assign{Departments: []tasks.DepartmentID{"gkh"}})
	c := tasks.Compose{Text: "Починим"}
	for _, ref := range refs {
		c.Media = append(c.Media, tasks.Media{Kind: tasks.Photo, Ref: ref})
	}
	sketch := w.do("sidorov", c).Sketches["sidorov"].Rev
	w.do("sidorov", tasks.Submit{Sketch: sketch})
	w.do("petrov", tasks.Approve{Draft: 1})
	w.do("ivanova", tasks.Publish{Draft: 1})
	return w
}

// with checks that every answer was published with these files, and each of them brought so often.
func (w *world) with(n *wall, brought []string, files ...string) {
	w.t.Helper()
	if !slices.Equal(n.brought, brought) {
		w.t.Errorf("brought %q, want %q", n.brought, brought)
	}
	for _, got := range n.with {
		if !slices.Equal(got, files) {
			w.t.Errorf("published with %q, want %q", got, files)
		}
	}
}

func TestFilesComeBeforeTheAnswer(t *testing.T) {
	w := pictured(t, "a", "b")
	n := &wall{}
	w.work(n)
	w.with(n, []string{"a", "b"}, "photo-1_1_a", "photo-1_2_b")
	if w.task().Status != tasks.Published || len(n.with) != 1 || n.looks != 0 {
		t.Errorf("%s, published %d times, looked %d times", w.task().Status, len(n.with), n.looks)
	}
}

// A file that was brought is not brought again, whatever fails afterwards, the operator's patience among it.
func TestFilesAreBroughtOnce(t *testing.T) {
	again := &workflow.Trouble{Problem: tasks.ProblemNetwork, Again: true, Err: errFault}
	final := &workflow.Trouble{Problem: tasks.ProblemFiles, Err: errFault}
	t.Run("the network is away for a while", func(t *testing.T) {
		w := pictured(t, "a", "b")
		n := &wall{attach: []error{nil, again, again}, publish: []error{again, again}}
		w.work(n)
		w.with(n, []string{"a", "b"}, "photo-1_1_a", "photo-1_2_b")
		if w.task().Status != tasks.Published || len(n.answers) != 1 {
			t.Errorf("%s, %d answers", w.task().Status, len(n.answers))
		}
	})
	t.Run("the second is refused, and taken at the next tap", func(t *testing.T) {
		w := pictured(t, "a", "b")
		n := &wall{attach: []error{nil, final}}
		w.work(n)
		if p := w.task().Publication.Problem; w.task().Status != tasks.Ready || p != tasks.ProblemFiles || len(n.with) != 0 {
			t.Fatalf("%s, %s, published %d times", w.task().Status, p, len(n.with))
		}
		w.do("ivanova", tasks.Publish{Draft: 1})
		w.work(n)
		w.with(n, []string{"a", "b"}, "photo-1_1_a", "photo-1_2_b")
		if w.task().Status != tasks.Published {
			t.Error(w.task().Status)
		}
	})
	t.Run("the store fails between", func(t *testing.T) {
		w := pictured(t, "a")
		n := &wall{}
		w.store.before = func(workflow.Commit) error { return errFault }
		if _, err := w.flow.Publish(t.Context(), n, w.only(workflow.Publications)); !errors.Is(err, errFault) {
			t.Fatalf("got %v", err)
		}
		w.store.before = nil
		w.must(w.store.Release(t.Context()))
		w.work(n)
		w.with(n, []string{"a", "a"}, "photo-1_2_a") // what was brought in vain nobody sees
		if w.task().Status != tasks.Published || len(n.answers) != 1 {
			t.Errorf("%s, %d answers", w.task().Status, len(n.answers))
		}
	})
}

// What the network shows otherwise than it was approved is noted with the answer.
func TestWhatIsReadBack(t *testing.T) {
	const link = "https://vk.com/wall-1_2?reply=9"
	for name, c := range map[string]struct {
		answer workflow.Answer
		left   int
		text   string
	}{
		"as approved":    {workflow.Answer{Comment: 9, Link: link, Read: true, Text: " Починим", Files: 2}, 0, ""},
		"without a file": {workflow.Answer{Comment: 9, Link: link, Read: true, Text: "Починим", Files: 1}, 1, ""},
		"other words":    {workflow.Answer{Comment: 9, Link: link, Read: true, Text: "По***м", Files: 2}, 0, "По***м"},
		"not read":       {workflow.Answer{Comment: 9, Link: link}, 0, ""},
	} {
		t.Run(name, func(t *testing.T) {
			w := pictured(t, "a", "b")
			w.work(&wall{read: &c.answer})
			if p := w.task().Posted; len(p) != 1 || p[0].Left != c.left || p[0].Text != c.text {
				t.Errorf("%+v", p)
			}
		})
	}
}

// A token that is refused is told to the administrators, once an hour.
func TestARefusedTokenIsTold(t *testing.T) {
	w := publishing(t)
	w.must(w.flow.Change(t.Context(), func(r tasks.Roster) tasks.Roster {
		r.People = append(slices.Clone(r.People), tasks.Person{ID: "admin", Roles: []tasks.Role{tasks.Admin}, Account: 9})
		return r
	}))
	barred := &workflow.Trouble{Problem: tasks.ProblemAccess, Barred: true, Err: errFault}
	n := &wall{publish: []error{barred, barred, barred}}
	w.work(n)
	first := w.waiting(workflow.Alerts)
	w.do("ivanova", tasks.Publish{Draft: 1})
	w.work(n)
	if again := w.waiting(workflow.Alerts); first != 1 || again != first {
		t.Errorf("%d alarms wait, then %d", first, again)
	}
	if p := w.task().Publication.Problem; p != tasks.ProblemAccess {
		t.Errorf("the operator is told %s", p)
	}
}
