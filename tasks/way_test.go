package tasks_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"otklik/tasks"
)

// The decree's own figures: a day from 10:00 with lunch 13:00–13:48, normal importance.
func TestTermsOfTheStraightRoad(t *testing.T) {
	r := newRoad(t)
	local := func(s tasks.Step) string {
		term, ok := r.task.Term(s)
		if !ok {
			return "none"
		}
		return term.Due.Add(3 * time.Hour).Format("02 15:04")
	}
	expect := func(s tasks.Step, want string) {
		t.Helper()
		if got := local(s); got != want {
			t.Errorf("%s: due %s, want %s", s, got, want)
		}
	}
	expect(tasks.StepRegister, "23 10:30")
	expect(tasks.StepAnswer, "24 09:48")
	r.now = r.now.Add(10 * time.Minute)
	r.must(operator, tasks.Register{Topic: "ЖКХ"})
	expect(tasks.StepRegister, "none")
	expect(tasks.StepDistribute, "23 10:40")
	r.must(controller, tasks.Assign{Departments: []tasks.DepartmentID{"gkh"}})
	expect(tasks.StepDraft, "23 15:48")
	r.draft("Ответ")
	expect(tasks.StepDraft, "none")
	expect(tasks.StepReview, "23 10:40")
	r.must(controller, tasks.Return{Draft: 1, Criteria: []tasks.Criterion{"10.3"}})
	expect(tasks.StepRework, "23 11:10")
	r.draft("Мария, ответ")
	r.must(controller, tasks.Approve{Draft: 2})
	expect(tasks.StepPublish, "23 10:40")
	expect(tasks.StepAnswer, "24 09:48")
}

func TestHighImportanceCountsAnewFromTheSameStart(t *testing.T) {
	r := newRoad(t).to(tasks.Assigned)
	r.now = r.now.Add(time.Hour)
	r.must(operator, tasks.Raise{Reason: "Важно"})
	answer, _ := r.task.Term(tasks.StepAnswer)
	draft, _ := r.task.Term(tasks.StepDraft)
	if got := answer.Due.Add(3 * time.Hour).Format("15:04"); got != "14:48" {
		t.Errorf("answer due %s, want 14:48: four hours from detection, lunch between", got)
	}
	if got := draft.Due.Add(3 * time.Hour).Format("15:04"); got != "12:30" {
		t.Errorf("draft due %s, want 12:30: an hour and a half of working time before the answer", got)
	}
	if err := r.try(operator, tasks.Raise{Reason: "Важно"}); !errors.Is(err, &tasks.Error{Code: tasks.Unchanged}) {
		t.Errorf("raised twice: %v", err)
	}
	r.must(controller, tasks.Lower{Reason: "Важно"})
	if answer, _ := r.task.Term(tasks.StepAnswer); answer.Due.Add(3*time.Hour).Format("02 15:04") != "24 09:48" {
		t.Errorf("lowered: answer due %s", answer.Due)
	}
}

func TestRaisingCallsTheHeadUrgently(t *testing.T) {
	r := newRoad(t)
	change, err := tasks.Decide(r.task, tasks.Raise{Reason: "Важно"}, operator, r.now, r.policy)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(change.Notices, func(n tasks.Notice) bool { return n.Person == head.ID })
	if i < 0 || !change.Notices[i].Urgent || change.Notices[i].Call != change.Task.Rev {
		t.Errorf("the head is not called urgently: %+v", change.Notices)
	}
}

