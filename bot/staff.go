package bot

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strconv"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// The choices of the page of /staff. They stand in buttons: never give one another meaning.
const (
	pickList   = "li" // arg: a list's step
	pickItem   = "it" // arg: what of the list
	pickField  = "fi" // arg: the step of a person's field
	pickTick   = "ti" // arg: what to tick, or to choose
	pickSave   = "sv"
	pickSure   = "su" // the same though a duty would have nobody
	pickRetire = "re" // asks where the duties go
	pickHeir   = "he" // arg: a person, or noPlace for the colleagues
	pickUnlink = "un"
	pickDrop   = "dr" // drops a department, a topic, a district
	pickUp     = "up" // the step before
	pickNext   = "nx" // arg: a page of the list
	pickDone   = "dn"
)

// The steps of the page, as its screen keeps them. The first has an empty name.
const (
	stepPeople      = "people"
	stepDepartments = "departments"
	stepTopics      = "topics"
	stepDistricts   = "districts"
	stepPerson      = "person"
	stepRoles       = "roles"
	stepHome        = "home"     // a person's department
	stepOversees    = "oversees" // a deputy's departments
	stepStandIn     = "standin"  // who stands in by default
	stepRetire      = "retire"
	stepBareSave    = "bare-save"   // saving leaves a duty with nobody
	stepBareRetire  = "bare-retire" // so does retiring
	stepOffice      = "office"      // a department
	stepOfficeTopic = "office-topics"
	stepTopic       = "topic"
	stepDistrict    = "district"
	stepTopicWords  = "words" // of a topic's messages
	stepOfficeWords = "office-words"
	stepStreets     = "streets" // of a district
	stepUrgent      = "urgent"  // words of high importance
	stepPlaces      = "places"  // villages, parks and what else people name
	stepDone        = "done"
)

// desk is what is open on the page and what has been chosen on the way.
type desk struct {
	step  string
	Page  int            `json:"page,omitempty"`
	Draft tasks.Person   `json:"draft,omitzero"` // as it will be saved; without an id one who is new
	Item  string         `json:"item,omitempty"` // a department's id, a topic, a district
	Heir  tasks.PersonID `json:"heir,omitempty"`
}

// parseDesk reads a screen; what cannot be read begins again.
func parseDesk(s screen) desk {
	d := desk{}
	if s.arg != "" && json.Unmarshal([]byte(s.arg), &d) != nil {
		return desk{}
	}
	d.step = s.name
	return d
}

func (d desk) screen() screen {
	data, err := json.Marshal(d)
	if err != nil {
		return screen{}
	}
	return screen{d.step, string(data)}
}

// at is the page at another step, its list from the beginning.
func (d desk) at(step string) desk {
	d.step, d.Page = step, 0
	return d
}

// up is the step before.
func (d desk) up() desk {
	before := map[string]string{
		stepPerson: stepPeople, stepRoles: stepPerson, stepHome: stepPerson, stepOversees: stepPerson, stepStandIn: stepPerson,
		stepRetire: stepPerson, stepBareSave: stepPerson, stepBareRetire: stepPerson, stepOffice: stepDepartments,
		stepOfficeTopic: stepOffice, stepTopic: stepTopics, stepDistrict: stepDistricts,
		stepTopicWords: stepTopic, stepOfficeWords: stepOffice, stepStreets: stepDistrict,
	}
	return d.at(before[d.step])
}

// leaving is who could take over from somebody who is to be retired.
type leaving struct {
	open  int // tasks that wait for them
	heirs []tasks.Person
}

// fillStaff loads what is known of the duties of somebody who is to be retired.
func (b *Bot) fillStaff(ctx context.Context, s *scene) error {
	d := parseDesk(s.screen)
	if d.step != stepRetire {
		return nil
	}
	open, heirs, err := b.flow.Heirs(ctx, d.Draft.ID)
	if errors.Is(err, &tasks.Error{Code: tasks.NotOnRoster}) {
		return nil
	}
	s.leaving = leaving{open, heirs}
	return err
}

// staffTurn carries out a choice on the page.
func (b *Bot) staffTurn(ctx context.Context, u Update, s scene, p Pick) (turned, error) {
	d := parseDesk(s.screen)
	switch p.Choice {
	case pickList:
		return turned{next: desk{step: p.Arg}.screen()}, nil
	case pickUp:
		return turned{next: d.up().screen()}, nil
	case pickNext:
		d.Page, _ = strconv.Atoi(p.Arg) // what is no number is the first page
		return turned{next: d.screen()}, nil
	case pickDone:
		return turned{next: desk{step: stepDone}.screen()}, nil
	case pickItem:
		return s.pickItem(d, p.Arg), nil
	case pickField:
		return turned{next: d.at(p.Arg).screen()}, nil
	case pickTick:
		return b.tickStaff(ctx, s, d, p.Arg)
	case pickDrop:
		return b.dropOffice(ctx, d)
	}
	return b.person(ctx, u, s, d, p)
}

// pickItem opens what somebody has chosen from a list.
func (s scene) pickItem(d desk, arg string) turned {
	switch d.step {
	case stepPeople:
		if p, ok := s.roster.Person(tasks.PersonID(arg)); ok {
			p.Absences, p.Account, p.Unreachable = nil, 0, false
			return turned{next: desk{step: stepPerson, Draft: p}.screen()}
		}
	case stepDepartments:
		if _, ok := s.roster.Department(tasks.DepartmentID(arg)); ok {
			return turned{next: desk{step: stepOffice, Item: arg}.screen()}
		}
	case stepTopics:
		if topic, ok := named(arg, s.roster.Topics); ok {
			return turned{next: desk{step: stepTopic, Item: topic}.screen()}
		}
	case stepDistricts:
		if district, ok := named(arg, s.roster.Districts); ok {
			return turned{next: desk{step: stepDistrict, Item: district}.screen()}
		}
	}
	return turned{next: d.screen(), words: PageStaff.old()}
}

// tickStaff ticks something in a person's draft, or a topic of a department.
func (b *Bot) tickStaff(ctx context.Context, s scene, d desk, arg string) (turned, error) {
	switch d.step {
	case stepRoles:
		d.Draft.Roles = ticked(d.Draft.Roles, tasks.Role(arg))
	case stepOversees:
		d.Draft.Departments = ticked(d.Draft.Departments, tasks.DepartmentID(arg))
	case stepHome:
		d.Draft.Department = tasks.DepartmentID(arg)
		if arg == noPlace {
			d.Draft.Department = ""
		}
		d = d.up()
	case stepStandIn:
		d.Draft.Substitute = tasks.PersonID(arg)
		if arg == noPlace {
			d.Draft.Substitute = ""
		}
		d = d.up()
	case stepOfficeTopic:
		return b.tickTopic(ctx, s, d, arg)
	}
	return turned{next: d.screen()}, nil
}

// ticked adds to a list what is not there, and takes off what is.
func ticked[T comparable](list []T, x T) []T {
	if slices.Contains(list, x) {
		return slices.DeleteFunc(slices.Clone(list), func(y T) bool { return y == x })
	}
	return append(slices.Clone(list), x)
}

// edit changes the roster; refused says why it cannot be.
func (b *Bot) edit(ctx context.Context, edit func(tasks.Roster) (tasks.Roster, error)) (refused string, err error) {
	err = b.flow.Amend(ctx, "", func(r tasks.Roster) (tasks.Roster, []workflow.Item, error) {
		next, err := edit(r)
		return next, nil, err
	})
	if refusal := new(tasks.Error); errors.As(err, &refusal) {
		return refusalWords(refusal.Code), nil
	}
	return "", err
}
