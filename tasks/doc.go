// Package tasks is the domain of Otklik: what the decree («Порядок организации работы с сообщениями в социальных
// сетях») says about one resident's message, as data and pure functions.
//
// Start at transition.go: its table says which command moves a task from which status to which, who may give it, which
// terms it starts and stops and who is told. Decide (decide.go) applies one row; term.go holds the terms with their
// paragraphs; criteria.go holds the reasons for a return.
//
// The package uses the standard library only. It has no clock, no context, no log, no network and no goroutine:
// instants come in as arguments, what must happen goes out as a Change. Numbers in [brackets] in comments are paragraphs
// of Appendix 1 of the decree.
package tasks
