package tasks_test

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"otklik/tasks"
)

// dayOf is a day of 2026, or of the year after: «04.12» or «11.01.2027».
func dayOf(t testing.TB, text string) tasks.Day {
	t.Helper()
	layout := "02.01.2006"
	if len(text) == len("02.01") {
		text += ".2026"
	}
	at, err := time.Parse(layout, text)
	if err != nil {
		t.Fatal(err)
	}
	return tasks.DayOf(at)
}

// say brings what an executor has written to publication, with these days as promises.
func (r *road) say(c tasks.Compose, promises ...tasks.Day) {
	r.t.Helper()
	r.approve(c, promises...)
	r.must(operator, tasks.Publish{Draft: len(r.task.Drafts)})
	r.must(tasks.TheSystem(), tasks.Confirm{Comment: int64(len(r.task.Drafts)), Link: "https://vk.com/x"})
}

// approve brings what an executor has written through control.
func (r *road) approve(c tasks.Compose, promises ...tasks.Day) {
	r.t.Helper()
	r.must(executor, c)
	r.must(executor, tasks.Submit{Sketch: r.task.Sketches[executor.ID].Rev})
	reason := ""
	if r.task.SecondInterim() {
		reason = "Материалы ещё в пути"
	}
	r.must(controller, tasks.Approve{Draft: len(r.task.Drafts), Promises: promises, Reason: reason})
}

// interim is an interim answer that names the day of the final one.
func interim(until tasks.Day) tasks.Compose {
	return tasks.Compose{Text: "Мария, ответим позже.", Kind: tasks.Interim, Until: until}
}

// replays ends a story: its history gives the same task again, whole and sealed.
func (r *road) replays() {
	r.t.Helper()
	data, err := json.Marshal(r.events)
	if err != nil {
		r.t.Fatal(err)
	}
	var again []tasks.Event
	if err := json.Unmarshal(data, &again); err != nil {
		r.t.Fatal(err)
	}
	want, got := mustJSON(r.t, r.task), mustJSON(r.t, tasks.Replay(again))
	if want != got {
		r.t.Errorf("history replays to\n%s\nwant\n%s", got, want)
	}
	if err := tasks.Verify(again, r.task.Seal); err != nil {
		r.t.Error(err)
	}
}

func (r *road) stands(s tasks.Status) {
	r.t.Helper()
	if r.task.Status != s {
		r.t.Fatalf("the task is %s, want %s; terms %+v", r.task.Status, s, r.task.Terms)
	}
}

// The final answer's term is the day that the resident was told, never more than seven working days after the interim one.
// The draft is proposed a day's work before it, and where there is less than two days, as before any answer [9, 15].
func TestTheTermOfAFinalAnswer(t *testing.T) {
	cases := []struct{ now, until, final, draft string }{
		{"23.11.2026 10:00", "26.11", "26.11.2026 18:00", "26.11.2026 09:00"},
		{"23.11.2026 10:00", "02.12", "02.12.2026 18:00", "02.12.2026 09:00"},
		{"23.11.2026 10:00", "29.11", "30.11.2026 18:00", "30.11.2026 09:00"}, // a Sunday: the working day after it
		{"23.11.2026 10:00", "24.11", "24.11.2026 18:00", "24.11.2026 15:00"}, // less than two days
		{"27.11.2026 16:30", "08.12", "08.12.2026 18:00", "08.12.2026 09:00"},
		{"25.12.2026 12:00", "31.12", "11.01.2027 18:00", "11.01.2027 09:00"},
	}
	for _, c := range cases {
		r := foundAt(t, fullPolicy(t), moscow(t, c.now)).to(tasks.Assigned)
		r.say(interim(dayOf(t, c.until)))
		r.stands(tasks.Assigned)
		if got, want := r.due(tasks.StepAnswer, ""), moscow(t, c.final); !got.Equal(want) {
			t.Errorf("told %s: final by %s, want %s", c.until, got, want)
		}
		if got, want := r.due(tasks.StepDraft, ""), moscow(t, c.draft); !got.Equal(want) {
			t.Errorf("told %s: draft by %s, want %s", c.until, got, want)
		}
		r.replays()
	}
}

