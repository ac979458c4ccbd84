package worktime

import (
	"math"
	"sort"
	"time"
)

// segment is a stretch of time with one offset from UTC: [from, to) in Unix seconds.
type segment struct {
	from, to int64
	offset   int64 // seconds east of UTC
}

// span is a stretch of instants: [from, to) in Unix seconds plus nanoseconds as
// one number of nanoseconds since the calendar's start.
type span struct{ from, to int64 }

// segmentsOf cuts the instants around the days [first, end) by the changes of the
// zone's offset. Two days more on each side cover every offset there is.
func segmentsOf(loc *time.Location, first, end int) []segment {
	const margin = 2 * secondsPerDay
	at := int64(first)*secondsPerDay - margin
	stop := int64(end)*secondsPerDay + margin
	var out []segment
	for at < stop {
		t := time.Unix(at, 0).In(loc)
		_, offset := t.Zone()
		_, next := t.ZoneBounds()
		to := stop
		if !next.IsZero() {
			to = min(stop, next.Unix())
		}
		if n := len(out); n > 0 && out[n-1].offset == int64(offset) {
			out[n-1].to = to
		} else {
			out = append(out, segment{from: at, to: to, offset: int64(offset)})
		}
		at = to
	}
	return out
}

// zoneMap translates between instants and the local days of one zone.
type zoneMap struct{ segments []segment }

// at returns the segment that holds an instant, the nearest one outside of all.
func (z zoneMap) at(unix int64) segment {
	i := sort.Search(len(z.segments), func(i int) bool { return z.segments[i].to > unix })
	return z.segments[min(i, len(z.segments)-1)]
}

// dayOf returns the number of the local day of an instant.
func (z zoneMap) dayOf(unix int64) int {
	return int(floorDiv(unix+z.at(unix).offset, secondsPerDay))
}

// bounds returns the instants from the first one whose local date is a day in
// [first, end) to the end of the last one, in Unix seconds.
func (z zoneMap) bounds(first, end int) (from, to int64) {
	from, to = math.MaxInt64, math.MinInt64
	for _, s := range z.segments {
		a := max(s.from, int64(first)*secondsPerDay-s.offset)
		b := min(s.to, int64(end)*secondsPerDay-s.offset)
		if a < b {
			from, to = min(from, a), max(to, b)
		}
	}
	return from, to
}

// spans returns the instants whose wall clock is inside the hours of a local day,
// in order, in nanoseconds since the instant origin (Unix seconds). An interval
// that an offset change cuts gives several; one in a skipped hour gives none.
func (z zoneMap) spans(out []span, dayNumber int, hours []Interval, origin int64) []span {
	midnight := int64(dayNumber) * secondsPerDay
	first := sort.Search(len(z.segments), func(i int) bool { return z.segments[i].to+z.segments[i].offset > midnight })
	for _, s := range z.segments[max(first-1, 0):] {
		if s.from+s.offset >= midnight+2*secondsPerDay {
			break
		}
		from, to := (s.from-origin)*nanos, (s.to-origin)*nanos
		zero := (midnight - s.offset - origin) * nanos
		for _, h := range hours {
			a, b := max(from, zero+int64(h.From)), min(to, zero+int64(h.To))
			if a >= b {
				continue
			}
			if n := len(out); n > 0 && out[n-1].to == a {
				out[n-1].to = b
				continue
			}
			out = append(out, span{from: a, to: b})
		}
	}
	return out
}
