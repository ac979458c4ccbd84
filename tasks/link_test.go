package tasks_test

import (
	"errors"
	"testing"

	"otklik/tasks"
)

// is fails unless the task stands where it should.
func (r *road) is(want tasks.Status) {
	r.t.Helper()
	if r.task.Status != want {
		r.t.Fatalf("the task is %s, want %s", r.task.Status, want)
	}
}

// offered is what a duplicate may publish now.
func (r *road) offered(want string, kind tasks.AnswerKind) {
	r.t.Helper()
	d, ok := r.task.Approved()
	if r.task.Status != tasks.Ready || !ok || d.Text != want || d.Kind != kind {
		r.t.Fatalf("in %s it is offered %q (%s), want %q (%s)", r.task.Status, d.Text, d.Kind, want, kind)
	}
}

// publish puts the approved answer into the network.
func (r *road) publish() {
	r.t.Helper()
	r.must(operator, tasks.Publish{Draft: len(r.task.Drafts), Despite: r.task.Surprise()})
	r.must(tasks.TheSystem(), tasks.Confirm{Comment: 9, Link: "https://vk.com/x"})
}

// answer brings an assigned task's next answer as far as the operator.
func (r *road) answer(text string, kind tasks.AnswerKind) {
	r.t.Helper()
	if err := r.write(text, kind); err != nil {
		r.t.Fatal(err)
	}
	r.must(controller, tasks.Approve{Draft: len(r.task.Drafts), Reason: "Ждём поставку"})
}

// A duplicate gets what its lead's resident gets, interim and final, each under its own message and with one tap.
func TestADuplicateFollowsInterimAndFinal(t *testing.T) {
	p := newPair(t)
	p.b.to(tasks.Assigned)
	p.link()
	p.a.is(tasks.Linked)
	p.b.answer("Пока думаем", tasks.Interim)
	p.agree()
	p.a.offered("Пока думаем", tasks.Interim)
	p.a.publish()
	p.a.is(tasks.Linked)
	if due, ok := p.a.task.Term(tasks.StepAnswer); !ok || due.Due.Sub(monday) < 24*60*60*1e9 {
		t.Errorf("after the interim answer its term is %v", due)
	}
	p.b.publish()
	p.b.answer("Сделали", tasks.FinalAnswer)
	p.agree()
	p.a.offered("Сделали", tasks.FinalAnswer)
	p.a.publish()
	p.a.is(tasks.Published)
	if !p.a.task.Answered || p.agree() != 0 {
		t.Error("something is still to do")
	}
}

// An answer that is not read yet gives way to the one that comes after it.
func TestAnOfferGivesWayToTheNext(t *testing.T) {
	p := newPair(t)
	p.b.to(tasks.Assigned)
	p.link()
	p.b.answer("Пока думаем", tasks.Interim)
	p.agree()
	p.b.publish()
	p.b.answer("Сделали", tasks.FinalAnswer)
	p.agree()
	p.a.offered("Сделали", tasks.FinalAnswer)
}

func TestAnApprovalTakenBackTakesOffersBack(t *testing.T) {
	p := newPair(t)
	p.b.to(tasks.Review)
	p.link()
	p.b.must(controller, tasks.Approve{Draft: 1})
	p.agree()
	p.a.offered("Ответ", tasks.FinalAnswer)
	p.b.must(controller, tasks.Recall{Reason: "Опечатка"})
	p.agree()
	p.a.is(tasks.Linked)
	if err := p.a.try(operator, tasks.Publish{Draft: 1}); err == nil {
		t.Error("what control took back was published")
	}
	p.b.must(controller, tasks.Approve{Draft: 1}) // the same version after all
	p.agree()
	p.a.offered("Ответ", tasks.FinalAnswer)
}

