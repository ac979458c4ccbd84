package storetest

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// exerciseRandom lets a store and the model go the same random ways and compares everything that can be seen.
func exerciseRandom(t *testing.T, open Open) {
	rapid.Check(t, func(r *rapid.T) {
		b := newBench(t, open)
		m := &run{bench: b, r: r, model: NewModel(), revs: map[tasks.ID]int64{}}
		b.t = quiet{t, r}
		defer func() { _ = m.Store.Close() }()
		actions := map[string]func(*rapid.T){
			"":        func(r *rapid.T) { m.glance(r) },
			"commit":  func(r *rapid.T) { m.commit(r) },
			"commit2": func(r *rapid.T) { m.commit(r) },
			"claim":   func(r *rapid.T) { m.take(r) },
			"claim2":  func(r *rapid.T) { m.take(r) },
			"release": func(*rapid.T) { b.check("release", b.Store.Release(b.ctx)); b.check("release", m.model.Release(b.ctx)) },
		}
		if b.Reopen != nil {
			actions["reopen"] = func(r *rapid.T) { m.reopen(r) }
		}
		r.Repeat(actions)
		m.compare()
	})
}

// quiet is the test with its failures told to rapid, so that it can look for a shorter run.
type quiet struct {
	testing.TB
	r *rapid.T
}

func (q quiet) Fatalf(format string, args ...any) { q.r.Fatalf(format, args...) }
func (q quiet) Errorf(format string, args ...any) { q.r.Errorf(format, args...) }
func (q quiet) Fatal(args ...any)                 { q.r.Fatal(args...) }

// run is one random run.
type run struct {
	*bench
	r      *rapid.T
	model  *Model
	claims []claimed
	revs   map[tasks.ID]int64
	number int64
	roster int64
}

// claimed is one claim as the store and as the model gave it: their versions differ.
type claimed struct{ store, model workflow.Item }

func (m *run) ids() []tasks.ID             { return []tasks.ID{"a", "b", "c"} }
func (m *run) names() []string             { return []string{"x", "y", "z"} }
func (m *run) queues() []workflow.Queue    { return []workflow.Queue{workflow.Terms, workflow.Notices} }
func (m *run) pick(what string, n int) int { return rapid.IntRange(0, n).Draw(m.r, what) }

// commit gives both the same commit and wants the same answer.
func (m *run) commit(r *rapid.T) {
	m.r = r
	m.now = m.now.Add(time.Duration(m.pick("seconds", 90)) * time.Second)
	theirs, ours := m.draw()
	got, want := m.Store.Commit(m.ctx, theirs), m.model.Commit(m.ctx, ours)
	if !errors.Is(got, want) {
		r.Fatalf("commit: %v, want %v", got, want)
	}
	if want != nil {
		return
	}
	if c := ours.Change; c != nil {
		m.revs[c.Task.ID] = c.Task.Rev
		m.number = max(m.number, c.Task.Number)
	}
	if ours.Roster != nil {
		m.roster++
	}
}

// draw makes a commit for the store and the same for the model. Most of it can be written, some of it cannot.
func (m *run) draw() (theirs, ours workflow.Commit) {
	c := workflow.Commit{At: m.now}
	if m.pick("change", 2) > 0 {
		id := rapid.SampledFrom(m.ids()).Draw(m.r, "task")
		c.Change = change(id, m.revs[id]+1+int64(m.pick("stale", 9)/9))
		if m.pick("number", 3) == 0 {
			c.Change = numbered(id, c.Change.Task.Rev, m.number+1+int64(m.pick("taken", 9)/9))
		}
	}
	c.Put = rapid.SliceOfN(rapid.Custom(m.item), 0, 3).Draw(m.r, "put")
	c.Drop = rapid.SliceOfN(rapid.Custom(func(r *rapid.T) workflow.ItemKey {
		it := m.item(r)
		return workflow.ItemKey{Queue: it.Queue, Key: it.Key}
	}), 0, 1).Draw(m.r, "drop")
	if m.pick("key", 2) == 0 {
		c.Keys = key(rapid.SampledFrom(m.names()).Draw(m.r, "key name"), m.soon("until"))
	}
	if m.pick("cursor", 3) == 0 {
		c.Cursors = map[string]string{rapid.SampledFrom(m.names()).Draw(m.r, "cursor name"): m.now.Format(time.TimeOnly)}
	}
	if m.pick("ref", 2) == 0 {
		c.Refs = []workflow.Ref{m.drawRef()}
	}
	if m.pick("roster", 5) == 0 {
		c.Roster = &tasks.Roster{Topics: []string{m.now.Format(time.TimeOnly)}}
		c.RosterVersion = max(0, m.roster-int64(m.pick("old roster", 3)/3))
	}
	theirs, ours = c, c
	for n := m.pick("settle", 2); n > 0 && len(m.claims) > 0; n-- {
		which := m.claims[m.pick("claim", len(m.claims)-1)]
		s := workflow.Settlement{Outcome: workflow.Outcome(m.pick("outcome", 2)), At: m.soon("retry"), Reason: "network"}
		s.Item = which.store
		theirs.Settle = append(theirs.Settle, s)
		s.Item = which.model
		ours.Settle = append(ours.Settle, s)
	}
	return theirs, ours
}

