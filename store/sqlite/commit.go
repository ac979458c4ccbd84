package sqlite

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"time"

	"otklik/store/record"
	"otklik/tasks/workflow"
)

// purgeEvery is how often keys that are over are looked for, and purgeMost how many go at a time.
const (
	purgeEvery = time.Minute
	purgeMost  = 500
)

// Commit implements workflow.Store.
func (s *Store) Commit(ctx context.Context, c workflow.Commit) error {
	enc, err := encode(c) // here, not in the writer: there it would hold up the others
	if err != nil {
		return err
	}
	err = s.writer.do(ctx, func(w *writer) error { return w.commit(c, enc) })
	if err != nil && !refused(err) {
		return fmt.Errorf("commit: %w", err)
	}
	return err
}

// encoded is what a commit writes, as records.
type encoded struct {
	task, event, roster []byte
	refs                [][]byte
}

func encode(c workflow.Commit) (enc encoded, err error) {
	var errs []error
	keep := func(data []byte, err error) []byte {
		if err != nil {
			errs = append(errs, err)
		}
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

// commit writes a commit. What can refuse it comes first: the keys, whose claims can be taken back, then the conditions.
func (w *writer) commit(c workflow.Commit, enc encoded) error {
	if err := w.purgeKeys(c.At); err != nil {
		return err
	}
	if claimed, err := w.claimKeys(c); err != nil {
		return w.refuse(err, c.Keys[:claimed])
	}
	if c.Change != nil && c.Change.Numbers && c.Change.Task.Number != w.number+1 ||
		c.Roster != nil && c.RosterVersion != w.edition {
		return w.refuse(workflow.ErrConflict, c.Keys)
	}
	if c.Change != nil {
		if err := w.writeTask(c, enc.task); err != nil {
			return w.refuse(err, c.Keys)
		}
		if err := w.writeEvent(c, enc.event); err != nil {
			return err
		}
	}
	if err := w.writeItems(c); err != nil {
		return err
	}
	return w.writeState(c, enc)
}

// claimKeys claims a commit's keys and returns how many it got before one was claimed already.
func (w *writer) claimKeys(c workflow.Commit) (claimed int, err error) {
	for i, k := range c.Keys {
		changed, err := w.exec(`INSERT INTO keys (name, until) VALUES (?1, ?2)
			ON CONFLICT (name) DO UPDATE SET until = excluded.until WHERE until <= ?3`, k.Name, micros(k.Until), micros(c.At))
		if err != nil {
			return i, err
		}
		if changed == 0 {
			return i, workflow.ErrRepeated
		}
	}
	return len(c.Keys), nil
}

// refuse takes the running commit's claims back and returns why. If one had replaced a claim that was over, that is
// forgotten, as it would have been anyway.
func (w *writer) refuse(why error, claimed []workflow.Key) error {
	for _, k := range claimed {
		if _, err := w.exec("DELETE FROM keys WHERE name = ?1", k.Name); err != nil {
			return err
		}
	}
	return why
}

// purgeKeys forgets claims that are over, now and then, some at a time.
func (w *writer) purgeKeys(now time.Time) error {
	if at := micros(now); at-w.purge > purgeEvery.Microseconds() {
		gone, err := w.exec(
			"DELETE FROM keys WHERE name IN (SELECT name FROM keys WHERE until <= ?1 ORDER BY until LIMIT ?2)", at, int64(purgeMost))
		if err != nil {
			return err
		}
		if gone < purgeMost {
			w.purge = at
		}
	}
	return nil
}

func (w *writer) writeTask(c workflow.Commit, data []byte) error {
	t := c.Change.Task
	var changed int64
	var err error
	w.version++
	if t.Rev == 1 {
		changed, err = w.exec(`INSERT INTO tasks (id, rev, status, record, changed) VALUES (?1, 1, ?2, ?3, ?4)
			ON CONFLICT (id) DO NOTHING`, string(t.ID), string(t.Status), data, w.version)
	} else {
		changed, err = w.exec(`UPDATE tasks SET rev = ?1, status = ?2, record = ?3, changed = ?5
			WHERE id = ?4 AND rev = ?1 - 1`, t.Rev, string(t.Status), data, string(t.ID), w.version)
	}
	if err == nil && changed == 0 {
		return workflow.ErrConflict
	}
	return err
}

func (w *writer) writeEvent(c workflow.Commit, data []byte) error {
	t := c.Change.Task
	if _, err := w.exec("INSERT INTO events (task, rev, record) SELECT seq, ?2, ?3 FROM tasks WHERE id = ?1",
		string(t.ID), t.Rev, data); err != nil {
		return err
	}
	if !c.Change.Numbers {
		return nil
	}
	w.number = t.Number
	_, err := w.exec("UPDATE meta SET value = ?1 WHERE name = 'number'", t.Number)
	return err
}

// writeState writes what belongs to no task: cursors, references, the roster.
func (w *writer) writeState(c workflow.Commit, enc encoded) error {
	for name, value := range c.Cursors {
		if _, err := w.exec("INSERT OR REPLACE INTO cursors (name, value) VALUES (?1, ?2)", name, value); err != nil {
			return err
		}
	}
	for i, r := range c.Refs {
		if _, err := w.exec("INSERT OR REPLACE INTO views (task, person, view, record) VALUES (?1, ?2, ?3, ?4)",
			string(r.Task), string(r.Person), string(r.View), enc.refs[i]); err != nil {
			return err
		}
		if _, err := w.exec("INSERT OR REPLACE INTO messages (chat, message, record) VALUES (?1, ?2, ?3)",
			r.Chat, r.Message, enc.refs[i]); err != nil {
			return err
		}
	}
	if c.Roster == nil {
		return nil
	}
	w.edition++
	_, err := w.exec("INSERT OR REPLACE INTO roster (one, version, record) VALUES (1, ?1, ?2)", w.edition, enc.roster)
	return err
}

// exec runs a statement of the transaction.
func (w *writer) exec(query string, args ...driver.Value) (changed int64, err error) {
	if w.fault != nil {
		if err := w.fault(query); err != nil {
			return 0, err
		}
	}
	return w.c.exec(query, args...)
}

func micros(t time.Time) int64 { return t.UnixMicro() }

func instant(micros int64) time.Time { return time.UnixMicro(micros).UTC() }
