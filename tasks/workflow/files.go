package workflow

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"otklik/tasks"
)

var (
	// errBrought means that a file has come into the network and that the rest has been queued again.
	errBrought = errors.New("a file was brought, the rest is queued again")
	// errKept is a fault of the store, not of the network.
	errKept = errors.New("what was brought cannot be kept")
)

// bringTime is how long bringing one file may take: less than the lease of the item, so that nobody else brings it meanwhile.
const bringTime = 50 * time.Second

// bring returns the references of an answer's files in the network. It brings one file a turn: its reference is durable, under the
// operation's name, before anything else happens, so that no file is brought twice because of what fails later, and a turn lasts
// no longer than one file takes. Then errBrought: the item waits anew, as one that was never tried.
func (f *Flow) bring(ctx context.Context, n Network, t tasks.Task, d tasks.Draft, it Item) ([]string, error) {
	if len(d.Media) == 0 {
		return nil, nil
	}
	name := "files/" + t.Publication.GUID
	brought, err := f.brought(ctx, name)
	if err != nil {
		return nil, err
	}
	if len(brought) >= len(d.Media) {
		return brought, nil
	}
	bringing, cancel := context.WithTimeout(ctx, bringTime)
	defer cancel()
	ref, err := n.Attach(bringing, t.Publication.To, d.Media[len(brought)])
	if err != nil {
		return nil, err
	}
	err = f.Commit(ctx, Commit{
		Cursors: map[string]string{name: string(encode(append(brought, ref)))},
		Put:     []Item{{Queue: it.Queue, Key: it.Key, Due: f.now(), Body: it.Body}},
	})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errKept, err)
	}
	return nil, errBrought
}

// brought lists the references that are known.
func (f *Flow) brought(ctx context.Context, name string) (refs []string, err error) {
	kept, err := f.Cursor(ctx, name)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errKept, err)
	}
	if kept == "" {
		return nil, nil
	}
	if err := json.Unmarshal([]byte(kept), &refs); err != nil {
		return nil, fmt.Errorf("%w: %w", errKept, err)
	}
	return refs, nil
}
