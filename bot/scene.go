package bot

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"otklik/tasks"
	"otklik/tasks/experience"
	"otklik/tasks/suggest"
	"otklik/tasks/workflow"
	"otklik/tasks/worktime"
)

// scene is everything that a view is made of: the task as it is now, and who looks at it.
type scene struct {
	task   tasks.Task
	me     tasks.Person
	roster *tasks.Roster
	screen screen
	now    time.Time

	events   []tasks.Event // only for the history
	other    tasks.Task    // its lead, or the earlier one that it may continue; none in no status
	matches  []match       // only for the choice of a lead
	listing  *listing      // only for a list
	tallies  []tally       // only for the board
	leaving  leaving       // only for the page of /staff
	draft    Draft
	memory   *experience.Memory
	likely   suggest.Suggestions // only for the card
	policy   *tasks.Policy
	calendar *worktime.Calendar
	quiet    workflow.Silence // only for the message about silent sources
	echo     tasks.Echo       // how many have joined the message
}

// may reports whether the person may do something with the task now.
func (s scene) may(v tasks.Verb) bool {
	return slices.Contains(tasks.Allowed(s.task, s.me), v)
}

func (s scene) when(t time.Time) string { return when(t, s.now, s.calendar.Location()) }

// by names who did something: «Иванова А. П.».
func (s scene) by(id tasks.PersonID) string {
	if id == "" {
		return tasks.TheSystem().Name
	}
	if p, ok := s.roster.Person(id); ok {
		return p.Short()
	}
	if i := slices.IndexFunc(s.roster.Former, func(f tasks.Former) bool { return f.ID == id }); i >= 0 {
		return tasks.Person{Name: s.roster.Former[i].Name}.Short()
	}
	return string(id)
}

// press makes a button for this task.
func (s scene) press(label string, a Action, arg string) Button {
	return Button{Label: label, Data: Press{Action: a, Task: s.task.ID, Arg: arg}.Encode()}
}

// name is what the task is called: «№ 12 · ЖКХ», «№ 12» without a topic, or what it is while it has no number.
func (s scene) name() string {
	if s.task.Number == 0 {
		return stands(tasks.Detected)
	}
	if s.task.Topic == "" {
		return fmt.Sprintf("№ %d", s.task.Number)
	}
	return fmt.Sprintf("№ %d · %s", s.task.Number, s.task.Topic)
}

// title is the first line of every view: number, topic, place, and where the task stands.
func (s scene) title() string {
	var parts []string
	if s.task.Number > 0 {
		parts = append(parts, fmt.Sprintf("№ %d", s.task.Number))
	}
	for _, part := range []string{s.task.Topic, s.task.Place.District, s.task.Place.Address} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(append(parts, s.stands()), " · ")
}

// stands says where the task stands, and of what answer.
func (s scene) stands() string {
	words := stands(s.task.Status)
	kind := s.task.Round
	if d, ok := s.task.Pending(); ok && s.task.Status != tasks.Assigned && s.task.Status != tasks.Published {
		kind = d.Kind
	}
	if short := kindShort(kind); short != "" && strings.Contains(words, "ответ") && s.task.Status.Open() {
		return words + " (" + short + ")"
	}
	return words
}

// departmentName names a department; one that has left the roster goes by its id.
func (s scene) departmentName(id tasks.DepartmentID) string {
	if d, ok := s.roster.Department(id); ok {
		return d.Name
	}
	return string(id)
}