func TestRefusals(t *testing.T) {
	cases := []struct {
		name string
		in   tasks.Status
		by   tasks.Person
		c    tasks.Command
		code tasks.Code
	}{
		{"a topic that is not in the list", tasks.Detected, operator, tasks.Register{Topic: "Космос"}, tasks.UnknownTopic},
		{"a district that is not in the list", tasks.Detected, operator, tasks.Register{Topic: "ЖКХ", Place: tasks.Place{District: "Луна"}}, tasks.UnknownDistrict},
		{"no department chosen", tasks.Registered, controller, tasks.Assign{}, tasks.UnknownDepartment},
		{"a department with nobody to answer", tasks.Registered, controller, tasks.Assign{Departments: []tasks.DepartmentID{"empty"}}, tasks.NobodyThere},
		{"an executor of another department", tasks.Assigned, stranger, tasks.Compose{Text: "Ответ"}, tasks.Elsewhere},
		{"no words", tasks.Assigned, executor, tasks.Compose{Text: "  "}, tasks.NoText},
		{"a sketch that is not the last", tasks.Assigned, executor, tasks.Submit{Sketch: 1}, tasks.Stale},
		{"a return without a reason", tasks.Review, controller, tasks.Return{Draft: 1}, tasks.NoCriterion},
		{"a reason that the decree does not have", tasks.Review, controller, tasks.Return{Draft: 1, Criteria: []tasks.Criterion{"10.8"}}, tasks.NoCriterion},
		{"a version that nobody has seen", tasks.Review, controller, tasks.Approve{Draft: 2}, tasks.Stale},
		{"approving twice", tasks.Ready, controller, tasks.Approve{Draft: 1}, tasks.Moved},
		{"publishing what was not approved", tasks.Ready, operator, tasks.Publish{Draft: 2}, tasks.Stale},
		{"by hand without a link", tasks.Ready, operator, tasks.PublishByHand{Draft: 1, Link: "готово"}, tasks.NoLink},
		{"publishing by the controller", tasks.Ready, controller, tasks.Publish{Draft: 1}, tasks.Forbidden},
		{"publishing twice", tasks.Published, operator, tasks.Publish{Draft: 1}, tasks.Moved},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r := newRoad(t).to(c.in)
			before := r.task
			err := r.try(c.by, c.c)
			if !errors.Is(err, &tasks.Error{Code: c.code}) {
				t.Errorf("got %v, want %s", err, c.code)
			}
			if !reflect.DeepEqual(before, r.task) {
				t.Error("a refusal changed the task")
			}
		})
	}
}

func TestTheLoserIsToldWhoAndWhen(t *testing.T) {
	r := newRoad(t).to(tasks.Review)
	r.now = r.now.Add(5 * time.Minute)
	r.must(controller, tasks.Approve{Draft: 1})
	refusal := new(tasks.Error)
	if err := r.try(controller, tasks.Return{Draft: 1, Criteria: []tasks.Criterion{"10.1"}}); !errors.As(err, &refusal) {
		t.Fatal(err)
	}
	want := tasks.Stamp{Verb: tasks.DoApprove, By: controller.ID, At: r.now}
	if refusal.Last != want {
		t.Errorf("told %+v, want %+v", refusal.Last, want)
	}
}

func TestWordsAreKeptWhateverTheStatus(t *testing.T) {
	r := newRoad(t).to(tasks.Published)
	r.must(executor, tasks.Compose{Text: "Длинный текст, который писали час"})
	if r.task.Sketches[executor.ID].Text == "" || r.task.Status != tasks.Published {
		t.Error("the words were lost or moved the task")
	}
}

func TestAnAlbumComesInParts(t *testing.T) {
	photo := func(ref string) []tasks.Media { return []tasks.Media{{Kind: tasks.Photo, Ref: ref}} }
	r := newRoad(t).to(tasks.Assigned)
	r.must(executor, tasks.Compose{Media: photo("a")})
	if err := r.try(executor, tasks.Submit{Sketch: r.task.Rev}); !errors.Is(err, &tasks.Error{Code: tasks.NoText}) {
		t.Errorf("a picture without words was sent: %v", err)
	}
	r.must(executor, tasks.Compose{Text: "Сделано", Media: photo("b")})
	r.must(executor, tasks.Compose{Media: photo("c")})
	if got := r.task.Sketches[executor.ID]; got.Text != "Сделано" || len(got.Media) != 3 {
		t.Errorf("got %q with %d pictures", got.Text, len(got.Media))
	}
}