// What is said after the answer concerns everybody who was given it: a correction, a new day, what has been done.
func TestDuplicatesHearWhatFollows(t *testing.T) {
	p := newPair(t)
	p.b.to(tasks.Published)
	p.link()
	p.a.offered("Ответ", tasks.FinalAnswer)
	p.a.publish()
	p.b.must(operator, tasks.Amend{Reason: "Не тот дом"})
	p.agree()
	p.a.is(tasks.Published)
	p.b.answer("Уточнение", "")
	p.agree()
	p.a.offered("Уточнение", tasks.Correction)
	if _, runs := p.a.task.Term(tasks.StepPublish); !runs {
		t.Error("no term runs for it")
	}
	p.b.must(controller, tasks.Recall{Reason: "Ошибка"})
	p.agree()
	p.a.is(tasks.Published)
	p.b.must(controller, tasks.Approve{Draft: 2})
	p.agree()
	p.a.publish()
	p.a.is(tasks.Published)
}

// An answer that is being corrected is not given to anybody else; the correction is then the first word that they hear.
func TestAWrongAnswerIsNotOffered(t *testing.T) {
	p := newPair(t)
	p.b.to(tasks.Published)
	p.link()
	p.b.must(operator, tasks.Amend{Reason: "Не тот дом"})
	p.agree()
	p.a.is(tasks.Linked)
	p.b.answer("Уточнение", "")
	p.agree()
	p.a.offered("Уточнение", tasks.FinalAnswer)
	p.a.publish()
	p.a.is(tasks.Published)
}

// What the lead's resident asks later is another matter.
func TestALeadOpenedAnewIsAnotherMatter(t *testing.T) {
	p := newPair(t)
	p.b.to(tasks.Published)
	p.link()
	p.a.publish()
	p.b.must(tasks.TheSystem(), resume(50, "А лампочка?"))
	p.b.answer("Вкрутим", tasks.FinalAnswer)
	p.agree()
	p.a.is(tasks.Published)
	p.b.publish()
	p.b.must(operator, tasks.Amend{Reason: "Не та лампочка"})
	p.b.answer("Другая", "")
	p.agree()
	p.a.is(tasks.Published)
}

// A duplicate whose lead gets no answer goes back to whoever has to act on it.
func TestALeadWithoutAnAnswerLetsGo(t *testing.T) {
	cases := map[string]struct {
		before func(p *pair)
		after  func(p *pair)
		want   tasks.Status
	}{
		"not ours, never registered": {func(*pair) {}, func(p *pair) { p.b.must(operator, tasks.Decline{}) }, tasks.Detected},
		"no answer": {func(p *pair) { p.b.to(tasks.Assigned) }, func(p *pair) {
			p.b.must(operator, tasks.Withhold{Ground: tasks.GroundInsult, As: tasks.Operator})
			p.b.must(controller, tasks.Uphold{})
		}, tasks.Registered},
		"deleted": {func(p *pair) { p.b.to(tasks.Assigned) }, func(p *pair) {
			p.b.must(tasks.TheSystem(), tasks.SourceGone{At: monday})
			p.b.must(operator, tasks.Lapse{Reason: "Удалено"})
		}, tasks.Registered},
		"taken back and closed before anybody looked": {func(p *pair) { p.b.to(tasks.Ready) }, func(p *pair) {
			p.b.must(controller, tasks.Recall{Reason: "Ошибка"})
			p.b.must(operator, tasks.Withhold{Ground: tasks.GroundInsult, As: tasks.Operator})
			p.b.must(controller, tasks.Uphold{})
		}, tasks.Registered},
		"with «Дело»": {func(p *pair) { p.b.to(tasks.Assigned) }, func(p *pair) {
			p.a.policy.Delo = tasks.DeloManual
			p.b.must(tasks.TheSystem(), tasks.SourceGone{At: monday})
			p.b.must(operator, tasks.Lapse{Reason: "Удалено"})
		}, tasks.Filing},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			p := newPair(t)
			c.before(p)
			p.link()
			c.after(p)
			p.agree()
			p.a.is(c.want)
			if p.a.task.Lead != "" || len(p.b.task.Followers) != 0 || p.a.task.Number == 0 {
				t.Errorf("lead %q, followers %v, number %d", p.a.task.Lead, p.b.task.Followers, p.a.task.Number)
			}
		})
	}
}