// More than seven working days, or a day that is over, may not be promised: neither in a draft, nor at control, nor when it is
// published. What was published by hand all the same is a fact, with seven days from then.
func TestAnInterimAnswerPromisesWhatIsPossible(t *testing.T) {
	r := foundAt(t, fullPolicy(t), moscow(t, "23.11.2026 10:00")).to(tasks.Assigned)
	r.refused(executor, interim(dayOf(t, "03.12")), tasks.WrongDate)
	r.refused(executor, interim(dayOf(t, "22.11.2025")), tasks.WrongDate)
	r.refused(executor, interim(tasks.Day{}), tasks.WrongDate)

	r.must(executor, interim(dayOf(t, "24.11")))
	r.now = moscow(t, "24.11.2026 18:00")
	r.refused(executor, tasks.Submit{Sketch: r.task.Sketches[executor.ID].Rev}, tasks.WrongDate)
	r.must(executor, interim(dayOf(t, "25.11")))
	r.must(executor, tasks.Submit{Sketch: r.task.Sketches[executor.ID].Rev})
	r.now = moscow(t, "25.11.2026 18:00")
	r.refused(controller, tasks.Approve{Draft: 1}, tasks.DayPassed)
	r.must(controller, tasks.Return{Draft: 1, Criteria: []tasks.Criterion{"10.4"}})

	r.must(executor, tasks.Compose{Text: "Мария, ответим чуть позже."})
	if got := r.task.Sketches[executor.ID]; got.Kind != tasks.Interim || got.Until != dayOf(t, "25.11") {
		t.Fatalf("a better wording of an interim answer is %+v", got)
	}
	r.approve(interim(dayOf(t, "26.11")))
	r.now = moscow(t, "26.11.2026 18:30")
	r.refused(operator, tasks.Publish{Draft: 2}, tasks.DayPassed)
	r.must(operator, tasks.PublishByHand{Draft: 2, Link: "https://vk.com/wall-1_2"})
	if got, want := r.due(tasks.StepAnswer, ""), moscow(t, "07.12.2026 18:00"); !got.Equal(want) {
		t.Errorf("final by %s, want %s", got, want)
	}
	r.replays()
}

// The controller sets the draft's instant and the lengths of the steps [15]; importance moves neither the final answer's
// term nor what was set.
func TestTheControllerSetsTheTermsOfTheFinalAnswer(t *testing.T) {
	r := foundAt(t, fullPolicy(t), moscow(t, "23.11.2026 10:00")).to(tasks.Assigned)
	r.refused(controller, tasks.Schedule{Draft: moscow(t, "26.11.2026 14:00")}, tasks.Moved)
	r.say(interim(dayOf(t, "27.11")))
	final := r.due(tasks.StepAnswer, "")
	for draft, code := range map[string]tasks.Code{
		"23.11.2026 09:59": tasks.WrongDate, "27.11.2026 17:00": tasks.WrongDate, "27.11.2026 16:30": tasks.NoRoom,
	} {
		r.refused(controller, tasks.Schedule{Draft: moscow(t, draft)}, code)
	}
	at := moscow(t, "26.11.2026 14:00")
	r.refused(controller, tasks.Schedule{Draft: at, Lengths: tasks.TermSet{tasks.StepAnswer: time.Hour}}, tasks.WrongDate)
	r.refused(controller, tasks.Schedule{Draft: at, Lengths: tasks.TermSet{tasks.StepReview: 12 * time.Hour}}, tasks.NoRoom)
	r.refused(executor, tasks.Schedule{Draft: at}, tasks.Forbidden)
	r.must(controller, tasks.Schedule{Draft: at, Lengths: tasks.TermSet{tasks.StepReview: 2 * time.Hour}})
	r.must(controller, tasks.Schedule{Draft: at, Lengths: tasks.TermSet{tasks.StepPublish: time.Hour}})
	r.must(operator, tasks.Raise{Reason: "Важно"})
	if !r.due(tasks.StepAnswer, "").Equal(final) || !r.due(tasks.StepDraft, "").Equal(at) {
		t.Errorf("importance has moved the terms: %+v", r.task.Terms)
	}
	r.now = moscow(t, "24.11.2026 09:00")
	r.must(executor, tasks.Compose{Text: "Мария, готово."})
	r.must(executor, tasks.Submit{Sketch: r.task.Sketches[executor.ID].Rev})
	if got, want := r.due(tasks.StepReview, ""), moscow(t, "24.11.2026 11:00"); !got.Equal(want) {
		t.Errorf("control by %s, want %s", got, want)
	}
	r.must(controller, tasks.Approve{Draft: 2})
	if got, want := r.due(tasks.StepPublish, ""), moscow(t, "24.11.2026 10:00"); !got.Equal(want) {
		t.Errorf("publication by %s, want %s", got, want)
	}
	r.must(operator, tasks.Publish{Draft: 2})
	r.must(tasks.TheSystem(), tasks.Confirm{Comment: 2})
	r.stands(tasks.Published)
	if !r.task.Answered || r.task.Plan != nil || len(r.task.Terms) != 0 {
		t.Errorf("answered %v, plan %v, terms %v", r.task.Answered, r.task.Plan, r.task.Terms)
	}
	r.replays()
}

