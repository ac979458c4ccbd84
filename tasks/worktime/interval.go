package worktime

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
)

const day = 24 * time.Hour

// Interval is a stretch of a working day: from From to To since local midnight
// by the wall clock, half-open, 0 ≤ From < To ≤ 24h.
type Interval struct{ From, To time.Duration }

// String returns the interval as it is written in configuration: 09:00-13:00.
func (i Interval) String() string { return wallClock(i.From) + "-" + wallClock(i.To) }

// ParseIntervals reads the intervals of one day, each as "09:00-13:00" with
// "24:00" for the end of the day, in any order. It returns them sorted. Nothing
// means a day without work. Two that overlap, an empty or a malformed one is an
// error in Russian that says what to write instead.
func ParseIntervals(spec []string) ([]Interval, error) {
	out := make([]Interval, 0, len(spec))
	for _, s := range spec {
		i, err := parseInterval(s)
		if err != nil {
			return nil, err
		}
		out = append(out, i)
	}
	slices.SortFunc(out, func(a, b Interval) int { return cmp.Compare(a.From, b.From) })
	if err := checkIntervals(out); err != nil {
		return nil, err
	}
	return out, nil
}

func parseInterval(s string) (Interval, error) {
	from, to, ok := strings.Cut(strings.Replace(s, "–", "-", 1), "-")
	if !ok {
		return Interval{}, fmt.Errorf("интервал «%s»: нужны начало и конец через дефис, например 09:00-13:00", s)
	}
	f, errFrom := parseClock(strings.TrimSpace(from))
	t, errTo := parseClock(strings.TrimSpace(to))
	if err := cmp.Or(errFrom, errTo); err != nil {
		return Interval{}, fmt.Errorf("интервал «%s»: %w", s, err)
	}
	return Interval{From: f, To: t}, nil
}

// parseClock reads H:MM or HH:MM from 0:00 to 24:00.
func parseClock(s string) (time.Duration, error) {
	hour, minute, ok := strings.Cut(s, ":")
	h, okHour := parseDigits(hour, 1, 2)
	m, okMinute := parseDigits(minute, 2, 2)
	if !ok || !okHour || !okMinute || m > 59 || h > 24 || h == 24 && m > 0 {
		return 0, fmt.Errorf("время «%s»: пишите часы и минуты от 00:00 до 24:00", s)
	}
	return time.Duration(h)*time.Hour + time.Duration(m)*time.Minute, nil
}

// parseDigits reads a number of least to most decimal digits.
func parseDigits(s string, least, most int) (n int, ok bool) {
	if len(s) < least || len(s) > most {
		return 0, false
	}
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}

// checkIntervals proves that the intervals of a day are real, sorted and apart.
func checkIntervals(list []Interval) error {
	for i, v := range list {
		if v.From < 0 || v.To > day {
			return fmt.Errorf("интервал %s выходит за сутки: нужно от 00:00 до 24:00", v)
		}
		if v.From >= v.To {
			return fmt.Errorf("интервал %s: конец должен быть позже начала; ночную смену запишите двумя днями, до 24:00 и с 00:00", v)
		}
		if i > 0 && v.From < list[i-1].To {
			return fmt.Errorf("интервалы %s и %s пересекаются или стоят не по порядку", list[i-1], v)
		}
	}
	return nil
}

// join merges intervals that touch, so that a break is always longer than zero.
func join(list []Interval) []Interval {
	var out []Interval
	for _, v := range list {
		if n := len(out); n > 0 && out[n-1].To == v.From {
			out[n-1].To = v.To
			continue
		}
		out = append(out, v)
	}
	return out
}

// shorten cuts the last working time of the given length off a day; breaks do
// not count, and a day that has no more than that loses all of it.
func shorten(list []Interval, cut time.Duration) []Interval {
	out := slices.Clone(list)
	for len(out) > 0 && cut > 0 {
		last := &out[len(out)-1]
		if n := last.To - last.From; n > cut {
			last.To -= cut
			return out
		}
		cut -= last.To - last.From
		out = out[:len(out)-1]
	}
	return out
}

// wallClock writes a time of day as 09:00, with seconds only where there are any.
func wallClock(d time.Duration) string {
	h, m, s := int(d/time.Hour), int(d%time.Hour/time.Minute), int(d%time.Minute/time.Second)
	if s != 0 {
		return fmt.Sprintf("%02d:%02d:%02d", h, m, s)
	}
	return fmt.Sprintf("%02d:%02d", h, m)
}
