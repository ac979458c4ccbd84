package tasks_test

import (
	"slices"
	"testing"

	"otklik/tasks"
)

var mate = tasks.Person{ID: "boris", Roles: []tasks.Role{tasks.Executor}, Department: "gkh", Account: 6}

// turned is a road whose people are others from now on: the turn has been carried out on its task.
func (r *road) turned(before, after *tasks.Roster) []tasks.HandOver {
	r.t.Helper()
	turn := tasks.NewTurn(after, before.Stands(r.now), after.Stands(r.now))
	r.policy.Roster = after.At(r.now)
	list := turn.HandOvers(r.task)
	for _, c := range list {
		r.must(tasks.TheSystem(), c)
	}
	return list
}

// goes takes somebody away, and comes brings them back.
func (r *road) goes(id, substitute tasks.PersonID, plain *tasks.Roster) (*tasks.Roster, []tasks.HandOver) {
	r.t.Helper()
	next := excused(r.t, plain, id, ill(monday, 3, substitute))
	return next, r.turned(plain, next)
}

func (r *road) comes(id tasks.PersonID, plain *tasks.Roster) []tasks.HandOver {
	r.t.Helper()
	next, err := plain.Resume(id, monday, r.now)
	if err != nil {
		r.t.Fatal(err)
	}
	return r.turned(plain, &next)
}

// acting is a person as the road's roster has them now.
func (r *road) acting(id tasks.PersonID) tasks.Person {
	p, _ := r.policy.Roster.Person(id)
	return p
}

func called(list []tasks.HandOver) []tasks.PersonID {
	var ids []tasks.PersonID
	for _, c := range list {
		ids = append(ids, c.To...)
	}
	return ids
}

func TestDutiesGoToTheSubstituteAndComeBack(t *testing.T) {
	r := newRoad(t).to(tasks.Assigned)
	away, list := r.goes("sidorov", "orlova", r.policy.Roster)
	if !slices.Equal(called(list), []tasks.PersonID{"orlova"}) {
		t.Fatalf("handed over: %+v", list)
	}
	if told := r.task.Told; told[len(told)-1].Person != "orlova" || told[len(told)-1].Rev != r.task.Rev {
		t.Errorf("the stand-in was not called: %+v", told)
	}
	if !slices.Contains(tasks.Allowed(r.task, r.acting("orlova")), tasks.DoSubmit) {
		t.Error("the stand-in may not answer")
	}
	if !slices.Contains(tasks.Allowed(r.task, r.acting("sidorov")), tasks.DoSubmit) {
		t.Error("who is away has lost their rights")
	}
	if back := r.comes("sidorov", away); !slices.Equal(called(back), []tasks.PersonID{"sidorov"}) || !back[0].Back {
		t.Errorf("came back: %+v", back)
	}
	if slices.Contains(tasks.Allowed(r.task, r.acting("orlova")), tasks.DoSubmit) {
		t.Error("who stood in may still answer what they had not begun")
	}
}

// What the stand-in has begun stays with them: they may send it, and a return for rework comes to them.
func TestWhatIsBegunStays(t *testing.T) {
	r := newRoad(t).to(tasks.Assigned)
	away, _ := r.goes("sidorov", "orlova", r.policy.Roster)
	r.must(r.acting("orlova"), tasks.Compose{Text: "Ответ"})
	back := r.comes("sidorov", away)
	if len(back) != 1 || len(back[0].To) != 0 || len(back[0].Keep) != 1 {
		t.Fatalf("came back: %+v", back)
	}
	r.must(r.acting("orlova"), tasks.Submit{Sketch: r.task.Sketches["orlova"].Rev})
	r.must(controller, tasks.Return{Draft: 1, Criteria: []tasks.Criterion{"10.3"}})
	if told := r.task.Told[slices.IndexFunc(r.task.Told, func(x tasks.Told) bool { return x.Person == "orlova" })]; told.Rev != r.task.Rev {
		t.Errorf("the one who wrote it was not called to the rework: %+v", r.task.Told)
	}
	if !slices.Contains(tasks.Allowed(r.task, r.acting("orlova")), tasks.DoSubmit) {
		t.Error("the one who wrote it may not mend it")
	}
	if replayed := tasks.Replay(r.events); !slices.Equal(replayed.Keepers, r.task.Keepers) {
		t.Errorf("history replays to other keepers: %+v", replayed.Keepers)
	}
}

