package storetest

import (
	"context"
	"errors"
	"maps"
	"slices"
	"sync"
	"time"

	"otklik/store/record"
	"otklik/tasks"
	"otklik/tasks/workflow"
)

// Model is a store in memory: maps under one lock, every operation done the plainest way. It keeps records encoded, so
// that nobody shares memory with it. Nothing outlives it.
type Model struct {
	mu      sync.Mutex
	tasks   map[tasks.ID][]byte
	events  map[tasks.ID][][]byte
	changes []tasks.ID // in the order of their last changes
	points  map[tasks.ID]int64
	point   int64 // of the last change
	number  int64
	keys    map[string]time.Time
	cursors map[string]string
	views   map[viewID][]byte
	shown   map[messageID][]byte
	roster  []byte
	edition int64 // of the roster
	queues  map[workflow.Queue]*modelQueue
	version int64 // of the item that was put last
	leader  modelLease
}

type viewID struct {
	task   tasks.ID
	person tasks.PersonID
	view   tasks.View
}

type messageID struct {
	chat    int64
	message string
}

// NewModel returns an empty store.
func NewModel() *Model {
	m := &Model{
		points: map[tasks.ID]int64{},
		tasks:  map[tasks.ID][]byte{}, events: map[tasks.ID][][]byte{}, keys: map[string]time.Time{},
		cursors: map[string]string{}, views: map[viewID][]byte{}, shown: map[messageID][]byte{},
		queues: map[workflow.Queue]*modelQueue{},
	}
	for _, q := range workflow.AllQueues() {
		m.queues[q] = &modelQueue{items: map[string]*modelItem{}, wake: make(chan struct{}, 1)}
	}
	return m
}

// Ping answers at once.
func (m *Model) Ping(context.Context) error { return nil }

// Close does nothing.
func (m *Model) Close() error { return nil }

// Commit implements workflow.Store.
func (m *Model) Commit(ctx context.Context, c workflow.Commit) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.check(c); err != nil {
		return err
	}
	enc, err := encodeCommit(c)
	if err != nil {
		return err
	}
	m.write(c, enc)
	return nil
}

// check tells why a commit must not be written.
func (m *Model) check(c workflow.Commit) error {
	for _, k := range c.Keys {
		if until, ok := m.keys[k.Name]; ok && until.After(cut(c.At)) {
			return workflow.ErrRepeated
		}
	}
	if c.Change != nil {
		t := c.Change.Task
		if int64(len(m.events[t.ID])) != t.Rev-1 {
			return workflow.ErrConflict
		}
		if c.Change.Numbers && t.Number != m.number+1 {
			return workflow.ErrConflict
		}
	}
	if c.Roster != nil && c.RosterVersion != m.edition {
		return workflow.ErrConflict
	}
	return nil
}

// encoded is what a commit writes, as records.
type encoded struct {
	task, event, roster []byte
	refs                [][]byte
}

func encodeCommit(c workflow.Commit) (enc encoded, err error) {
	var errs []error
	keep := func(data []byte, err error) []byte {
		errs = append(errs, err)
		return data
	}
	if c.Change != nil {
		enc.task, enc.event = keep(record.EncodeTask(c.Change.Task)), keep(record.EncodeEvent(c.Change.Event))
	}
	if c.Roster != nil {
		enc.roster = keep(record.EncodeRoster(*c.Roster))
	}
	for _, r := range c.Refs {
		enc.refs = append(enc.refs, keep(record.EncodeRef(r)))
	}
	return enc, errors.Join(errs...)
}

func (m *Model) write(c workflow.Commit, enc encoded) {
	maps.DeleteFunc(m.keys, func(_ string, until time.Time) bool { return !until.After(cut(c.At)) })
	for _, k := range c.Keys {
		m.keys[k.Name] = cut(k.Until)
	}
	if c.Change != nil {
		id := c.Change.Task.ID
		m.tasks[id], m.events[id] = enc.task, append(m.events[id], enc.event)
		m.changes = append(slices.DeleteFunc(m.changes, func(x tasks.ID) bool { return x == id }), id)
		m.point++
		m.points[id] = m.point
		if c.Change.Numbers {
			m.number = c.Change.Task.Number
		}
	}
	for _, s := range c.Settle {
		m.queues[s.Item.Queue].settle(s)
	}
	for _, k := range c.Drop {
		delete(m.queues[k.Queue].items, k.Key)
	}
	for _, it := range c.Put {
		m.version++
		m.queues[it.Queue].put(it, m.version)
	}
	maps.Copy(m.cursors, c.Cursors)
	for i, r := range c.Refs {
		m.views[viewID{r.Task, r.Person, r.View}] = enc.refs[i]
		m.shown[messageID{r.Chat, r.Message}] = enc.refs[i]
	}
	if c.Roster != nil {
		m.roster, m.edition = enc.roster, m.edition+1
	}
}

// Rewrite changes every record of a kind.
func (m *Model) Rewrite(k Kind, change func([]byte) []byte) {
	m.mu.Lock()
	defer m.mu.Unlock()
	switch k {
	case TaskRecords:
		for id, data := range m.tasks {
			m.tasks[id] = change(data)
		}
	case EventRecords:
		for id, list := range m.events {
			m.events[id] = slices.Clone(list)
			for i, data := range list {
				m.events[id][i] = change(data)
			}
		}
	case RefRecords:
		for id, data := range m.views {
			m.views[id] = change(data)
		}
		for id, data := range m.shown {
			m.shown[id] = change(data)
		}
	case RosterRecords:
		m.roster = change(m.roster)
	}
}

// cut is an instant as precisely as stores keep it.
func cut(t time.Time) time.Time { return t.UTC().Truncate(time.Microsecond) }
