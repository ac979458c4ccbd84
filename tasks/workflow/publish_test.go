package workflow_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// wall is a network that does what the test says, and keeps what was put there.
type wall struct {
	publish []error // of the calls to come; after the last everything succeeds
	find    []error
	lost    bool // the next call puts the answer there and is cut off before it can say so
	answers []string
	looks   int

	attach  []error    // of the calls of Attach to come
	brought []string   // what Attach has brought
	with    [][]string // the files of each call of Publish
	read    *workflow.Answer
}

// Attach brings a file, or fails.
func (n *wall) Attach(_ context.Context, _ tasks.Source, m tasks.Media) (string, error) {
	if len(n.attach) > 0 {
		err := n.attach[0]
		if n.attach = n.attach[1:]; err != nil {
			return "", err
		}
	}
	n.brought = append(n.brought, m.Ref)
	return fmt.Sprintf("photo-1_%d_%s", len(n.brought), m.Ref), nil
}

// Publish puts the answer there, or fails.
func (n *wall) Publish(_ context.Context, _ tasks.Source, text, _ string, files []string) (workflow.Answer, error) {
	n.with = append(n.with, files)
	if len(n.publish) > 0 {
		err := n.publish[0]
		n.publish = n.publish[1:]
		if n.lost {
			n.lost = false
			n.answers = append(n.answers, text)
		}
		return workflow.Answer{}, err
	}
	n.answers = append(n.answers, text)
	if n.read != nil {
		return *n.read, nil
	}
	return workflow.Answer{Comment: 9, Link: "https://vk.com/wall-1_2?reply=9"}, nil
}

// FindAnswer looks for it.
func (n *wall) FindAnswer(
	_ context.Context, _ tasks.Source, text, _ string, _ time.Time,
) (workflow.Answer, bool, error) {
	n.looks++
	if len(n.find) > 0 {
		err := n.find[0]
		n.find = n.find[1:]
		return workflow.Answer{}, false, err
	}
	if !slices.Contains(n.answers, text) {
		return workflow.Answer{}, false, nil
	}
	return workflow.Answer{Comment: 9, Link: "https://vk.com/wall-1_2?reply=9"}, true, nil
}

// publishing is a world whose task is on its way to the wall.
func publishing(t *testing.T) *world {
	t.Helper()
	w := newWorld(t)
	w.do("ivanova", tasks.Register{Topic: "ЖКХ"})
	w.do("petrov", tasks.Assign{Departments: []tasks.DepartmentID{"gkh"}})
	sketch := w.do("sidorov", tasks.Compose{Text: "Починим"}).Sketches["sidorov"].Rev
	w.do("sidorov", tasks.Submit{Sketch: sketch})
	w.do("petrov", tasks.Approve{Draft: 1})
	w.do("ivanova", tasks.Publish{Draft: 1})
	return w
}

// work carries the publication on until it has ended, and says how often it was tried.
func (w *world) work(n workflow.Network) (tries int) {
	w.t.Helper()
	for w.waiting(workflow.Publications) > 0 {
		if tries++; tries > 1000 {
			w.t.Fatal("the publication does not end")
		}
		it := w.only(workflow.Publications)
		s, err := w.flow.Publish(w.t.Context(), n, it)
		w.must(err)
		w.settleItem(s)
		if s.Outcome == workflow.Retry {
			if !s.At.After(w.now) {
				w.t.Fatalf("tried again at once: %+v", s)
			}
			w.now = s.At
		}
	}
	return tries
}

