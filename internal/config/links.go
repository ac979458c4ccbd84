package config

import (
	"slices"

	"otklik/tasks"
)

// KeepLinks returns the roster of a new file with what the old roster knows and a file cannot: whose file entry has no
// account keeps the one that they linked, unless the new file gives it to somebody else; and what the messenger reported
// about an account stays with it. Neither roster is changed.
func KeepLinks(fresh, old *tasks.Roster) *tasks.Roster {
	out := *fresh
	out.People = slices.Clone(fresh.People)
	if old == nil {
		return &out
	}
	for i := range out.People {
		p := &out.People[i]
		before, known := old.Person(p.ID)
		if !known || before.Account == 0 {
			continue
		}
		if _, taken := fresh.ByAccount(before.Account); p.Account == 0 && !taken {
			p.Account = before.Account
		}
		if p.Account == before.Account {
			p.Unreachable = before.Unreachable
		}
	}
	return &out
}
