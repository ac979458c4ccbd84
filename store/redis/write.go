package redis

import (
	"strconv"
	"time"

	"otklik/store/record"
	"otklik/tasks/workflow"
)

// remember is how long an operation is known. A Commit is sent again for seconds at most.
const remember = 3 * time.Minute

// writing is a Commit as commit.lua takes it.
type writing struct {
	keys    []string
	args    []any
	batches []batch
}

// write puts a Commit into the order that commit.lua reads.
func (s *Store) write(c workflow.Commit) (writing, error) {
	k := s.keys
	id := s.sender + "-" + strconv.FormatUint(s.operations.Add(1), 10)
	w := writing{
		keys: []string{
			k.operation(id), k.claimed(), k.ranks(), k.counts(), k.number(), k.roster(), k.cursors(), k.views(),
			k.messages(), k.versions(), k.changes(),
		},
		args:    []any{remember.Milliseconds(), k.wake(), s.sender, micros(c.At), len(c.Keys)},
		batches: sort(c),
	}
	for _, x := range c.Keys {
		w.args = append(w.args, x.Name, micros(x.Until))
	}
	if err := w.change(k, c); err != nil {
		return w, err
	}
	if err := w.roster(c); err != nil {
		return w, err
	}
	w.args = append(w.args, len(c.Cursors))
	for name, value := range c.Cursors {
		w.args = append(w.args, name, value)
	}
	if err := w.refs(c.Refs); err != nil {
		return w, err
	}
	w.args = append(w.args, len(c.Put), len(w.batches))
	for _, b := range w.batches {
		w.keys = append(w.keys, k.queue(b.queue)...)
		w.args = b.args(w.args)
	}
	return w, nil
}

func (w *writing) change(k keyspace, c workflow.Commit) error {
	if c.Change == nil {
		w.args = append(w.args, "")
		return nil
	}
	t := c.Change.Task
	task, err := record.EncodeTask(t)
	if err != nil {
		return err
	}
	event, err := record.EncodeEvent(c.Change.Event)
	if err != nil {
		return err
	}
	w.keys = append(w.keys, k.task(t.ID), k.events(t.ID))
	w.args = append(w.args, string(t.ID), t.Rev-1, string(t.Status), task, event, blankOr(c.Change.Numbers, t.Number))
	return nil
}

func (w *writing) roster(c workflow.Commit) error {
	w.args = append(w.args, blankOr(c.Roster != nil, c.RosterVersion))
	if c.Roster == nil {
		return nil
	}
	roster, err := record.EncodeRoster(*c.Roster)
	if err != nil {
		return err
	}
	w.args = append(w.args, c.RosterVersion+1, roster)
	return nil
}

func (w *writing) refs(refs []workflow.Ref) error {
	w.args = append(w.args, len(refs))
	for _, r := range refs {
		ref, err := record.EncodeRef(r)
		if err != nil {
			return err
		}
		w.args = append(w.args, viewField(r.Task, r.Person, r.View), messageField(r.Chat, r.Message), ref)
	}
	return nil
}
