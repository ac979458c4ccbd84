package dates

import "time"

// ParsePast reads what ParseMoment reads as something that has been: a time alone is of today, a weekday is the latest one that has
// begun. The error is ErrUnreadable, ErrImpossible or ErrAhead (later than now).
func ParsePast(text string, now time.Time, loc *time.Location) (Moment, error) {
	m, weekday, err := newTypedReader(text, now, loc).moment(loc)
	if err != nil {
		return Moment{}, err
	}
	if weekday && m.At.After(now) {
		m.later(-7, loc)
	}
	if m.At.After(now) {
		return Moment{}, ErrAhead
	}
	return m, nil
}
