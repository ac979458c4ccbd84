package tasks

// After is the task with one more event, so that a test can read a history step by step.
func (t Task) After(e Event) Task { return t.after(e) }
