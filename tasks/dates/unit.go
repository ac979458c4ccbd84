package dates

import (
	"strings"
	"time"
)

// unitOf reads the noun of a unit in any case and number; 0 for any other word.
func unitOf(w string) Unit {
	switch w {
	case "день", "дня", "дню", "дне", "днем", "дней", "сутки", "суток", "дни":
		return Day
	case "неделя", "недели", "неделе", "неделю", "неделей", "недель":
		return Week
	case "месяц", "месяца", "месяцу", "месяце", "месяцем", "месяцев":
		return Month
	case "квартал", "квартала", "кварталу", "квартале", "кварталов":
		return Quarter
	case "полугодие", "полугодия", "полугодию", "полугодии":
		return HalfYear
	case "год", "года", "году", "годом", "лет", "годов":
		return Year
	}
	return 0
}

// adjective reads «этого», «текущем», «следующей», «прошлом» as a number of units from the current one;
// it returns i where there is none.
func (r *reader) adjective(i int) (offset, next int) {
	w := r.tok(i).text
	switch w {
	case "этот", "эта", "это", "эту", "этого", "этой", "этому", "этом", "этим", "сего":
		return 0, i + 1
	}
	for n, stems := range [...][]string{
		{"прошл", "прошедш", "минувш", "предыдущ", "истекш"},
		{"текущ", "настоящ", "нынешн", "ближайш"},
		{"следующ", "будущ", "грядущ", "предстоящ"},
	} {
		for _, stem := range stems {
			if strings.HasPrefix(w, stem) {
				return n - 1, i + 1
			}
		}
	}
	return 0, i
}

// currentUnit reads «до конца месяца», «на следующей неделе», «в этом году», «до конца дня».
func (r *reader) currentUnit(p prep, i int) hit {
	s, j := r.slice(i)
	off, k := r.adjective(j)
	if s == whole && (k == j || p == bare) || p == from || p == after {
		return hit{}
	}
	if r.is(k, "рабочего", "рабочей", "календарного") {
		k++
	}
	unit := unitOf(r.tok(k).text)
	if unit == 0 || r.is(k, "дней", "дни", "лет", "недель", "месяцев") || unit == Day && s != end {
		return hit{}
	}
	h := r.current(unit, off)
	h.next = k + 1
	return h.narrow(p, s)
}

// current returns the span of a unit that holds today, or one that is so many units away.
func (r *reader) current(unit Unit, off int) hit {
	t := r.today
	h := hit{unit: unit}
	switch unit {
	case Day:
		h.first = t.AddDays(off)
		h.last = h.first
	case Week:
		h.first = r.monday().AddDays(7 * off)
		h.last = h.first.AddDays(6)
	default:
		length := monthsIn(unit)
		start := (int(t.Month)-1)/length*length + 1
		h.first = firstOf(t.Year, time.Month(start+off*length))
		h.last = lastOf(t.Year, time.Month(start+(off+1)*length-1))
	}
	return h
}

// monday returns the first day of the current week.
func (r *reader) monday() day { return r.today.AddDays(-((int(r.today.Weekday()) + 6) % 7)) }

// monthsIn returns the length of a month, a quarter, half a year or a year.
func monthsIn(unit Unit) int {
	switch unit {
	case Quarter:
		return 3
	case HalfYear:
		return 6
	case Year:
		return 12
	}
	return 1
}
