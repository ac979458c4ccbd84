package storetest

import (
	"errors"
	"testing"
	"time"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

func exerciseRefs(_ *testing.T, b *bench) {
	at := func(chat int64, message string) workflow.Ref {
		return workflow.Ref{
			Chat: chat, Message: message, Task: "a", Person: "p", View: tasks.ViewCard, Call: 3, Shown: "hash " + message, At: later(1),
			Screen: "topics", ScreenIn: tasks.Detected,
		}
	}
	b.noRef("a", "p", tasks.ViewCard, 1, "10")
	first := at(1, "10")
	b.must(workflow.Commit{Refs: []workflow.Ref{first}})
	b.ref(first, first)
	b.noRef("a", "p", tasks.ViewPreview, 10, "1")
	b.noRef("a", "q", tasks.ViewCard, 2, "10")

	edited := first
	edited.Call, edited.Shown, edited.Screen = 4, "edited", ""
	b.must(workflow.Commit{Refs: []workflow.Ref{edited}})
	b.ref(edited, edited)

	second := at(-1, "10")
	b.must(workflow.Commit{Refs: []workflow.Ref{second}})
	b.ref(second, second)
	old, err := b.Store.RefAt(b.ctx, 1, "10") // who replies to the old message is understood still
	b.check("ref at the old message", err)
	b.same("old message", old, edited)

	other := second
	other.Task, other.View = "b", tasks.View("why")
	b.must(workflow.Commit{Refs: []workflow.Ref{other}})
	b.ref(other, other)
	of, err := b.Store.RefOf(b.ctx, "a", "p", tasks.ViewCard)
	b.check("ref of a view", err)
	b.same("a view whose message shows another one now", of, second)
}

// ref wants the view to be shown by this reference and the message to show it.
func (b *bench) ref(of, at workflow.Ref) {
	b.t.Helper()
	got, err := b.Store.RefOf(b.ctx, of.Task, of.Person, of.View)
	b.check("ref of a view", err)
	b.same("ref of a view", got, of)
	got, err = b.Store.RefAt(b.ctx, at.Chat, at.Message)
	b.check("ref at a message", err)
	b.same("ref at a message", got, at)
}

func (b *bench) noRef(id tasks.ID, person tasks.PersonID, view tasks.View, chat int64, message string) {
	b.t.Helper()
	if r, err := b.Store.RefOf(b.ctx, id, person, view); !errors.Is(err, workflow.ErrNotFound) {
		b.t.Fatalf("ref of an unknown view: %+v, %v", r, err)
	}
	if r, err := b.Store.RefAt(b.ctx, chat, message); !errors.Is(err, workflow.ErrNotFound) {
		b.t.Fatalf("ref at an unknown message: %+v, %v", r, err)
	}
}

func exerciseCursors(_ *testing.T, b *bench) {
	b.cursor("vk", "")
	b.must(workflow.Commit{Cursors: map[string]string{"vk": "17", "telegram": "5"}})
	b.must(workflow.Commit{Cursors: map[string]string{"vk": "9"}})
	b.cursor("vk", "9")
	b.cursor("telegram", "5")
	b.must(workflow.Commit{Cursors: map[string]string{"vk": ""}})
	b.cursor("vk", "")
}

func (b *bench) cursor(name, want string) {
	b.t.Helper()
	got, err := b.Store.Cursor(b.ctx, name)
	b.check("cursor", err)
	b.same("cursor "+name, got, want)
}

func exerciseRoster(_ *testing.T, b *bench) {
	b.roster(0, nil, 0)
	first := &tasks.Roster{Topics: []string{"ЖКХ"}, People: []tasks.Person{{ID: "ivanova", Roles: []tasks.Role{tasks.Operator}, Account: 1001}}}
	second := &tasks.Roster{Topics: []string{"Дороги"}}
	b.refused(workflow.ErrConflict, workflow.Commit{Roster: first, RosterVersion: 1})
	b.must(workflow.Commit{Roster: first})
	b.roster(0, first, 1)
	b.roster(1, nil, 1)
	b.refused(workflow.ErrConflict, workflow.Commit{Roster: second})
	b.must(workflow.Commit{RosterVersion: 77}) // without a roster its version says nothing
	b.must(workflow.Commit{Roster: second, RosterVersion: 1})
	b.roster(1, second, 2)
	b.roster(3, second, 2)
	b.roster(2, nil, 2)
}

func (b *bench) roster(have int64, want *tasks.Roster, version int64) {
	b.t.Helper()
	got, v, err := b.Store.Roster(b.ctx, have)
	b.check("roster", err)
	b.same("roster version", v, version)
	b.same("roster", got, want)
}

func exerciseLeaders(_ *testing.T, b *bench) {
	const ttl = time.Minute
	first := b.leads("a", b.now, ttl)
	b.same("fence after renewal", b.leads("a", later(1).Add(-time.Second), ttl), first)
	b.follows("b", later(1), ttl)
	b.check("resign of one who does not lead", b.Store.Resign(b.ctx, "b"))
	b.follows("b", later(2).Add(-time.Second-time.Microsecond), ttl)
	second := b.leads("b", later(2).Add(-time.Second), ttl)
	b.follows("a", later(2), ttl)
	b.check("resign", b.Store.Resign(b.ctx, "b"))
	third := b.leads("a", later(2), ttl)
	if first <= 0 || second <= first || third <= second {
		b.t.Fatalf("fences %d, %d, %d do not grow", first, second, third)
	}
	if b.Reopen == nil {
		return
	}
	b.Subject = b.Reopen(b.t)
	if fourth := b.leads("c", later(60), ttl); fourth <= third {
		b.t.Fatalf("fence %d after reopening, %d before", fourth, third)
	}
}

func (b *bench) leads(holder string, now time.Time, ttl time.Duration) int64 {
	b.t.Helper()
	fence, leading, err := b.Store.Lead(b.ctx, holder, now, ttl)
	b.check("lead", err)
	b.same(holder+" leads", leading, true)
	return fence
}

func (b *bench) follows(holder string, now time.Time, ttl time.Duration) {
	b.t.Helper()
	_, leading, err := b.Store.Lead(b.ctx, holder, now, ttl)
	b.check("lead", err)
	b.same(holder+" leads", leading, false)
}