// Whoever does whatever: no undefined status, each revision one more, an open task always has a term and somebody whom
// its status waits for, nothing unapproved is published, and history replays to the same task.
func TestRandomCommandsKeepTheOrder(t *testing.T) {
	people := []tasks.Person{operator, controller, executor, stranger, head, tasks.TheSystem()}
	p := policy(t)
	rapid.Check(t, func(rt *rapid.T) {
		r := newRoad(t)
		r.policy = p
		for range rapid.IntRange(1, 60).Draw(rt, "commands") {
			by := rapid.SampledFrom(people).Draw(rt, "by")
			verb := rapid.SampledFrom(tasks.Verbs()).Draw(rt, "verb")
			r.now = r.now.Add(time.Duration(rapid.IntRange(0, 7200).Draw(rt, "seconds")) * time.Second)
			rev := r.task.Rev
			if err := r.try(by, sample(verb, r.task, by)); err != nil && r.task.Rev != rev {
				rt.Fatalf("a refusal changed the task: %v", err)
			}
			checkOrder(rt, r.task)
		}
		again := throughJSON(rt, r.events)
		if err := tasks.Verify(again, r.task.Seal); err != nil {
			rt.Fatal(err)
		}
		if want, got := mustJSON(rt, r.task), mustJSON(rt, tasks.Replay(again)); want != got {
			rt.Fatalf("history replays to\n%s\nwant\n%s", got, want)
		}
	})
}

// Whatever is changed, left out, added or exchanged in a history afterwards shows.
func TestAChangedHistoryShows(t *testing.T) {
	r := newRoad(t).to(tasks.Published)
	if err := tasks.Verify(r.events, r.task.Seal); err != nil {
		t.Fatal(err)
	}
	forge := map[string]func([]tasks.Event) []tasks.Event{
		"another person":  func(e []tasks.Event) []tasks.Event { e[3].By = "petrov"; return e },
		"another time":    func(e []tasks.Event) []tasks.Event { e[3].At = e[3].At.Add(-time.Hour); return e },
		"other words":     func(e []tasks.Event) []tasks.Event { e[3].Command = tasks.Compose{Text: "Другое"}; return e },
		"the last one":    func(e []tasks.Event) []tasks.Event { e[len(e)-1].At = monday.Add(time.Hour); return e },
		"one is missing":  func(e []tasks.Event) []tasks.Event { return slices.Delete(e, 2, 3) },
		"the end is cut":  func(e []tasks.Event) []tasks.Event { return e[:len(e)-1] },
		"two are swapped": func(e []tasks.Event) []tasks.Event { e[1], e[2] = e[2], e[1]; return e },
	}
	for name, change := range forge {
		if tasks.Verify(change(slices.Clone(r.events)), r.task.Seal) == nil {
			t.Errorf("%s: the history passes", name)
		}
	}
}

func checkOrder(t *rapid.T, task tasks.Task) {
	if !slices.Contains(tasks.Statuses(), task.Status) {
		t.Fatalf("undefined status %q", task.Status)
	}
	if _, runs := task.Term(tasks.StepAnswer); runs != task.Status.Open() {
		t.Fatalf("%s: the answer's term runs: %v", task.Status, runs)
	}
	if p := task.Publication; p != nil {
		approved := slices.ContainsFunc(task.Reviews, func(v tasks.Verdict) bool { return v.Approved && v.Draft == p.Draft })
		if !approved {
			t.Fatalf("version %d is being published unapproved", p.Draft)
		}
	}
	for i, d := range task.Drafts {
		if d.No != i+1 || d.Text == "" {
			t.Fatalf("version %d: %+v", i+1, d)
		}
	}
}

// fataler is what ends a test: a *testing.T, or a *rapid.T.
type fataler interface{ Fatal(args ...any) }

func throughJSON(t fataler, events []tasks.Event) []tasks.Event {
	var again []tasks.Event
	if err := json.Unmarshal([]byte(mustJSON(t, events)), &again); err != nil {
		t.Fatal(err)
	}
	return again
}

func mustJSON(t fataler, v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
