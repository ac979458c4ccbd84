package dates

import "time"

// clock reads a time of the day at i: «14:00», «14 ч», «в 14 часов 30 минут», and after a day «14.00» and «в 14».
// next is i where there is none; ok is false for a time that does not exist, such as 25:00.
func (r *reader) clock(i int, afterDay bool) (at time.Duration, next int, ok bool) {
	p, j := r.prep(i)
	hour, sep, minute := r.tok(j), r.tok(j+1), r.tok(j+2)
	if hour.kind != number || hour.digits() > 2 {
		return 0, i, true
	}
	minutes := sep.glued && minute.glued && minute.kind == number && minute.digits() == 2
	switch {
	case minutes && (sep.text == ":" || (sep.text == "." || sep.text == "-") && (afterDay || minute.n > 12) && !r.continues(j+3)):
		return clockOf(hour.n, minute.n, j+3)
	case r.is(j+1, "ч", "час", "часа", "часов", "часам"):
		next = j + 2
		if r.is(next, ".") && r.tok(next).glued {
			next++
		}
		if m := r.tok(next); m.kind == number && r.is(next+1, "мин", "минут", "минуты", "минута") {
			return clockOf(hour.n, m.n, next+2)
		}
		return clockOf(hour.n, 0, next)
	case afterDay && p != bare && r.tok(j+1).kind == nothing:
		return clockOf(hour.n, 0, j+1)
	}
	return 0, i, true
}

func clockOf(hour, minute, next int) (time.Duration, int, bool) {
	at := time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute
	return at, next, hour < 24 && minute < 60
}
