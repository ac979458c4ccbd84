package worktime

import (
	"errors"
	"fmt"
)

// ErrNegative refuses a negative amount of working time.
var ErrNegative = errors.New("рабочее время не может быть отрицательным")

// ErrDays refuses a term of less than one working day.
var ErrDays = errors.New("число рабочих дней должно быть не меньше одного")

// YearError says that a calculation needs a year the calendar does not cover.
// Its text is Russian and names the remedy: staff and administrators read it.
type YearError struct{ Year int }

// Error implements error.
func (e YearError) Error() string {
	return fmt.Sprintf("нет производственного календаря на %d год: добавьте его в файл календаря (ключ calendar, формат в docs/calendar.md) и перезапустите программу", e.Year)
}

// ParseError is a mistake in a calendar file, with the line that has it.
type ParseError struct {
	Line    int    // from 1
	Problem string // Russian: what is wrong and what to write
}

// Error implements error.
func (e *ParseError) Error() string {
	return fmt.Sprintf("календарь, строка %d: %s", e.Line, e.Problem)
}
