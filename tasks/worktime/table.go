package worktime

import "sort"

const nanos = 1_000_000_000 // in a second

// Buckets are powers of two of nanoseconds, so that a shift finds them: 4.9 hours
// of time and 2.4 hours of work, which hold an interval or two of ordinary hours.
const (
	timeBucket = 44
	workBucket = 43
)

// stretch is uninterrupted working time with all the work before it. Everything
// is in nanoseconds, instants since the calendar's start.
type stretch struct{ from, to, before int64 }

// after is the work up to the stretch's end.
func (s *stretch) after() int64 { return s.before + s.to - s.from }

// table answers "how much work until t" and "when is that much work done": prefix
// sums over stretches, entered through two indexes by bucket, of time and of
// work, and settled by binary search inside the bucket.
type table struct {
	list   []stretch // sorted, apart; the last is a sentinel beyond everything
	byTime []int32   // bucket of time → the first stretch that ends after its start
	byWork []int32   // bucket of work → the first stretch that reaches its start
	total  int64
}

// newTable builds the table of the spans, sorted and apart, within [0, length).
func newTable(spans []span, length int64) table {
	t := table{list: make([]stretch, 0, len(spans)+1)}
	for _, s := range spans {
		t.list = append(t.list, stretch{from: s.from, to: s.to, before: t.total})
		t.total += s.to - s.from
	}
	const never = 1<<63 - 1
	t.list = append(t.list, stretch{from: never, to: never, before: t.total})
	n := len(spans)
	// One bucket more than the last in use, because a search looks at the next one too.
	for b := int64(0); b <= length>>timeBucket+1; b++ {
		t.byTime = append(t.byTime, int32(sort.Search(n, func(i int) bool { return t.list[i].to > b<<timeBucket })))
	}
	for b := int64(0); b <= t.total>>workBucket+1; b++ {
		t.byWork = append(t.byWork, int32(sort.Search(n, func(i int) bool { return t.list[i].after() >= b<<workBucket })))
	}
	return t
}

// at returns the first stretch that ends after the instant: the one that holds it
// or the next one. It is the sentinel after the last.
func (t *table) at(instant int64) *stretch {
	b := instant >> timeBucket
	low, high := t.byTime[b], t.byTime[b+1]
	for low < high {
		if mid := (low + high) >> 1; t.list[mid].to > instant {
			high = mid
		} else {
			low = mid + 1
		}
	}
	return &t.list[low]
}

// worked returns the work before the instant.
func (t *table) worked(instant int64) int64 {
	s := t.at(instant)
	return s.before + max(instant-s.from, 0)
}

// done returns the first instant before which the work is done: 0 < work ≤ total.
func (t *table) done(work int64) int64 {
	b := work >> workBucket
	low, high := t.byWork[b], t.byWork[b+1]
	for low < high {
		if mid := (low + high) >> 1; t.list[mid].after() >= work {
			high = mid
		} else {
			low = mid + 1
		}
	}
	s := &t.list[low]
	return s.from + work - s.before
}
