package workflow

import (
	"context"
	"fmt"

	"otklik/tasks"
)

// Changed notes what residents have done to messages that were found before. A change that is known already, or of a message
// that is no task, is passed over: the same changes may be given again. On an error they must be.
func (f *Flow) Changed(ctx context.Context, changes []tasks.SourceChange) error {
	for _, c := range changes {
		var command tasks.Command = tasks.SourceEdited{Text: c.Text, Attachments: c.Attachments, At: c.At}
		if c.Removed {
			command = tasks.SourceGone{At: c.At}
		}
		_, err := f.Do(ctx, Order{Task: c.Source.ID(), Command: command, By: tasks.TheSystem()})
		if err := settled(err); err != nil {
			return fmt.Errorf("change of a message: %w", err)
		}
	}
	return nil
}
