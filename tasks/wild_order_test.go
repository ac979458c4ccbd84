package tasks_test

import (
	"slices"
	"strconv"

	"otklik/tasks"
)

// order is what must hold after every step.
func (w *wild) order(before, t tasks.Task, by tasks.Person, e tasks.Event) {
	if t.Rev != before.Rev+1 || !slices.Contains(tasks.Statuses(), t.Status) {
		w.t.Errorf("revision %d after %d, status %q", t.Rev, before.Rev, t.Status)
	}
	if !w.may(before, by, e.Command) {
		w.t.Errorf("%s has no right to it by the decree", by.ID)
	}
	w.published(before, t, e)
	w.somebodyActs(t)
	w.agrees(t)
	w.timely(t)
}

// published: only the newest version that control has let through goes out, and none twice.
func (w *wild) published(before, t tasks.Task, e tasks.Event) {
	draft := 0
	switch c := e.Command.(type) {
	case tasks.Publish:
		draft = c.Draft
	case tasks.PublishByHand:
		draft = c.Draft
	case tasks.Confirm:
		draft = before.Publication.Draft
	}
	if draft > 0 {
		last := tasks.Verdict{}
		for _, v := range before.Reviews {
			if v.Draft == draft {
				last = v
			}
		}
		if draft != len(before.Drafts) || !last.Approved || last.Recalled {
			w.t.Errorf("version %d of %d goes out, the verdict on it is %+v", draft, len(before.Drafts), last)
		}
		if before.Proposal != nil && e.Verb() != tasks.DoConfirm {
			w.t.Errorf("goes out while it is asked whether to answer at all")
		}
	}
	seen := map[int]bool{}
	for _, p := range t.Posted {
		if seen[p.Draft] {
			w.t.Errorf("version %d was published twice", p.Draft)
		}
		seen[p.Draft] = true
	}
	if draft == 0 && len(t.Posted) != len(before.Posted) || len(t.Posted) < len(before.Posted) {
		w.t.Errorf("%d answers in the network after %d", len(t.Posted), len(before.Posted))
	}
}

// waits is what each open status waits for: the term that runs, and the verbs that end the wait.
func waits(t tasks.Task) (tasks.Step, []tasks.Verb) {
	switch t.Status {
	case tasks.Detected:
		return tasks.StepRegister, []tasks.Verb{tasks.DoRegister}
	case tasks.Filing:
		return tasks.StepRegister, []tasks.Verb{tasks.DoLoad}
	case tasks.Registered:
		return tasks.StepDistribute, []tasks.Verb{tasks.DoAssign}
	case tasks.Gathering:
		if len(t.Awaited()) > 0 {
			return tasks.StepInformation, []tasks.Verb{tasks.DoInform}
		}
		return tasks.StepLead, []tasks.Verb{tasks.DoLead}
	case tasks.Assigned:
		return tasks.StepDraft, []tasks.Verb{tasks.DoSubmit}
	case tasks.Review:
		return tasks.StepReview, []tasks.Verb{tasks.DoApprove}
	case tasks.Rework:
		return tasks.StepRework, []tasks.Verb{tasks.DoSubmit}
	case tasks.Approved:
		return tasks.StepLoad, []tasks.Verb{tasks.DoLoad}
	case tasks.Ready:
		return tasks.StepPublish, []tasks.Verb{tasks.DoPublish}
	case tasks.Publishing:
		return tasks.StepPublish, []tasks.Verb{tasks.DoConfirm}
	case tasks.Linked:
		return tasks.StepAnswer, []tasks.Verb{tasks.DoUnlink}
	}
	return "", nil
}

// somebodyActs: an open task has a term, and somebody who can be reached has what to do about it.
func (w *wild) somebodyActs(t tasks.Task) {
	if _, runs := t.Term(tasks.StepAnswer); runs != t.Status.Open() {
		w.t.Errorf("%s: the answer's term runs: %v", t.Status, runs)
	}
	for _, term := range t.Terms {
		if len(w.duty(t, term)) == 0 {
			w.t.Errorf("nobody has the duty of the term %s %s", term.Step, term.Of)
		}
	}
	for _, p := range t.OpenPromises() {
		verb := map[tasks.PromiseState]tasks.Verb{
			tasks.PromiseOpen: tasks.DoReport, tasks.PromiseReported: tasks.DoAccept,
		}[p.State]
		if (t.Status.Open() || t.Status == tasks.Published) && !w.somebodyMay(t, verb) {
			w.t.Errorf("%s: nobody may %s of the promise %d", t.Status, verb, p.No)
		}
	}
	step, verbs := waits(t)
	if step == "" {
		return
	}
	if _, runs := t.Term(step); !runs {
		w.t.Errorf("%s: the term %s does not run", t.Status, step)
	}
	if !w.somebodyMay(t, verbs...) {
		w.t.Errorf("%s: nobody may do any of %v", t.Status, verbs)
	}
	if t.Proposal != nil && t.Status != tasks.Publishing && !w.somebodyMay(t, tasks.DoUphold) {
		w.t.Errorf("nobody may decide on the proposal")
	}
}

