package workflow

import (
	"context"
	"fmt"
	"time"

	"otklik/tasks"
)

// answersWatched is how long after it an answer's fate in the network matters.
const answersWatched = 30 * 24 * time.Hour

// Standing lists where the messages of open tasks stand, and the answers of the last thirty days. What its network has
// never told of is left out: that it is not seen there says nothing.
func (f *Flow) Standing(ctx context.Context) ([]tasks.Source, error) {
	var list []tasks.Source
	now := f.now()
	err := f.Each(ctx, func(t tasks.Task) error {
		if t.Status.Open() && t.Gone.IsZero() && t.Found.Told() {
			list = append(list, t.Found.Source)
		}
		for _, p := range t.Posted {
			if p.Comment != 0 && p.Gone.IsZero() && now.Sub(p.At) < answersWatched {
				at := t.Target()
				at.Comment = p.Comment
				list = append(list, at)
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("what stands: %w", err)
	}
	return list, nil
}