func TestPublishByTheClassOfTrouble(t *testing.T) {
	again := func(after time.Duration) error {
		return &workflow.Trouble{Problem: tasks.ProblemNetwork, Again: true, After: after, Err: errFault}
	}
	unknown := &workflow.Trouble{Problem: tasks.ProblemUnknown, Unknown: true, Err: errFault}
	final := func(p tasks.Problem) error { return &workflow.Trouble{Problem: p, Err: errFault} }
	cases := []struct {
		name    string
		wall    wall
		status  tasks.Status
		problem tasks.Problem
		answers int
		took    time.Duration
	}{
		{"at once", wall{}, tasks.Published, "", 1, 0},
		{"at the second try", wall{publish: []error{again(0)}}, tasks.Published, "", 1, 3 * time.Second},
		{"when the network says", wall{publish: []error{again(40 * time.Second)}}, tasks.Published, "", 1, 40 * time.Second},
		{"done, but cut off", wall{publish: []error{unknown}, lost: true}, tasks.Published, "", 1, 3 * time.Second},
		{"cut off before it was done", wall{publish: []error{unknown}}, tasks.Published, "", 1, 3 * time.Second},
		{"an error of no class may have done it", wall{publish: []error{errFault}, lost: true}, tasks.Published, "", 1, 3 * time.Second},
		{"cut off, and looking fails for a while", wall{publish: []error{unknown}, lost: true, find: []error{again(0), again(0)}},
			tasks.Published, "", 1, 9 * time.Second},
		{"cut off, and the wall cannot be read", wall{publish: []error{unknown}, lost: true, find: []error{final(tasks.ProblemAccess)}},
			tasks.Ready, tasks.ProblemUnknown, 1, 3 * time.Second},
		{"comments are closed", wall{publish: []error{final(tasks.ProblemClosed)}}, tasks.Ready, tasks.ProblemClosed, 0, 0},
		{"the text is refused", wall{publish: []error{final(tasks.ProblemRefused)}}, tasks.Ready, tasks.ProblemRefused, 0, 0},
		{"a person is wanted", wall{publish: []error{final(tasks.ProblemCaptcha)}}, tasks.Ready, tasks.ProblemCaptcha, 0, 0},
		{"tomorrow is too late", wall{publish: []error{again(24 * time.Hour)}}, tasks.Ready, tasks.ProblemNetwork, 0, 0},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			w := publishing(t)
			start := w.now
			n := c.wall
			w.work(&n)
			task := w.task()
			if task.Status != c.status || task.Publication.Problem != c.problem || len(n.answers) != c.answers {
				t.Errorf("%s, %q, %d answers; want %s, %q, %d", task.Status, task.Publication.Problem, len(n.answers), c.status, c.problem, c.answers)
			}
			if took := w.now.Sub(start); took != c.took {
				t.Errorf("took %s, want %s", took, c.took)
			}
		})
	}
}

// A network that is away for good is given up after ten minutes; the operator decides, and their next tap looks first.
func TestPatienceEnds(t *testing.T) {
	w := publishing(t)
	start := w.now
	away := &wall{}
	for range 1000 {
		away.publish = append(away.publish, &workflow.Trouble{Problem: tasks.ProblemNetwork, Again: true, Err: errFault})
	}
	tries := w.work(away)
	if took := w.now.Sub(start); w.task().Status != tasks.Ready || took < 9*time.Minute || took > 10*time.Minute {
		t.Errorf("%s after %s and %d tries", w.task().Status, took, tries)
	}
	back := &wall{answers: []string{"Починим"}} // the last try had done it after all
	w.do("ivanova", tasks.Publish{Draft: 1})
	w.work(back)
	if w.task().Status != tasks.Published || len(back.answers) != 1 || back.looks != 1 {
		t.Errorf("%s, %d answers, looked %d times", w.task().Status, len(back.answers), back.looks)
	}
}

// A crash after the call and before its outcome was kept: the next life looks before it calls.
func TestACrashBetweenCallAndCommit(t *testing.T) {
	w := publishing(t)
	n := &wall{}
	it := w.only(workflow.Publications)
	w.store.before = func(workflow.Commit) error { return errFault }
	if _, err := w.flow.Publish(t.Context(), n, it); !errors.Is(err, errFault) {
		t.Fatalf("got %v", err)
	}
	w.store.before = nil
	w.must(w.store.Release(t.Context()))
	w.work(n)
	if w.task().Status != tasks.Published || len(n.answers) != 1 || n.looks != 1 {
		t.Errorf("%s, %d answers, looked %d times", w.task().Status, len(n.answers), n.looks)
	}
}

// What waits is published only if it is still the approved text, word for word.
func TestAnotherTextIsNotPublished(t *testing.T) {
	w := publishing(t)
	it := w.only(workflow.Publications)
	var body workflow.PublicationBody
	w.must(json.Unmarshal(it.Body, &body))
	body.Sum = "0" + body.Sum[1:]
	var err error
	it.Body, err = json.Marshal(body)
	w.must(err)
	n := &wall{}
	s, err := w.flow.Publish(t.Context(), n, it)
	w.must(err)
	if s.Outcome != workflow.Done || len(n.answers) != 0 || w.task().Publication.Problem != tasks.ProblemMismatch {
		t.Errorf("%+v, %d answers, %q", s, len(n.answers), w.task().Publication.Problem)
	}
}
