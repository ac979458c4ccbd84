package roll

import (
	"fmt"
	"hash/maphash"
	"slices"
	"strings"
	"sync"

	"otklik/tasks"
	"otklik/tasks/seek"
)

// Roll holds tasks. New makes one; it is safe for concurrent use.
type Roll struct {
	words *seek.Index
	seed  maphash.Seed

	mu    sync.RWMutex
	known map[tasks.ID]Row
	open  map[tasks.ID]*tasks.Task
	told  map[string][]tasks.PersonID // lists of people, each once: the same few are told of most tasks
}

// Row is what is kept of every task.
type Row struct {
	ID          tasks.ID
	Status      tasks.Status
	Importance  tasks.Importance
	Department  tasks.DepartmentID
	District    string
	by          tasks.PersonID // who entered it by hand
	told        []tasks.PersonID
	departments []tasks.DepartmentID

	rev int64
	sum uint64 // of what it can be found by
}

// New makes an empty roll.
func New() *Roll {
	return &Roll{
		words: seek.New(), seed: maphash.MakeSeed(), known: make(map[tasks.ID]Row), open: make(map[tasks.ID]*tasks.Task),
		told: make(map[string][]tasks.PersonID),
	}
}

// Learn takes in a task as it stands, in place of what it was before. An older state than the one that is known changes nothing.
// The task must not be changed afterwards.
func (r *Roll) Learn(t tasks.Task) {
	doc := docOf(t)
	next := RowOf(t)
	next.sum = maphash.String(r.seed, fmt.Sprintf("%+v", doc))
	r.mu.Lock()
	defer r.mu.Unlock()
	was, known := r.known[t.ID]
	if known && was.rev >= t.Rev {
		return
	}
	next.told = r.shared(next.told)
	r.known[t.ID] = next
	if t.Open() {
		r.open[t.ID] = lightened(t)
	} else {
		delete(r.open, t.ID)
	}
	if !known || was.sum != next.sum {
		r.words.Put(doc)
	}
}

// shared is the one copy of a list of people.
func (r *Roll) shared(list []tasks.PersonID) []tasks.PersonID {
	var key strings.Builder
	for _, p := range list {
		key.WriteString(string(p) + "\n")
	}
	if same, ok := r.told[key.String()]; ok {
		return same
	}
	r.told[key.String()] = list
	return list
}

// lightened is a task without what no list shows and what takes the most room.
func lightened(t tasks.Task) *tasks.Task {
	t.Told, t.Drafts = nil, slices.Clone(t.Drafts)
	for i := range t.Drafts {
		t.Drafts[i].Text, t.Drafts[i].Pieces = "", nil
	}
	return &t
}

// RowOf is what is kept of a task.
func RowOf(t tasks.Task) Row {
	row := Row{
		ID: t.ID, Status: t.Status, Importance: t.Importance, Department: t.Department, District: t.Place.District, by: t.Found.By, rev: t.Rev,
	}
	for _, told := range t.Told {
		if !slices.Contains(row.told, told.Person) {
			row.told = append(row.told, told.Person)
		}
	}
	if t.Department != "" {
		row.departments = append(row.departments, t.Department)
	}
	for _, p := range t.Parts {
		if !slices.Contains(row.departments, p.Department) {
			row.departments = append(row.departments, p.Department)
		}
	}
	return row
}

// Shown reports whether a person may see the task: who was told of it or entered it, who oversees others' work, and the people of the
// departments that answer it or were asked.
func (r Row) Shown(p tasks.Person) bool {
	return p.Has(tasks.Operator) || p.Has(tasks.Controller) || p.Has(tasks.Head) || p.Has(tasks.Deputy) ||
		r.by != "" && r.by == p.ID || slices.Contains(r.told, p.ID) || slices.ContainsFunc(r.departments, func(d tasks.DepartmentID) bool {
		return p.In(tasks.Responsible, d) || p.In(tasks.Executor, d)
	})
}

// Of reports whether a department answers the task or was asked for information.
func (r Row) Of(d tasks.DepartmentID) bool { return slices.Contains(r.departments, d) }

// Entry is a task on the roll; of a closed one Task is nil.
type Entry struct {
	Row
	Task *tasks.Task
}

// Open lists the open tasks that a person may see, in no particular order, without the words of their drafts. They must not be
// changed.
func (r *Roll) Open(p tasks.Person) []Entry {
	r.mu.RLock()
	defer r.mu.RUnlock()
	list := make([]Entry, 0, len(r.open))
	for id, t := range r.open {
		if row := r.known[id]; row.Shown(p) {
			list = append(list, Entry{row, t})
		}
	}
	return list
}

// Find lists what a question finds of the tasks that a person may see, the best first.
func (r *Roll) Find(question string, p tasks.Person) []Entry {
	r.mu.RLock()
	defer r.mu.RUnlock()
	var list []Entry
	for _, id := range r.words.Query(question, 0, len(r.known)).IDs {
		if row := r.known[id]; row.Shown(p) {
			list = append(list, Entry{row, r.open[id]})
		}
	}
	return list
}

// Len is how many tasks are known, and how many of them are open.
func (r *Roll) Len() (known, open int) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return len(r.known), len(r.open)
}

// docOf is what a task can be found by. What people have only sketched is not among it.
func docOf(t tasks.Task) seek.Doc {
	d := seek.Doc{
		ID: t.ID, Number: t.Number, Author: t.Found.Author.Name(), Address: t.Place.District + ", " + t.Place.Address,
		Texts: []string{t.Found.Text}, At: t.FoundAt,
	}
	for _, v := range t.Versions {
		d.Texts = append(d.Texts, v.Text)
	}
	for _, c := range t.Continued {
		d.Texts = append(d.Texts, c.Found.Text)
	}
	for _, draft := range t.Drafts {
		d.Texts = append(d.Texts, draft.Text)
	}
	return d
}
