package dates

import (
	"fmt"

	"otklik/tasks/worktime"
)

// Russian writes a date in full: «28 ноября 2026 года». The short form, «28.11.2026», is d.String(). A date
// that does not exist comes in the short form too.
func Russian(d worktime.Date) string {
	if !d.Valid() {
		return d.String()
	}
	return fmt.Sprintf("%d %s %d года", d.Day, [...]string{
		"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря",
	}[d.Month-1], d.Year)
}
