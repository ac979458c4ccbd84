package app

import (
	"fmt"
	"strings"

	"otklik/tasks"
	"otklik/tasks/worktime"
)

// clockVersion changes whenever a term or a rung could come out differently: with the hours, the calendar, the lengths of the
// steps, and with «Дело», which is a step more or less.
func clockVersion(
	c *worktime.Calendar, terms map[tasks.Importance]tasks.TermSet, finalDays int, delo string,
) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %d %s", c.Version(), finalDays, delo)
	for _, importance := range []tasks.Importance{tasks.Normal, tasks.High} {
		for _, rule := range tasks.TermRules() {
			fmt.Fprintf(&b, " %s", terms[importance][rule.Step])
		}
	}
	return b.String()
}
