// Package dates reads dates in Russian text: the promises of an answer (body p. 4,
// criterion 10.4 of the decree) and the dates that staff type.
//
// How to read it. Text becomes tokens (token.go, fold.go): words without case and ё,
// numbers, marks. A reader (reader.go) goes over them once, from the left; at each it
// takes a preposition and tries the rules, one a file: day.go with numeric.go
// («28.11.2026»), written.go («28 ноября») and between.go («с 25 по 28 ноября»),
// month.go, quarter.go, season.go, year.go, unit.go («до конца недели»), weekday.go, relative.go
// («завтра», «28 числа») and duration.go («в течение трёх дней»). A rule looks at no
// more than a few tokens ahead, so reading is linear. Words that several rules need are
// in number.go, slice.go (the end, the beginning, a decade of something), nearest.go
// (which year is meant) and reference.go (what looks like a date and is not one).
//
// Find and Promises (mention.go) serve drafts: wary, for a price is no date.
// ParseMoment, ParsePeriod and LeadingDate serve what staff type on purpose: the same
// rules, less wary, with errors by class. Everything is pure: the time is an argument,
// days are those of the given zone.
package dates
