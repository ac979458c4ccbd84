package worktime

import (
	_ "embed" // the built-in calendar files
	"slices"
	"strings"
)

// decreed holds the years whose decree of moved days is known, in the format of Parse.
//
//go:embed decreed.cal
var decreed string

// firstUndecreed is the year after the last one in decreed.cal.
const firstUndecreed = 2027

// Exception is the municipality's own rule for a date: a day off, or other
// hours. It goes before everything else, a shortened day included.
type Exception struct {
	Date      Date
	Intervals []Interval // none: a day off
	Reason    string     // shown to staff, so never empty
}

// Data is everything a Calendar is built from besides the weekly hours.
type Data struct {
	Years      []Year
	Exceptions []Exception
}

// Builtin returns the calendar that ships with the program: 2024, 2025 and 2026
// as decreed and 2027 by the Labour Code alone, provisional.
func Builtin() Data {
	d, err := Parse(strings.NewReader(decreed))
	if err != nil {
		panic("worktime: built-in calendar: " + err.Error()) // compiled in and tested: a broken build
	}
	d.Years = append(d.Years, LabourCode(firstUndecreed))
	return d
}

// Merge returns d with over on top: a year of over replaces the same year of d,
// an exception of over is added, or replaces that of the same date. Neither d
// nor over is changed or shared.
func (d Data) Merge(over Data) Data {
	var out Data
	for _, y := range d.Years {
		if !slices.ContainsFunc(over.Years, func(o Year) bool { return o.Year == y.Year }) {
			out.Years = append(out.Years, y.clone())
		}
	}
	for _, y := range over.Years {
		out.Years = append(out.Years, y.clone())
	}
	slices.SortStableFunc(out.Years, func(a, b Year) int { return a.Year - b.Year })
	for _, e := range d.Exceptions {
		if !slices.ContainsFunc(over.Exceptions, func(o Exception) bool { return o.Date == e.Date }) {
			out.Exceptions = append(out.Exceptions, e)
		}
	}
	out.Exceptions = append(out.Exceptions, over.Exceptions...)
	for i := range out.Exceptions {
		out.Exceptions[i].Intervals = slices.Clone(out.Exceptions[i].Intervals)
	}
	slices.SortStableFunc(out.Exceptions, func(a, b Exception) int { return a.Date.number() - b.Date.number() })
	return out
}