// Two operators link two messages to each other at once: one of the links is undone, the other stands.
func TestLinkedToEachOther(t *testing.T) {
	p := newPair(t)
	p.b.to(tasks.Registered)
	p.a.must(operator, linkTo(p.b.task))
	p.b.must(operator, linkTo(p.a.task))
	p.agree()
	p.a.is(tasks.Registered)
	p.b.is(tasks.Linked)
	undone := p.a.events[len(p.a.events)-2].Command
	if u, ok := undone.(tasks.Unlink); !ok || u.Reason != tasks.LeadLinked {
		t.Errorf("undone by %+v", undone)
	}
}

// «Не дубликат», before and after an answer was offered; what was offered can no longer be published.
func TestNotADuplicate(t *testing.T) {
	p := newPair(t)
	p.b.to(tasks.Published)
	p.link()
	if err := p.a.try(operator, tasks.Unlink{}); !errors.Is(err, &tasks.Error{Code: tasks.NoReason}) {
		t.Errorf("without a reason: %v", err)
	}
	p.a.must(operator, tasks.Unlink{Reason: "Другой двор"})
	p.agree()
	p.a.is(tasks.Registered)
	if _, ok := p.a.task.Approved(); ok || len(p.b.task.Followers) != 0 {
		t.Error("the offered answer is still approved, or the task still follows")
	}
	p.a.must(controller, tasks.Assign{Departments: []tasks.DepartmentID{"gkh"}})
	p.a.answer("Свой ответ", "")
	p.a.publish()
	p.a.is(tasks.Published)
	if err := newRoad(t).to(tasks.Ready).try(operator, tasks.Unlink{Reason: "Не то"}); !errors.Is(err, &tasks.Error{Code: tasks.Unchanged}) {
		t.Errorf("no duplicate at all: %v", err)
	}
}

// A duplicate that gets words of its own follows nobody any more.
func TestADuplicateGoesItsOwnWay(t *testing.T) {
	ways := map[string]func(p *pair){
		"looked at anew": func(p *pair) { p.a.must(controller, tasks.Recall{Reason: "Не подходит"}) },
		"corrected": func(p *pair) {
			p.a.publish()
			p.a.must(operator, tasks.Amend{Reason: "Не подходит"})
		},
		"asked anew": func(p *pair) {
			p.a.publish()
			p.a.must(tasks.TheSystem(), resume(50, "Всё ещё темно"))
		},
	}
	for name, way := range ways {
		t.Run(name, func(t *testing.T) {
			p := newPair(t)
			p.b.to(tasks.Published)
			p.link()
			way(p)
			p.agree()
			if p.a.task.Lead != "" || len(p.b.task.Followers) != 0 {
				t.Errorf("lead %q, followers %v", p.a.task.Lead, p.b.task.Followers)
			}
		})
	}
}

// Where «Дело» is kept by hand, the answer is loaded there once, and offered after that.
func TestOffersWaitForDelo(t *testing.T) {
	p := newPair(t)
	p.b.to(tasks.Review)
	p.link()
	p.b.policy.Delo = tasks.DeloManual
	p.b.must(controller, tasks.Approve{Draft: 1})
	p.agree()
	p.a.is(tasks.Linked)
	p.b.must(executor, tasks.Load{Number: "12-3/26"})
	p.agree()
	p.a.offered("Ответ", tasks.FinalAnswer)
}

func TestWhatCannotBeLinked(t *testing.T) {
	p := newPair(t)
	p.link()
	if err := p.b.try(operator, linkTo(p.a.task)); !errors.Is(err, &tasks.Error{Code: tasks.HasLinked}) {
		t.Errorf("a lead was linked: %v", err)
	}
	r := newRoad(t)
	for _, lead := range []tasks.ID{"", "nonsense", r.task.ID} {
		if err := r.try(operator, tasks.Link{Lead: lead}); !errors.Is(err, &tasks.Error{Code: tasks.UnknownLead}) {
			t.Errorf("linked to %q: %v", lead, err)
		}
	}
	r.to(tasks.Assigned)
	if err := r.try(operator, linkTo(p.b.task)); !errors.Is(err, &tasks.Error{Code: tasks.Moved}) {
		t.Errorf("linked while a department writes: %v", err)
	}
}
