package workflow

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"otklik/tasks"
)

// Changed notes what residents have done to messages that were found before. A change that is known already, or of a message
// that is no task, is passed over: the same changes may be given again, and one that has an Event has no effect the second
// time, whatever came in between. What concerns one message is done in order; messages do not wait for each other. On an
// error all must be given again.
func (f *Flow) Changed(ctx context.Context, changes []tasks.SourceChange) error {
	var order []tasks.ID
	of := map[tasks.ID][]tasks.SourceChange{}
	for _, c := range changes {
		id := c.Source.ID()
		if of[id] == nil {
			order = append(order, id)
		}
		of[id] = append(of[id], c)
	}
	errs := make([]error, len(order))
	slots := make(chan struct{}, parallelDetects)
	var wg sync.WaitGroup
	for i, id := range order {
		slots <- struct{}{}
		wg.Go(func() {
			defer func() { <-slots }()
			for _, c := range of[id] {
				if errs[i] = f.changed(ctx, c); errs[i] != nil {
					return
				}
			}
		})
	}
	wg.Wait()
	return errors.Join(errs...)
}

func (f *Flow) changed(ctx context.Context, c tasks.SourceChange) error {
	var command tasks.Command = tasks.SourceEdited{Text: c.Text, Attachments: c.Attachments, At: c.At}
	if c.Removed {
		command = tasks.SourceGone{At: c.At}
	}
	o := Order{Task: c.Source.ID(), Command: command, By: tasks.TheSystem()}
	if c.Event != "" {
		o.Key = c.Source.Network + "-event:" + c.Event
	}
	_, err := f.Do(ctx, o)
	if errors.Is(err, &tasks.Error{Code: tasks.TaskNotFound}) {
		err = f.touched(ctx, c, o)
	}
	if err := settled(err); err != nil && !errors.Is(err, ErrRepeated) {
		return fmt.Errorf("change of a message: %w", err)
	}
	return nil
}

// touched notes what became of a published answer: somebody may change or remove it in the network itself.
func (f *Flow) touched(ctx context.Context, c tasks.SourceChange, o Order) error {
	ref, err := f.RefAt(ctx, 0, c.Source.Key())
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	o.Task = ref.Task
	o.Command = tasks.AnswerTouched{Comment: c.Source.Comment, Text: c.Text, Removed: c.Removed, At: c.At}
	_, err = f.Do(ctx, o)
	return err
}
