package app

import (
	"fmt"
	"strings"

	"otklik/tasks"
	"otklik/tasks/worktime"
)

// clockVersion changes whenever a term could come out differently: with the hours, the calendar, the lengths of the steps.
func clockVersion(c *worktime.Calendar, terms map[tasks.Importance]tasks.TermSet, finalDays int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %d", c.Version(), finalDays)
	for _, importance := range []tasks.Importance{tasks.Normal, tasks.High} {
		for _, rule := range tasks.TermRules() {
			fmt.Fprintf(&b, " %s", terms[importance][rule.Step])
		}
	}
	return b.String()
}
