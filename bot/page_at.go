package bot

import (
	"context"
	"errors"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// openPageAt is openPage for a page that begins with something.
func (b *Bot) openPageAt(ctx context.Context, u Update, me tasks.Person, p Page, at screen) error {
	n := tasks.Notice{Person: me.ID, View: p.view(), Call: b.now().UnixNano(), Screen: at.String()}
	err := b.flow.Commit(ctx, workflow.Commit{
		Keys: []workflow.Key{{Name: u.Key, Until: b.now().Add(keyLife)}}, Put: []workflow.Item{workflow.PromptItem(n, b.now())},
	})
	if errors.Is(err, workflow.ErrRepeated) {
		return nil
	}
	return err
}