// By the department's choice colleagues know already; only what the absent one alone was at goes to them with a call.
func TestTheDepartmentsChoice(t *testing.T) {
	with := func(s tasks.Status) (*road, *tasks.Roster) {
		r := newRoad(t)
		r.policy.Roster.People = append(slices.Clone(r.policy.Roster.People), mate)
		return r.to(s), r.policy.Roster
	}
	r, plain := with(tasks.Assigned)
	away, list := r.goes("sidorov", "", plain)
	if len(list) != 0 {
		t.Errorf("colleagues who know are called: %+v", list)
	}
	if back := r.comes("sidorov", away); !slices.Equal(called(back), []tasks.PersonID{"sidorov"}) {
		t.Errorf("came back: %+v", back)
	}
	r, plain = with(tasks.Rework) // the draft was the absent one's
	away, list = r.goes("sidorov", "", plain)
	if !slices.Equal(called(list), []tasks.PersonID{"boris"}) {
		t.Errorf("the rework goes to %+v", list)
	}
	r.must(r.acting("boris"), tasks.Compose{Text: "Лучше"})
	if back := r.comes("sidorov", away); len(back) != 0 {
		t.Errorf("what a colleague has begun came back: %+v", back)
	}
}

// A chain that grows moves on; a duty that is nobody's does not move.
func TestAChainThatGrows(t *testing.T) {
	r := newRoad(t)
	r.policy.Roster.People = append(slices.Clone(r.policy.Roster.People), mate)
	r.to(tasks.Assigned)
	first, _ := r.goes("sidorov", "orlova", r.policy.Roster)
	second, list := r.goes("orlova", "boris", first)
	if !slices.Equal(called(list), []tasks.PersonID{"boris"}) || list[0].From != "orlova" {
		t.Errorf("moved on: %+v", list)
	}
	if back := r.comes("orlova", second); !slices.Equal(called(back), []tasks.PersonID{"orlova"}) {
		t.Errorf("came back to the first substitute: %+v", back)
	}
	r = newRoad(t).to(tasks.Review)
	if _, list := r.goes("sidorov", "orlova", r.policy.Roster); len(list) != 0 {
		t.Errorf("a task at control moved with its executor: %+v", list)
	}
}

// The head's stand-in gets the alert that waits, the controller's the proposal.
func TestAlertsAndProposalsMoveToo(t *testing.T) {
	r := newRoad(t)
	r.must(operator, tasks.Raise{Reason: "Авария"})
	if _, list := r.goes("glava", "petrov", r.policy.Roster); !slices.Equal(called(list), []tasks.PersonID{"petrov"}) {
		t.Errorf("the alert moved to %+v", list)
	}
	r = newRoad(t)
	r.must(operator, tasks.Withhold{Ground: tasks.GroundInsult, As: tasks.Operator})
	if _, list := r.goes("petrov", "glava", r.policy.Roster); !slices.Equal(called(list), []tasks.PersonID{"glava"}) {
		t.Errorf("the proposal moved to %+v", list)
	}
	if !r.task.Decides(r.acting("glava")) {
		t.Error("who stands in for the controller may not decide")
	}
}

// Of several departments the stand-in's own and the absent one's both have a part: they may give information for either.
func TestAStandInAmongSeveralDepartments(t *testing.T) {
	r := newRoad(t).to(tasks.Gathering)
	if _, list := r.goes("sidorov", "orlova", r.policy.Roster); !slices.Equal(called(list), []tasks.PersonID{"orlova"}) {
		t.Errorf("handed over: %+v", list)
	}
	for _, d := range []tasks.DepartmentID{"gkh", "roads"} {
		r.must(r.acting("orlova"), tasks.Compose{Text: "Сведения"})
		r.must(r.acting("orlova"), tasks.Inform{Department: d, Sketch: r.task.Sketches["orlova"].Rev})
	}
	if left := r.task.Awaited(); len(left) != 0 {
		t.Errorf("still awaited: %v", left)
	}
}
