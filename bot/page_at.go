package bot

import (
	"context"
	"errors"
	"time"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// openPageAt is openPage for a page that begins with something. It is shown after a wait; another opening meanwhile takes its place.
func (b *Bot) openPageAt(
	ctx context.Context, u Update, me tasks.Person, p Page, at screen, wait time.Duration, refs ...workflow.Ref,
) error {
	now := b.now()
	n := tasks.Notice{Person: me.ID, View: p.view(), Call: now.UnixNano(), Screen: at.String()}
	err := b.flow.Commit(ctx, workflow.Commit{
		Keys: []workflow.Key{{Name: u.Key, Until: now.Add(keyLife)}}, Refs: refs,
		Put: []workflow.Item{workflow.PromptItem(n, now.Add(wait))},
	})
	if errors.Is(err, workflow.ErrRepeated) {
		return nil
	}
	return err
}
