package app

import (
	"context"
	"errors"
	"time"

	"otklik/bot"
	"otklik/tasks"
	"otklik/tasks/workflow"
	"otklik/vk"
)

// delivery delivers the notices of one queue in its class.
type delivery struct {
	bot   *bot.Bot
	class bot.Class
}

// Deliver makes a message of a notice.
func (d delivery) Deliver(ctx context.Context, it workflow.Item) error {
	return d.bot.Deliver(ctx, it, d.class)
}

// cursor keeps one source's place in the store.
type cursor struct {
	flow *workflow.Flow
	name string
}

// Load returns the place, "" before the first.
func (c cursor) Load(ctx context.Context) (string, error) { return c.flow.Cursor(ctx, c.name) }

// Save notes the place.
func (c cursor) Save(ctx context.Context, value string) error {
	return c.flow.Commit(ctx, workflow.Commit{Cursors: map[string]string{c.name: value}})
}

// sink takes what VK finds.
type sink struct {
	flow    *workflow.Flow
	metrics *metrics
}

// Cursor returns where a source had got to.
func (s sink) Cursor(ctx context.Context, name string) (string, error) {
	return s.flow.Cursor(ctx, name)
}

// Found makes tasks of messages.
func (s sink) Found(ctx context.Context, found []tasks.Found) error {
	s.metrics.found.Add(float64(len(found)))
	return s.flow.Detect(ctx, found, nil)
}

// Changed tells the tasks what became of their messages.
func (s sink) Changed(ctx context.Context, changes []tasks.SourceChange) error {
	return s.flow.Changed(ctx, changes)
}

// Standing lists the messages of open tasks, and the answers of late.
func (s sink) Standing(ctx context.Context) ([]tasks.Source, error) { return s.flow.Standing(ctx) }

// Echoed takes how many have joined messages.
func (s sink) Echoed(ctx context.Context, list []tasks.Echo) error { return s.flow.Echoed(ctx, list) }

// Keep notes where a source has got to.
func (s sink) Keep(ctx context.Context, c vk.Cursor) error {
	return cursor{flow: s.flow, name: c.Name}.Save(ctx, c.Value)
}

// network publishes into VK.
type network struct{ vk *vk.Network }

// Attach brings a file of an answer into VK.
func (n network) Attach(ctx context.Context, to tasks.Source, m tasks.Media) (string, error) {
	ref, err := n.vk.Attach(ctx, to, m)
	return ref, trouble(err)
}

// Publish puts an answer under a message, and reads it back where that can be done.
func (n network) Publish(ctx context.Context, to tasks.Source, text, guid string, files []string) (workflow.Answer, error) {
	comment, link, err := n.vk.Publish(ctx, to, text, guid, files...)
	if err != nil {
		return workflow.Answer{}, trouble(err)
	}
	a := workflow.Answer{Comment: comment, Link: link}
	if text, files, err := n.vk.ReadBack(ctx, to, comment); err == nil {
		a.Read, a.Text, a.Files = true, text, files
	}
	return a, nil
}

// FindAnswer looks for an answer under a message.
func (n network) FindAnswer(
	ctx context.Context, to tasks.Source, text, guid string, since time.Time,
) (workflow.Answer, bool, error) {
	comment, link, found, err := n.vk.FindAnswer(ctx, to, text, guid, since)
	return workflow.Answer{Comment: comment, Link: link}, found, trouble(err)
}

// source reads messages of VK that staff name by their links.
type source struct{ vk *vk.Network }

// Read reads the message.
func (s source) Read(ctx context.Context, src tasks.Source) (bot.Posting, error) {
	one, err := s.vk.Read(ctx, src)
	return bot.Posting{Found: one.Found, Own: one.Own}, err
}

// Answers tells whether the program answers there: in communities of ours.
func (s source) Answers(src tasks.Source) bool { return s.vk.Ours(src) }

// trouble puts VK's classes into the words of the workflow.
func trouble(err error) error {
	if err == nil {
		return nil
	}
	t := &workflow.Trouble{Problem: vk.ProblemOf(err), Barred: vk.Barred(err), Err: err}
	if e, ok := errors.AsType[*vk.Error](err); ok {
		t.After = e.Pause
	}
	switch vk.ClassOf(err) {
	case vk.Again, vk.Tomorrow:
		t.Again = true
	case vk.Unknown:
		t.Unknown = true
	case vk.Person, vk.Disabled, vk.Final:
	}
	return t
}