// somebodyMay reports whether somebody who can be reached is allowed one of the verbs.
func (w *wild) somebodyMay(t tasks.Task, verbs ...tasks.Verb) bool {
	for _, p := range append(w.policy.Roster.People, tasks.TheSystem()) {
		for _, v := range tasks.Allowed(t, p) {
			if slices.Contains(verbs, v) && (p.Account != 0 || p.Has(tasks.System)) {
				return true
			}
		}
	}
	return false
}

// duty lists who has to act on a term and can be reached.
func (w *wild) duty(t tasks.Task, term tasks.Term) []tasks.Person {
	role, department := tasks.Executor, t.Department
	switch term.Step {
	case tasks.StepRegister, tasks.StepPublish:
		role = tasks.Operator
	case tasks.StepDistribute, tasks.StepLead, tasks.StepReview, tasks.StepAccept, tasks.StepAgree:
		role = tasks.Controller
	case tasks.StepAcknowledge:
		role = tasks.Head
	case tasks.StepInformation:
		department = tasks.DepartmentID(term.Of)
	case tasks.StepPromise:
		no, _ := strconv.Atoi(term.Of)
		department = t.Promises[no-1].Department
	case tasks.StepAnswer: // of all who are on the way
		return w.policy.Roster.People
	}
	return slices.DeleteFunc(slices.Clone(w.policy.Roster.People), func(p tasks.Person) bool {
		return !p.Has(role) || p.Account == 0 || role == tasks.Executor && p.Department != department
	})
}

// agrees: no two parts of a task say different things.
func (w *wild) agrees(t tasks.Task) {
	with := []tasks.Status{
		tasks.Assigned, tasks.Review, tasks.Rework, tasks.Approved, tasks.Ready, tasks.Publishing, tasks.Published,
	}
	without := []tasks.Status{tasks.Detected, tasks.Filing, tasks.Registered, tasks.Gathering}
	switch {
	case slices.Contains(with, t.Status) && t.Department == "":
		w.t.Errorf("%s with no department", t.Status)
	case slices.Contains(without, t.Status) && t.Department != "":
		w.t.Errorf("%s with a department", t.Status)
	case t.Status == tasks.Publishing && (t.Publication == nil || t.IsPosted(t.Publication.Draft)):
		w.t.Errorf("publishing %+v", t.Publication)
	case t.Status == tasks.Published && !t.Answered:
		w.t.Errorf("published without a final answer")
	case t.Status == tasks.Linked && t.Lead == "" || t.Status == tasks.Withheld && t.Proposal == nil:
		w.t.Errorf("%s without a cause", t.Status)
	case t.Status == tasks.Gathering && len(t.Parts) == 0:
		w.t.Errorf("gathering from nobody")
	case t.Status == tasks.Published && t.Round != "":
		w.t.Errorf("published, and open for %q", t.Round)
	}
	for i, d := range t.Drafts {
		if d.No != i+1 || d.Text == "" {
			w.t.Errorf("version %d: %+v", i+1, d)
		}
	}
	w.termsAgree(t)
}

// running names a term.
type running struct {
	step tasks.Step
	of   string
}

// termsAgree: each term belongs to something that is under way, and what is under way has its term.
func (w *wild) termsAgree(t tasks.Task) {
	want := map[running]bool{}
	step, _ := waits(t)
	for _, s := range []tasks.Step{step, tasks.StepAnswer} {
		if t.Status.Open() && s != tasks.StepInformation {
			want[running{s, ""}] = true
		}
	}
	for _, d := range t.Awaited() {
		if t.Status == tasks.Gathering || t.Status == tasks.Assigned {
			want[running{tasks.StepInformation, string(d)}] = true
		}
	}
	for _, p := range t.OpenPromises() {
		s := tasks.StepPromise
		if p.State == tasks.PromiseReported {
			s = tasks.StepAccept
		}
		want[running{s, strconv.Itoa(p.No)}] = true // even of a task that was closed without a final answer
	}
	if n := t.Postponement; n != nil && n.Agreed.At.IsZero() {
		want[running{tasks.StepAgree, strconv.Itoa(n.Promise)}] = true
	}
	_, alarmed := t.Term(tasks.StepAcknowledge)
	first := !t.Answered && t.Cycle == 0 // a task that is opened again does not alarm anew
	if t.Importance == tasks.High && t.Acknowledged.At.IsZero() && t.Status.Open() && (first || alarmed) {
		want[running{tasks.StepAcknowledge, ""}] = true
	}
	for _, term := range t.Terms {
		key := running{term.Step, term.Of}
		if !want[key] {
			w.t.Errorf("%s: the term %s %s is of nothing", t.Status, term.Step, term.Of)
		}
		delete(want, key)
	}
	for term := range want {
		w.t.Errorf("%s: no term %s %s runs", t.Status, term.step, term.of)
	}
}
