package record

import (
	"time"

	"otklik/tasks"
)

// ref is workflow.Ref with the names under which it is written. The two are converted into each other, so that a field
// that one of them lacks does not compile.
type ref struct {
	Chat     int64          `json:"chat"`
	Message  string         `json:"message"`
	Task     tasks.ID       `json:"task"`
	Person   tasks.PersonID `json:"person"`
	View     tasks.View     `json:"view"`
	Call     int64          `json:"call"`
	Shown    string         `json:"shown"`
	At       time.Time      `json:"at"`
	Screen   string         `json:"screen,omitempty"`
	ScreenIn tasks.Status   `json:"screen_in,omitempty"`
}
