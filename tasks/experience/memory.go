package experience

import (
	"slices"
	"sync"
	"time"

	"otklik/tasks"
	"otklik/tasks/recall"
	"otklik/tasks/suggest"
)

// Newest is how many tasks a program remembers: some 80 MB.
const Newest = 20_000

// Memory learns from tasks. It is safe for concurrent use; a nil one knows nothing.
type Memory struct {
	most    int
	choices *suggest.Index
	answers *recall.Index

	mu    sync.Mutex
	known map[tasks.ID]trace
	floor time.Time // older tasks have been forgotten, and are not taken in
	rules *rules    // of the roster that was asked about last
}

// trace is what has been taken in of a task.
type trace struct {
	rev     int64
	found   time.Time
	lesson  lesson
	learned bool
	answers []recall.Entry // without their texts: to be taken out again
}

// lesson is what an operator's choice depends on, and on which wording of the message.
type lesson struct {
	number     int64
	topic      string
	place      tasks.Place
	department tasks.DepartmentID
	importance tasks.Importance
	wording    int64
}

// New makes a memory of about so many tasks, the newest.
func New(most int) *Memory {
	return &Memory{most: most, choices: suggest.New(), answers: recall.New(), known: make(map[tasks.ID]trace)}
}

// Len is how many tasks are remembered.
func (m *Memory) Len() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return len(m.known)
}

// Learn takes in a task as it stands, in place of what it was before. An older state than the one that is known changes nothing:
// tasks may come in any order, and again.
func (m *Memory) Learn(t tasks.Task) {
	m.mu.Lock()
	defer m.mu.Unlock()
	was, known := m.known[t.ID]
	if t.FoundAt.Before(m.floor) || known && was.rev >= t.Rev {
		return
	}
	next := trace{rev: t.Rev, found: t.FoundAt, lesson: was.lesson, learned: was.learned}
	m.choice(t, &next)
	next.answers = m.approved(t, was.answers)
	if !next.learned && len(next.answers) == 0 {
		delete(m.known, t.ID)
		return
	}
	m.known[t.ID] = next
	m.shed()
}

// choice learns what was chosen for a message; of one that is not for the administration nothing is.
func (m *Memory) choice(t tasks.Task, next *trace) {
	if t.Number == 0 || t.Topic == "" || t.Status == tasks.Detected || t.Status == tasks.Declined || t.Status == tasks.Joined {
		if next.learned {
			m.choices.Forget(t.ID)
		}
		next.learned, next.lesson = false, lesson{}
		return
	}
	l := lesson{t.Number, t.Topic, t.Place, t.Department, t.Importance, t.Touched}
	if next.learned && l == next.lesson {
		return
	}
	next.learned, next.lesson = true, l
	text, _ := t.Present()
	m.choices.Learn(suggest.Example{
		ID: t.ID, Number: t.Number, Message: suggest.Message{Text: text, Address: t.Place.Address}, Topic: t.Topic,
		Department: t.Department, District: t.Place.District, Importance: t.Importance, At: t.FoundAt,
	})
}

// approved takes in the final answers that control has let through, and takes out those whose approval was taken back.
func (m *Memory) approved(t tasks.Task, before []recall.Entry) []recall.Entry {
	var list []recall.Entry
	text, _ := t.Present()
	for _, d := range t.Drafts {
		at, ok := passed(t, d)
		if !ok || d.Kind != tasks.FinalAnswer && d.Kind != "" {
			continue
		}
		e := recall.Entry{
			Task: t.ID, Draft: d.No, Topic: t.Topic, Department: t.Department, Place: t.Place, Message: text, Answer: d.Text, At: at,
		}
		trimmed := e
		trimmed.Message, trimmed.Answer = "", ""
		list = append(list, trimmed)
		if !slices.Contains(before, trimmed) {
			m.answers.Add(e)
		}
	}
	for _, e := range before {
		if !slices.ContainsFunc(list, func(x recall.Entry) bool { return x.Draft == e.Draft }) {
			m.answers.Remove(e)
		}
	}
	return list
}

// passed tells whether the last word of control on a version was an approval, and when it was said.
func passed(t tasks.Task, d tasks.Draft) (time.Time, bool) {
	for _, v := range slices.Backward(t.Reviews) {
		if v.Draft == d.No {
			return v.At, v.Approved
		}
	}
	return time.Time{}, false
}

// shed forgets the oldest tenth when there are too many.
func (m *Memory) shed() {
	if len(m.known) <= m.most+m.most/10 {
		return
	}
	var found []time.Time
	for _, k := range m.known {
		found = append(found, k.found)
	}
	slices.SortFunc(found, time.Time.Compare)
	m.floor = found[len(found)-m.most]
	for id, k := range m.known {
		if !k.found.Before(m.floor) {
			continue
		}
		m.choices.Forget(id)
		for _, e := range k.answers {
			m.answers.Remove(e)
		}
		delete(m.known, id)
	}
}
