package worktime

import "time"

// LabourCode returns the production calendar of a year by the Labour Code alone,
// marked provisional: the holidays of art. 112; each of them that falls on a
// Saturday or Sunday, January's excepted, moves to the next working day; the
// working day right before a holiday is shortened by an hour (art. 95). It does
// not know what the yearly decree moves, which is two January days at least.
func LabourCode(year int) Year {
	y := Year{
		Year:        year,
		Version:     "tk",
		Source:      "Трудовой кодекс РФ, статьи 95 и 112",
		Provisional: true,
		Holidays:    statutoryHolidays(year),
	}
	rest := make(map[Date]bool)
	for _, h := range y.Holidays {
		rest[h.Date] = true
	}
	for _, h := range y.Holidays {
		if h.Date.Month == time.January || !h.Date.weekend() {
			continue
		}
		to := h.Date
		for to.weekend() || rest[to] {
			to = to.AddDays(1)
		}
		rest[to] = true
		y.Moved = append(y.Moved, Move{Date: to, From: h.Date})
	}
	nextNewYear := Holiday{Date: Date{year + 1, time.January, 1}}
	for _, h := range append(y.Holidays[1:len(y.Holidays):len(y.Holidays)], nextNewYear) {
		if eve := h.Date.AddDays(-1); !eve.weekend() && !rest[eve] {
			y.Short = append(y.Short, eve)
		}
	}
	return y
}

// statutoryHolidays lists the non-working holidays of Labour Code art. 112, in order.
func statutoryHolidays(year int) []Holiday {
	var list []Holiday
	add := func(m time.Month, d int, name string) {
		list = append(list, Holiday{Date: Date{year, m, d}, Name: name})
	}
	for d := 1; d <= 8; d++ {
		if d == 7 {
			add(time.January, d, "Рождество Христово")
			continue
		}
		add(time.January, d, "Новогодние каникулы")
	}
	add(time.February, 23, "День защитника Отечества")
	add(time.March, 8, "Международный женский день")
	add(time.May, 1, "Праздник Весны и Труда")
	add(time.May, 9, "День Победы")
	add(time.June, 12, "День России")
	add(time.November, 4, "День народного единства")
	return list
}
