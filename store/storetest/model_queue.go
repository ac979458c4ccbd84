package storetest

import (
	"cmp"
	"context"
	"slices"
	"time"

	"otklik/tasks/workflow"
)

// modelQueue is one queue of the model.
type modelQueue struct {
	items map[string]*modelItem
	wake  chan struct{}
}

type modelItem struct {
	workflow.Item
	lease  time.Time // zero: not leased, or the lease was ended
	buried bool
}

// ready is when the item can be claimed next: when it is due, but not before its lease ends.
func (i *modelItem) ready() time.Time {
	if i.lease.After(i.Due) {
		return i.lease
	}
	return i.Due
}

func (q *modelQueue) put(it workflow.Item, version int64) {
	fresh := &modelItem{Item: it}
	fresh.Due, fresh.Body, fresh.Version, fresh.Attempt = cut(it.Due), slices.Clone(it.Body), version, 0
	if old, ok := q.items[it.Key]; ok {
		fresh.lease = old.lease
	}
	q.items[it.Key] = fresh
	q.signal()
}

func (q *modelQueue) settle(s workflow.Settlement) {
	it, ok := q.items[s.Item.Key]
	switch {
	case !ok:
	case it.Version != s.Item.Version && it.Attempt == 0:
		it.lease = time.Time{}
		q.signal()
	case it.Version != s.Item.Version || it.Attempt != s.Item.Attempt:
	case s.Outcome == workflow.Done:
		delete(q.items, s.Item.Key)
	case s.Outcome == workflow.Retry:
		it.Due, it.lease, it.buried = cut(s.At), time.Time{}, false
		q.signal()
	case s.Outcome == workflow.Bury:
		it.lease, it.buried = time.Time{}, true
	}
}

func (q *modelQueue) signal() {
	select {
	case q.wake <- struct{}{}:
	default:
	}
}

// waiting lists the items that are not buried, the one that is ready first in front.
func (q *modelQueue) waiting() []*modelItem {
	var list []*modelItem
	for _, it := range q.items {
		if !it.buried {
			list = append(list, it)
		}
	}
	slices.SortFunc(list, func(a, b *modelItem) int {
		return cmp.Or(a.ready().Compare(b.ready()), cmp.Compare(a.Key, b.Key))
	})
	return list
}

// Claim implements workflow.Queues.
func (m *Model) Claim(
	_ context.Context, q workflow.Queue, now time.Time, lease time.Duration, limit int,
) (items []workflow.Item, next time.Time, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, it := range m.queues[q].waiting() {
		if len(items) == limit || it.ready().After(cut(now)) {
			break
		}
		it.Attempt++
		it.lease = cut(now.Add(lease))
		given := it.Item
		given.Body = slices.Clone(it.Body)
		items = append(items, given)
	}
	if rest := m.queues[q].waiting(); len(rest) > 0 {
		next = rest[0].ready()
	}
	return items, next, nil
}

// Wake implements workflow.Queues.
func (m *Model) Wake(q workflow.Queue) <-chan struct{} { return m.queues[q].wake }

// Release implements workflow.Queues.
func (m *Model) Release(context.Context) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, q := range m.queues {
		for _, it := range q.items {
			it.lease = time.Time{}
		}
		q.signal()
	}
	return nil
}

// Late implements workflow.Queues.
func (m *Model) Late(_ context.Context, q workflow.Queue, before time.Time) (n int64, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, it := range m.queues[q].waiting() {
		if it.ready().Before(cut(before)) {
			n++
		}
	}
	return n, nil
}

// Waiting implements workflow.Queues.
func (m *Model) Waiting(_ context.Context, q workflow.Queue) (waiting, buried int64, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	w := int64(len(m.queues[q].waiting()))
	return w, int64(len(m.queues[q].items)) - w, nil
}
