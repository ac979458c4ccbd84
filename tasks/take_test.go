package tasks_test

import (
	"errors"
	"slices"
	"testing"

	"otklik/tasks"
)

var (
	colleague = tasks.Person{ID: "colleague", Roles: []tasks.Role{tasks.Executor}, Department: "gkh", Account: 31}
	closed    = tasks.Person{ID: "closed", Roles: []tasks.Role{tasks.Executor}, Department: "gkh", Account: 32, Unreachable: true}
	gkhChat   = tasks.DepartmentID("gkh").Chat()
)

// staffed is a road on which the housing department has three executors, and a chat if wanted.
func staffed(t *testing.T, chat int64) *road {
	t.Helper()
	r := newRoad(t)
	r.policy.Roster.People = append(r.policy.Roster.People, colleague, closed)
	tied, err := r.policy.Roster.TieChat("gkh", chat)
	if err != nil {
		t.Fatal(err)
	}
	r.policy.Roster = &tied
	return r.to(tasks.Registered)
}

// called lists whom the newest event calls.
func (r *road) called() []tasks.PersonID {
	var ids []tasks.PersonID
	for _, c := range r.events[len(r.events)-1].Calls {
		ids = append(ids, c.Person)
	}
	return ids
}

func (r *road) calls(want ...tasks.PersonID) {
	r.t.Helper()
	if got := r.called(); !slices.Equal(got, want) {
		r.t.Errorf("called %v, want %v", got, want)
	}
}

// One executor takes the task, of one department or of several; others cannot, nor can who is not reached or of another
// department; what is given back is free again, and so is what its taker cannot be reached about [6].
func TestTaking(t *testing.T) {
	for _, several := range []bool{false, true} {
		r := staffed(t, 0)
		list := both
		if !several {
			list = both[:1]
		}
		r.must(controller, tasks.Assign{Departments: list})
		take := tasks.Take{Department: "gkh"}
		r.refused(controller, take, tasks.Forbidden)
		r.refused(closed, take, tasks.NotReached)
		r.refused(executor, tasks.Take{Department: "parks"}, tasks.Elsewhere)
		r.refused(executor, tasks.GiveBack{Department: "gkh"}, tasks.Unchanged)
		r.must(executor, take)
		r.calls() // the card is there
		r.refused(executor, take, tasks.Unchanged)
		refusal := new(tasks.Error)
		if err := r.try(colleague, take); !errors.As(err, &refusal) || refusal.Code != tasks.Taken || refusal.Last.By != executor.ID {
			t.Errorf("the second is told %+v", refusal)
		}
		r.refused(colleague, tasks.GiveBack{Department: "gkh"}, tasks.Unchanged)
		term, _ := r.task.Term(r.task.Terms[0].Step)
		change, err := tasks.Decide(r.task, tasks.Remind{Step: term.Step, Of: term.Of, Due: term.Due}, tasks.TheSystem(), term.Next, r.policy)
		if err != nil || len(change.Remind) != 1 || change.Remind[0].Person != executor.ID {
			t.Errorf("reminded %+v, %v", change.Remind, err)
		}
		r.must(executor, tasks.GiveBack{Department: "gkh"})
		r.calls(colleague.ID, closed.ID)
		r.must(colleague, take)
		gone := *r.policy.Roster
		gone.People = slices.Clone(gone.People)
		for i := range gone.People {
			gone.People[i].Unreachable = gone.People[i].Unreachable || gone.People[i].ID == colleague.ID
		}
		r.policy.Roster = &gone
		r.must(executor, take)
	}
}

// A department's chat is called instead of its executors while nobody has the task, and whoever takes it there is called alone.
func TestAChatIsCalled(t *testing.T) {
	r := staffed(t, -77)
	r.must(controller, tasks.Assign{Departments: both})
	r.calls(gkhChat, stranger.ID) // roads have no chat
	if got := r.task.Stranded("gkh", r.policy.Roster); !slices.Equal(got, []tasks.PersonID{executor.ID, colleague.ID, closed.ID}) {
		t.Errorf("stranded: %v", got)
	}
	r.must(executor, tasks.Take{Department: "gkh"})
	r.calls(executor.ID)
	if got := r.task.Stranded("gkh", r.policy.Roster); got != nil {
		t.Errorf("stranded though taken: %v", got)
	}
	r.must(executor, tasks.GiveBack{Department: "gkh"})
	r.calls(gkhChat)
	r.must(executor, tasks.Take{Department: "gkh"})
	r.calls(executor.ID) // below the chat's new message
	r.must(executor, tasks.GiveBack{Department: "gkh"})

	lost, err := r.policy.Roster.LoseChat("gkh", true)
	if err != nil {
		t.Fatal(err)
	}
	r.must(tasks.TheSystem(), tasks.HandOver{To: r.task.Stranded("gkh", &lost), Kind: tasks.ChatGone})
	r.calls(executor.ID, colleague.ID, closed.ID)
	if got := r.task.Stranded("gkh", &lost); got != nil {
		t.Errorf("called and stranded still: %v", got)
	}
	r.policy.Roster = &lost
	r.must(controller, tasks.Recall{Reason: "Ошибка"})
	r.must(controller, tasks.Assign{Departments: both[:1]})
	r.calls(executor.ID, colleague.ID, closed.ID)
}

// A chat is one department's; ids of chats are nobody's.
func TestTheRosterOfChats(t *testing.T) {
	r := staffed(t, -77).policy.Roster
	if _, err := r.TieChat("roads", -77); !errors.Is(err, &tasks.Error{Code: tasks.ChatTaken}) {
		t.Errorf("a second department gets the chat: %v", err)
	}
	if _, err := r.TieChat("nowhere", -78); !errors.Is(err, &tasks.Error{Code: tasks.UnknownDepartment}) {
		t.Errorf("no department gets a chat: %v", err)
	}
	if p, ok := r.Reader(gkhChat); !ok || p.Account != -77 || len(p.Roles) > 0 {
		t.Errorf("the chat reads as %+v", p)
	}
	if p, ok := r.Reader(executor.ID); !ok || p.ID != executor.ID {
		t.Errorf("a person reads as %+v", p)
	}
	if p, _ := r.Reader(tasks.DepartmentID("roads").Chat()); p.Account != 0 {
		t.Errorf("a department without a chat reads at %d", p.Account)
	}
	if _, ok := r.ByChat(0); ok {
		t.Error("no chat is somebody's")
	}
	if d, ok := executor.ID.Chat(); ok {
		t.Errorf("a person is the chat of %q", d)
	}
}
