// Package worktime is the working-time engine: it adds, subtracts and measures
// working time on the hours of a municipality and the national production
// calendar, and explains every result in Russian.
//
// One definition governs everything: an instant is working time if and only if
// its wall clock in the municipality's zone lies inside a half-open interval of
// its local date. A skipped hour of a 23-hour day therefore holds no work, and
// the repeated hour of a 25-hour day holds it twice.
//
// The hours of a date are, in this order of precedence: the municipality's own
// exception; a holiday or a day off moved there by decree (none); a working
// weekend day (the hours of the weekday whose day off it pays for); the weekly
// pattern. A shortened day loses its last 60 working minutes.
//
// A Calendar is immutable, safe for concurrent use and built once. Elapsed, Due,
// Next and Before are a lookup in a table of prefix sums: no loop over days, no
// allocation, exact to the nanosecond.
package worktime