// A second interim answer in a row needs the controller's reason [15]; its publication starts the days anew.
func TestASecondInterimAnswerNeedsAReason(t *testing.T) {
	r := foundAt(t, fullPolicy(t), moscow(t, "23.11.2026 10:00")).to(tasks.Assigned)
	r.say(interim(dayOf(t, "26.11")))
	r.must(controller, tasks.Schedule{Draft: moscow(t, "25.11.2026 12:00")})
	r.now = moscow(t, "25.11.2026 11:00")
	r.must(executor, interim(dayOf(t, "04.12")))
	r.must(executor, tasks.Submit{Sketch: r.task.Sketches[executor.ID].Rev})
	r.refused(controller, tasks.Approve{Draft: 2}, tasks.NoReason)
	r.must(controller, tasks.Approve{Draft: 2, Reason: "Экспертиза не готова"})
	r.must(operator, tasks.PublishByHand{Draft: 2, Link: "https://vk.com/wall-1_2"})
	r.stands(tasks.Assigned)
	if got, want := r.due(tasks.StepAnswer, ""), moscow(t, "04.12.2026 17:00"); !got.Equal(want) {
		t.Errorf("final by %s, want %s", got, want)
	}
	if r.task.Plan != nil || r.due(tasks.StepDraft, "").Before(r.now) {
		t.Errorf("the terms of the first one go on: %+v, %+v", r.task.Plan, r.task.Terms)
	}
	r.say(tasks.Compose{Text: "Мария, готово.", Kind: tasks.FinalAnswer})
	r.stands(tasks.Published)
	r.replays()
}

// What the operator has published by hand has the same effect as what the program has.
func TestPublishedByHandIsTheSame(t *testing.T) {
	type road2 struct{ a, b *road }
	both := road2{newRoad(t).to(tasks.Assigned), newRoad(t).to(tasks.Assigned)}
	step := func(c tasks.Compose, promises ...tasks.Day) {
		both.a.say(c, promises...)
		both.b.approve(c, promises...)
		both.b.must(operator, tasks.PublishByHand{Draft: len(both.b.task.Drafts), Link: "https://vk.com/x"})
		if both.a.task.Status != both.b.task.Status || !sameTerms(both.a.task.Terms, both.b.task.Terms) {
			t.Errorf("%s:\n%+v\nby hand %s:\n%+v", both.a.task.Status, both.a.task.Terms, both.b.task.Status, both.b.task.Terms)
		}
		if !slices.EqualFunc(both.a.task.Promises, both.b.task.Promises, func(a, b tasks.Promise) bool { return a.Day == b.Day }) {
			t.Errorf("promises %+v, by hand %+v", both.a.task.Promises, both.b.task.Promises)
		}
	}
	step(interim(dayOf(t, "27.11")), dayOf(t, "26.11"))
	step(tasks.Compose{Text: "Мария, починим.", Kind: tasks.FinalAnswer}, dayOf(t, "01.12"))
	step(tasks.Compose{Text: "Мария, уточняем."})
}

// sameTerms compares terms by step, of whom, and due: an instant's worth of revisions between two roads does not matter.
func sameTerms(a, b []tasks.Term) bool {
	return slices.EqualFunc(a, b, func(x, y tasks.Term) bool { return x.Step == y.Step && x.Of == y.Of && x.Due.Equal(y.Due) })
}

// A resident who writes again is owed an answer within hours: an interim one of the matter before does not count.
func TestAnOldInterimAnswerDoesNotStretchANewTerm(t *testing.T) {
	r := foundAt(t, fullPolicy(t), moscow(t, "23.11.2026 10:00")).to(tasks.Assigned)
	r.say(interim(dayOf(t, "27.11")))
	r.say(tasks.Compose{Text: "Мария, готово.", Kind: tasks.FinalAnswer})
	r.now = moscow(t, "24.11.2026 09:00")
	r.must(tasks.TheSystem(), tasks.Resume{Task: leadID, Found: r.task.Found, FoundAt: r.now})
	if got, want := r.due(tasks.StepAnswer, ""), moscow(t, "24.11.2026 17:48"); !got.Equal(want) {
		t.Errorf("answer by %s, want %s", got, want)
	}
	r.refused(controller, tasks.Schedule{Draft: moscow(t, "24.11.2026 12:00")}, tasks.Moved)
	r.replays()
}
