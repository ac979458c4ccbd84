// Package story tells what happens in a sandbox as a test: residents write, staff tap and reply, the clock is pushed, and
// whatever is expected is waited for. It speaks to the sandbox over its HTTP API only, so the program under it is the
// built binary or one in the same process, and never knows the difference.
//
//	town := story.Start(t, binary, "-speed", "10")
//	comment := town.Resident("Мария Кузнецова").Comments("", "Когда включат отопление?")
//	town.Person("operator").Expect("Когда включат отопление?").Tap("Зарегистрировать")
//
// Every message that the program sends to somebody has to be expected by the story: NoOther fails on those that were not,
// and on everything that the stand-ins hold against the program.
package story
