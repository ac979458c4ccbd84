package bot

import (
	"slices"

	"otklik/tasks"
)

// takeButtons let one of several executors say that they do the task, or that somebody else may [6].
func (s scene) takeButtons() [][]Button {
	for _, d := range s.task.Asked() {
		if !s.me.In(tasks.Executor, d) || len(s.roster.Executors(d)) < 2 {
			continue
		}
		switch s.task.Taken(d, s.roster) {
		case "":
			return [][]Button{{s.takeButton(d)}}
		case s.me.ID:
			return [][]Button{{s.press(LabelGiveBack, ActGiveBack, Shorten(string(d)))}}
		}
	}
	return nil
}

func (s scene) takeButton(d tasks.DepartmentID) Button {
	return s.press("✋ "+LabelTake, ActTake, Shorten(string(d)))
}

// colleagues is who of the person's department has taken the task, so that the person need not write; "" for nobody.
func (s scene) colleagues() tasks.PersonID {
	for _, d := range s.task.Asked() {
		if taken := s.task.Taken(d, s.roster); taken != "" && s.me.In(tasks.Executor, d) && !s.task.WaitsFor(s.me.ID, s.roster) {
			return taken
		}
	}
	return ""
}

// free tells whether any executor of a department may take the task.
func (s scene) free(d tasks.DepartmentID) bool {
	return slices.Contains(s.task.Asked(), d) && s.task.Taken(d, s.roster) == ""
}