func (m *run) item(r *rapid.T) workflow.Item {
	q := rapid.SampledFrom(m.queues()).Draw(r, "queue")
	due := m.now.Add(time.Duration(rapid.IntRange(-60, 180).Draw(r, "due")) * time.Second)
	return item(q, rapid.SampledFrom(m.names()).Draw(r, "key"), due, rapid.StringN(0, 8, -1).Draw(r, "body"))
}

func (m *run) drawRef() workflow.Ref {
	return workflow.Ref{
		Chat: int64(m.pick("chat", 1)), Message: rapid.SampledFrom(m.names()).Draw(m.r, "message"),
		Task: rapid.SampledFrom(m.ids()).Draw(m.r, "ref task"), Person: "p", View: tasks.ViewCard, Shown: m.now.Format(time.TimeOnly), At: m.now,
	}
}

func (m *run) soon(what string) time.Time {
	return m.now.Add(time.Duration(m.pick(what, 240)) * time.Second)
}

// take claims from both.
func (m *run) take(r *rapid.T) {
	m.r = r
	m.now = m.now.Add(time.Duration(m.pick("seconds", 90)) * time.Second)
	q := rapid.SampledFrom(m.queues()).Draw(r, "queue")
	lease, limit := time.Duration(1+m.pick("lease", 180))*time.Second, m.pick("max", 3)
	got, next := m.claim(q, m.now, lease, limit)
	want, wantNext, err := m.model.Claim(m.ctx, q, m.now, lease, limit)
	m.check("claim from the model", err)
	if len(got) != len(want) || !next.Equal(wantNext) {
		r.Fatalf("claimed %v, next %v, want %v, next %v", keysOf(got), next, keysOf(want), wantNext)
	}
	for i := range got {
		m.same("claimed", shown(got[i]), shown(want[i]))
		m.claims = append(m.claims, claimed{got[i], want[i]})
	}
}

// reopen opens the store anew, seldom: it takes as long as many other steps.
func (m *run) reopen(r *rapid.T) {
	if m.r = r; m.pick("whether to reopen", 7) == 7 {
		m.Subject = m.Reopen(m.t)
	}
}

// glance compares after some of the steps: looking at everything takes longer than a step.
func (m *run) glance(r *rapid.T) {
	if m.r = r; m.pick("whether to look", 3) == 3 {
		m.compare()
	}
}

// compare looks at everything that can be seen without changing it.
func (m *run) compare() {
	m.same("state", m.view(m.Store), m.view(m.model))
}

// view writes down what a store shows.
func (m *run) view(s Store) []string {
	var lines []string
	see := func(what string, v any, err error) {
		if err != nil && !errors.Is(err, workflow.ErrNotFound) {
			m.t.Fatalf("%s: %v", what, err)
		}
		lines = append(lines, fmt.Sprintf("%s: %s %v", what, text(v), err != nil))
	}
	for _, id := range m.ids() {
		task, err := s.Task(m.ctx, id)
		see("task", task, err)
		events, err := s.Events(m.ctx, id)
		see("events", append([]tasks.Event{}, events...), err)
		ref, err := s.RefOf(m.ctx, id, "p", tasks.ViewCard)
		see("ref of", ref, err)
	}
	for i, n := range m.names() {
		cursor, err := s.Cursor(m.ctx, n)
		see("cursor", cursor, err)
		ref, err := s.RefAt(m.ctx, int64(i%2), n)
		see("ref at", ref, err)
	}
	for _, q := range m.queues() {
		waiting, buried, err := s.Waiting(m.ctx, q)
		see("waiting", [2]int64{waiting, buried}, err)
		late, err := s.Late(m.ctx, q, m.now)
		see("late", late, err)
	}
	last, err := s.LastNumber(m.ctx)
	see("last number", last, err)
	count, err := s.Count(m.ctx)
	see("count", count, err)
	changed, _, err := s.Changed(m.ctx, 0, 1000)
	see("changed", changed, err)
	roster, version, err := s.Roster(m.ctx, 0)
	see("roster", roster, err)
	see("roster version", version, nil)
	return lines
}
