package workflow

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"otklik/tasks"
)

// Remind tells whose duty a step is that its term has come. A term that has ended meanwhile is passed over.
func (f *Flow) Remind(ctx context.Context, it Item) error {
	var body TermBody
	if err := json.Unmarshal(it.Body, &body); err != nil {
		return fmt.Errorf("term: %w", err)
	}
	command := tasks.Remind{Step: body.Step, Due: body.Due}
	_, err := f.Do(ctx, Order{Task: body.Task, Command: command, By: tasks.TheSystem()})
	if refusal := new(tasks.Error); errors.As(err, &refusal) {
		return nil
	}
	return err
}
