package tasks

import (
	"slices"
	"time"
)

// Post is a role that a person has in another's stead.
type Post struct {
	Role       Role         `json:"role"`
	Department DepartmentID `json:"department,omitempty"` // of an executor or a responsible; that a deputy oversees
	For        PersonID     `json:"for"`
}

// Stands tells of everybody who is away who acts for them.
type Stands map[PersonID]Stand

// Stand is one person's absence and who acts for them: the end of the chain of substitutes.
type Stand struct {
	Absence Absence  `json:"absence"`
	By      PersonID `json:"by,omitempty"` // empty: nobody in particular, the colleagues
}

// Stands tells who is away at an instant and who acts for them. Whoever messages do not reach is away too, without a noted
// absence: the roster's own substitute acts. Chains of substitutes are followed past those who are away themselves; one that comes
// back to where it has been ends there.
func (r *Roster) Stands(now time.Time) Stands {
	var away Stands
	for _, p := range r.People {
		a, ok := p.absent(now)
		if !ok && p.Lost() {
			a, ok = Absence{Kind: Unreached, Substitute: p.Substitute}, true
		}
		if ok {
			if away == nil {
				away = Stands{}
			}
			away[p.ID] = Stand{Absence: a}
		}
	}
	for id, s := range away {
		s.By = r.follow(id, away)
		away[id] = s
	}
	return away
}

// follow walks the chain of substitutes of somebody who is away to its end; empty where it ends nowhere.
func (r *Roster) follow(id PersonID, away Stands) PersonID {
	seen := map[PersonID]bool{id: true}
	next := away[id].Absence.Substitute
	for next != "" && !seen[next] {
		seen[next] = true
		p, ok := r.Person(next)
		if !ok {
			return ""
		}
		s, gone := away[next]
		switch {
		case gone:
			next = s.Absence.Substitute
		case p.Reachable():
			return next
		default:
			next = p.Substitute
		}
	}
	return ""
}

// At is the roster as it acts at an instant: who is away is marked, and whoever acts for them has their posts. It is r itself
// while everybody is there.
func (r *Roster) At(now time.Time) *Roster { return r.Acting(r.Stands(now)) }

// Acting is the roster with people away as told.
func (r *Roster) Acting(stands Stands) *Roster {
	if len(stands) == 0 {
		return r
	}
	acting := *r
	acting.People = slices.Clone(r.People)
	place := make(map[PersonID]int, len(r.People))
	for i, p := range acting.People {
		place[p.ID] = i
	}
	for i, p := range r.People {
		s, away := stands[p.ID]
		if !away {
			continue
		}
		acting.People[i].Away = &s.Absence
		if by, ok := place[s.By]; ok && s.By != p.ID {
			acting.People[by].Standing = append(acting.People[by].Standing, p.posts()...)
		}
	}
	return &acting
}

// posts lists what somebody who stands in for the person has to do.
func (p Person) posts() []Post {
	var posts []Post
	for _, role := range p.Roles {
		switch role {
		case Executor, Responsible:
			posts = append(posts, Post{Role: role, Department: p.Department, For: p.ID})
		case Deputy:
			for _, d := range p.Departments {
				posts = append(posts, Post{Role: role, Department: d, For: p.ID})
			}
		default:
			posts = append(posts, Post{Role: role, For: p.ID})
		}
	}
	return posts
}

// Has reports whether the person has the role, of their own or in another's stead.
func (p Person) Has(r Role) bool {
	return slices.Contains(p.Roles, r) || slices.ContainsFunc(p.Standing, func(x Post) bool { return x.Role == r })
}

// In reports whether the person has a role for a department, of their own or in another's stead.
func (p Person) In(role Role, d DepartmentID) bool {
	own := p.Department == d
	if role == Deputy {
		own = slices.Contains(p.Departments, d)
	}
	return own && slices.Contains(p.Roles, role) ||
		slices.ContainsFunc(p.Standing, func(x Post) bool { return x.Role == role && x.Department == d })
}

// Keeper is somebody who goes on with what they have begun in another's stead, though the other is back.
type Keeper struct {
	Person PersonID `json:"person"`
	Post   Post     `json:"post"`
}

// For is the roster as it acts on a task: with the posts that people keep there.
func (r *Roster) For(t Task) *Roster {
	if len(t.Keepers) == 0 {
		return r
	}
	acting := *r
	acting.People = slices.Clone(r.People)
	for i, p := range acting.People {
		acting.People[i] = t.acting(p)
	}
	return &acting
}

// acting is the person with the posts that they keep on the task.
func (t Task) acting(p Person) Person {
	for _, k := range t.Keepers {
		if k.Person == p.ID {
			p.Standing = slices.Concat(p.Standing, []Post{k.Post})
		}
	}
	return p
}

// drafters is who goes on with what an executor of a department has written or was chosen for: they themselves, or who acts
// for them; nobody where neither is there.
func (r *Roster) drafters(id PersonID, d DepartmentID) []Person {
	if id == "" {
		return nil
	}
	executors := r.in(Executor, d)
	for _, p := range executors {
		if p.ID == id {
			return []Person{p}
		}
	}
	return slices.DeleteFunc(executors, func(p Person) bool {
		return !slices.Contains(p.Standing, Post{Role: Executor, Department: d, For: id})
	})
}

// StandIn is who acts for somebody who is away; empty where nobody in particular does. It looks at the roster as it acts.
func (r *Roster) StandIn(id PersonID) PersonID {
	for _, p := range r.People {
		if slices.ContainsFunc(p.Standing, func(x Post) bool { return x.For == id }) {
			return p.ID
		}
	}
	return ""
}
