package tasks

import "strings"

// DeloMode is how the municipality keeps its records system «Дело» [4, 12, 13].
type DeloMode string

// The modes.
const (
	DeloOff    DeloMode = "off"    // not used with these messages: both steps are passed over
	DeloManual DeloMode = "manual" // people enter message and answer, and note the numbers here
)

// Delo are a task's numbers in «Дело».
type Delo struct {
	Message string `json:"message,omitempty"`
	Answer  string `json:"answer,omitempty"` // of the newest answer
}

// Load notes that the message, or the approved answer, stands in «Дело», under which number («Загружено в Дело») [4, 12].
type Load struct {
	Number string `json:"number"`
}

// Verb is DoLoad.
func (Load) Verb() Verb { return DoLoad }

func (c Load) check(_ Task, _ Person, p *Policy) Code {
	n := strings.TrimSpace(c.Number)
	if n == "" && p.Delo != DeloManual {
		return "" // «Дело» was switched off while the task waited for it
	}
	if n == "" || len([]rune(n)) > maxDelo {
		return NoDelo
	}
	return ""
}

// maxDelo is how many characters a number of «Дело» may have.
const maxDelo = 60

func (c Load) apply(t *Task, _ Event) {
	if t.Status == Approved {
		t.Delo.Answer = strings.TrimSpace(c.Number)
		return
	}
	t.Delo.Message = strings.TrimSpace(c.Number)
}
