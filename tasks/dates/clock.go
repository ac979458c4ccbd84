package dates

import "time"

// clock reads a time of the day at i: «14:00», «14 ч», «в 14 часов 30 минут», and after a day «14.00» and «в 14». next is i
// where there is none; ok is false for a time that does not exist, such as 25:00.
func (r *reader) clock(i int, afterDay bool) (at time.Duration, next int, ok bool) {
	p, j := r.prep(i)
	hour, sep, minute := r.tok(j), r.tok(j+1), r.tok(j+2)
	if hour.kind != number || hour.digits() > 2 {
		return 0, i, true
	}
	figures := sep.glued && minute.glued && minute.kind == number && minute.digits() == 2
	// Without a day before it «14.30» is a time and «10.11» a day.
	dotted := (afterDay || minute.n > 12) && r.is(j+1, ".", "-") && !r.continues(j+3)
	switch {
	case figures && (dotted || r.is(j+1, ":")):
		return clockOf(hour.n, minute.n, j+3)
	case r.is(j+1, "ч", "час", "часа", "часов", "часам"):
		return r.hours(hour.n, j+2)
	case afterDay && p != bare && r.tok(j+1).kind == nothing:
		return clockOf(hour.n, 0, j+1)
	}
	return 0, i, true
}

// hours reads what may follow «14 ч»: a full stop and minutes.
func (r *reader) hours(hour, i int) (time.Duration, int, bool) {
	if r.is(i, ".") && r.tok(i).glued {
		i++
	}
	if m := r.tok(i); m.kind == number && r.is(i+1, "мин", "минут", "минуты", "минута") {
		return clockOf(hour, m.n, i+2)
	}
	return clockOf(hour, 0, i)
}

func clockOf(hour, minute, next int) (time.Duration, int, bool) {
	at := time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute
	return at, next, hour < 24 && minute < 60
}
