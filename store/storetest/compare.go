package storetest

import (
	"encoding/json"
	"fmt"
	"reflect"
	"time"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// same wants two values to be equal.
func (b *bench) same(what string, got, want any) {
	b.t.Helper()
	if !reflect.DeepEqual(got, want) {
		b.t.Fatalf("%s: got %s, want %s", what, text(got), text(want))
	}
}

// text shows a value with instants that can be read.
func text(v any) string {
	if data, err := json.Marshal(v); err == nil {
		return string(data)
	}
	return fmt.Sprintf("%+v", v)
}

// change is a task's step to a revision. A task is detected first and then raised and raised again: the store does not
// know the table.
func change(id tasks.ID, rev int64) *tasks.Change {
	t := tasks.Task{
		ID: id, Rev: rev, Status: tasks.Registered, Importance: tasks.High, FoundAt: noon(), ClockFrom: noon(),
		Topic: fmt.Sprintf("тема %d", rev),
		Terms: []tasks.Term{{Step: tasks.StepAnswer, From: noon(), Due: later(60)}},
	}
	e := tasks.Event{
		Task: id, Rev: rev, At: later(int(rev)), By: "ivanova", Command: tasks.Raise{Reason: fmt.Sprintf("причина %d", rev)},
		To: tasks.Registered, Terms: t.Terms,
	}
	if rev == 1 {
		t.Status, e.To = tasks.Detected, tasks.Detected
	}
	return &tasks.Change{Task: t, Event: e}
}

// numbered is a change that takes a number.
func numbered(id tasks.ID, rev, number int64) *tasks.Change {
	c := change(id, rev)
	c.Task.Number, c.Numbers = number, true
	return c
}

func item(q workflow.Queue, key string, due time.Time, body string) workflow.Item {
	return workflow.Item{Queue: q, Key: key, Due: due, Body: []byte(body)}
}

func key(name string, until time.Time) []workflow.Key {
	return []workflow.Key{{Name: name, Until: until}}
}

func keysOf(items []workflow.Item) []string {
	var keys []string
	for _, it := range items {
		keys = append(keys, it.Key)
	}
	return keys
}

// shown is an item without its version, which differs from store to store.
func shown(it workflow.Item) string {
	return fmt.Sprintf("%s/%s %q due %s attempt %d", it.Queue, it.Key, it.Body, it.Due.UTC().Format(time.RFC3339Nano), it.Attempt)
}

func (b *bench) claim(q workflow.Queue, now time.Time, lease time.Duration, limit int) ([]workflow.Item, time.Time) {
	b.t.Helper()
	items, next, err := b.Store.Claim(b.ctx, q, now, lease, limit)
	b.check("claim", err)
	return items, next
}

// claimOne wants exactly one item to be due, with this key.
func (b *bench) claimOne(q workflow.Queue, now time.Time, lease time.Duration, key string) workflow.Item {
	b.t.Helper()
	items, _ := b.claim(q, now, lease, 10)
	b.same("claimed", keysOf(items), []string{key})
	return items[0]
}

// idle wants nothing to be due, and the queue to be looked at again at next.
func (b *bench) idle(q workflow.Queue, now, next time.Time) {
	b.t.Helper()
	items, got := b.claim(q, now, time.Minute, 10)
	b.same("claimed", keysOf(items), []string(nil))
	if !got.Equal(next) {
		b.t.Fatalf("next: %v, want %v", got, next)
	}
}

// waiting wants so many items to wait and to be buried.
func (b *bench) waiting(q workflow.Queue, waiting, buried int64) {
	b.t.Helper()
	w, u, err := b.Store.Waiting(b.ctx, q)
	b.check("waiting", err)
	b.same("waiting and buried", [2]int64{w, u}, [2]int64{waiting, buried})
}

func (b *bench) task(id tasks.ID) tasks.Task {
	b.t.Helper()
	t, err := b.Store.Task(b.ctx, id)
	b.check("task", err)
	return t
}

func (b *bench) settle(it workflow.Item, o workflow.Outcome, at time.Time) {
	b.t.Helper()
	b.must(workflow.Commit{Settle: []workflow.Settlement{{Item: it, Outcome: o, At: at, Reason: "network"}}})
}

func put(items ...workflow.Item) workflow.Commit { return workflow.Commit{Put: items} }
