package config

import (
	"slices"

	"otklik/tasks"
)

// KeepLinks puts into the roster of a new file what the old roster knows and a file cannot: whose file entry has no
// account keeps the one that they linked, unless the new file gives it to somebody else; what the messenger reported about
// an account or a chat stays with it, and so does the chat that a department was tied to; absences and invitations stay, and so do templates, unless the file has its own; whoever the
// file has no more can still be named. It replaces fresh.People and fresh.Departments, so that a copy of fresh is not changed; old may be nil.
func KeepLinks(fresh, old *tasks.Roster) {
	if old == nil {
		return
	}
	fresh.Dismissed = old.Dismissed
	if fresh.Templates == nil { // a file that does not speak of them takes none away
		fresh.Templates = old.Templates
	}
	fresh.Departments = keepChats(fresh, old)
	people := slices.Clone(fresh.People)
	for i := range people {
		p := &people[i]
		before, known := old.Person(p.ID)
		p.Absences = before.Absences
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
	fresh.People = people
	fresh.Invitations = slices.DeleteFunc(slices.Clone(old.Invitations), func(i tasks.Invitation) bool {
		return !here(fresh, i.Person)
	})
	fresh.Former = slices.DeleteFunc(slices.Clone(old.Former), func(f tasks.Former) bool { return here(fresh, f.ID) })
	for _, p := range old.People {
		if !here(fresh, p.ID) {
			fresh.Former = append(fresh.Former, tasks.Former{ID: p.ID, Name: p.Name})
		}
	}
}

// keepChats ties departments of which the file names no chat to those they had, unless the file gives one to another.
func keepChats(fresh, old *tasks.Roster) []tasks.Department {
	departments := slices.Clone(fresh.Departments)
	for i := range departments {
		d := &departments[i]
		before, known := old.Department(d.ID)
		if !known || before.Chat == 0 {
			continue
		}
		if _, taken := fresh.ByChat(before.Chat); d.Chat == 0 && !taken {
			d.Chat = before.Chat
		}
		if d.Chat == before.Chat {
			d.ChatLost = before.ChatLost
		}
	}
	return departments
}

func here(r *tasks.Roster, id tasks.PersonID) bool {
	_, ok := r.Person(id)
	return ok
}
