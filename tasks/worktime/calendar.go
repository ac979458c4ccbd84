package worktime

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"slices"
	"time"
)

// Calendar computes working time. It is immutable and safe for concurrent use.
type Calendar struct {
	loc        *time.Location
	zone       zoneMap
	start, end int64 // the covered instants, Unix seconds, half-open
	firstYear  int
	lastYear   int
	table      table
	firstDay   int     // the number of 1 January of the first year
	rules      []rule  // by day from firstDay
	workedDays []int32 // by day from firstDay: working days up to and with it
	dayEnds    []int64 // by working day: the end of its working time, as in table
	version    string
}

// New builds the calendar of a municipality from its zone, its weekly hours and
// the production calendar, and proves all of them first: overlapping intervals,
// impossible and contradicting days, years that do not follow one another or do
// not add up. The error is Russian and names every problem, one a line.
func New(loc *time.Location, week Week, data Data) (*Calendar, error) {
	if loc == nil {
		return nil, errors.New("не задан часовой пояс (ключ timezone)")
	}
	if err := errors.Join(week.check(), data.check()); err != nil {
		return nil, err
	}
	c := &Calendar{
		loc:       loc,
		firstYear: data.Years[0].Year,
		lastYear:  data.Years[len(data.Years)-1].Year,
		rules:     rulesOf(week, data),
	}
	c.firstDay = Date{c.firstYear, time.January, 1}.number()
	endDay := c.firstDay + len(c.rules)
	c.zone = zoneMap{segments: segmentsOf(loc, c.firstDay, endDay)}
	c.start, c.end = c.zone.bounds(c.firstDay, endDay)
	c.table = newTable(c.layDays(), (c.end-c.start)*nanos)
	c.version = c.fingerprint()
	return c, nil
}

// layDays turns the hours of every day into instants and counts the working days.
// A day is a working day if it holds any work.
func (c *Calendar) layDays() []span {
	all := make([]span, 0, 2*len(c.rules))
	c.workedDays = make([]int32, len(c.rules))
	var buffer []span
	for i, r := range c.rules {
		buffer = c.zone.spans(buffer[:0], c.firstDay+i, r.hours, c.start)
		if n := len(buffer); n > 0 {
			c.dayEnds = append(c.dayEnds, buffer[n-1].to)
			all = append(all, buffer...)
		}
		c.workedDays[i] = int32(len(c.dayEnds))
	}
	// A zone that sets its clock back over midnight interleaves two days.
	slices.SortFunc(all, func(a, b span) int { return cmp.Compare(a.from, b.from) })
	merged := all[:0]
	for _, s := range all {
		if n := len(merged); n > 0 && merged[n-1].to == s.from {
			merged[n-1].to = s.to
			continue
		}
		merged = append(merged, s)
	}
	return merged
}

// fingerprint hashes every working instant and every provisional year.
func (c *Calendar) fingerprint() string {
	h := sha256.New()
	var b []byte
	add := func(n int64) { b = binary.BigEndian.AppendUint64(b, uint64(n)) }
	add(c.start)
	add(c.end)
	for _, s := range c.table.list {
		add(s.from)
		add(s.to)
	}
	for _, e := range c.dayEnds {
		add(e)
	}
	for _, y := range c.ProvisionalYears() {
		add(int64(y))
	}
	h.Write(b)
	return hex.EncodeToString(h.Sum(nil)[:6])
}

// Version returns a short hash of everything that decides a term: equal for two
// calendars that give the same answers, different when hours, days, zone rules,
// covered years or provisional marks differ. Names and reasons do not count.
func (c *Calendar) Version() string { return c.version }

// Location returns the municipality's zone.
func (c *Calendar) Location() *time.Location { return c.loc }

// Years returns the first and the last year covered.
func (c *Calendar) Years() (first, last int) { return c.firstYear, c.lastYear }

// ProvisionalYears returns the covered years without a decree, in order.
func (c *Calendar) ProvisionalYears() []int {
	var out []int
	for y := c.firstYear; y <= c.lastYear; y++ {
		if c.provisionalYear(y) {
			out = append(out, y)
		}
	}
	return out
}

func (c *Calendar) provisionalYear(y int) bool {
	if y < c.firstYear || y > c.lastYear {
		return false
	}
	return c.rules[Date{y, time.January, 1}.number()-c.firstDay].provisional
}

// Provisional reports whether the span [a, b), or a itself, touches a year whose
// decree is not known. A term is provisional if the span from its start to its
// due time is, even where it merely ends there. The order of a and b is free.
func (c *Calendar) Provisional(a, b time.Time) bool {
	if b.Before(a) {
		a, b = b, a
	}
	if b.After(a) {
		b = b.Add(-1)
	}
	first, last := max(a.In(c.loc).Year(), c.firstYear), min(b.In(c.loc).Year(), c.lastYear)
	for y := first; y <= last; y++ {
		if c.provisionalYear(y) {
			return true
		}
	}
	return false
}
