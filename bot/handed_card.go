package bot

import (
	"slices"

	"otklik/tasks"
)

// written says when a message was written; where nobody knows, when it was found.
func (s scene) written(t tasks.Task) string {
	if t.Found.WrittenAt.IsZero() {
		return "обнаружено " + s.when(t.FoundAt)
	}
	return s.when(t.Found.WrittenAt)
}

// addHanded says who has handed the message in, and when they came upon it.
func (s scene) addHanded(t *Text) {
	if f := s.task.Found; f.By != "" {
		t.Line("Внесено вручную: " + s.by(f.By) + ", обнаружено " + s.when(s.task.FoundAt))
	}
}

// evidence is the picture of the message that staff have taken, for those who work on it: what others only decide on has the answer's
// files.
func (s scene) evidence() []tasks.Media {
	working := []tasks.Status{tasks.Detected, tasks.Filing, tasks.Registered, tasks.Gathering, tasks.Assigned, tasks.Rework}
	if !slices.Contains(working, s.task.Status) {
		return nil
	}
	return slices.Clone(s.task.Found.Evidence)
}
