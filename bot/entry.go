package bot

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// tries is how many tokens an account may show in an hour. A token has 130 random bits: what is limited is the noise.
const tries = 5

// token is what an update brings along with /start; ok is false where it brings nothing.
func (u Update) token() (token string, ok bool) {
	if u.Said == nil || !u.Private || u.Said.Edited {
		return "", false
	}
	words := strings.Fields(u.Said.Text)
	if len(words) != 2 {
		return "", false
	}
	name, _, _ := strings.Cut(words[0], "@")
	return words[1], name == "/start"
}

// enter takes a token that an account shows. done is false where it is nothing to somebody of the staff, who goes on as they are.
func (b *Bot) enter(ctx context.Context, u Update, token string, known bool) (done bool, err error) {
	allowed, err := b.mayTry(ctx, u)
	if err != nil {
		return true, err
	}
	if !allowed {
		return true, nil
	}
	welcome := func(p tasks.Person) []workflow.Item {
		n := tasks.Notice{Person: p.ID, View: PagePractice.view(), Call: b.now().UnixNano()}
		return []workflow.Item{workflow.PromptItem(n, b.now())}
	}
	who, err := b.flow.Join(ctx, token, u.Account, welcome)
	refusal := new(tasks.Error)
	switch {
	case errors.As(err, &refusal) && known && refusal.Code != tasks.LastAdmin:
		return false, nil
	case errors.As(err, &refusal):
		return true, b.tell(ctx, u, refusalWords(refusal.Code))
	case err != nil:
		return true, err
	}
	b.renewMenus(ctx)
	return true, b.reached(ctx, who)
}

// mayTry counts an account's tries; one too many is told so once an hour.
func (b *Bot) mayTry(ctx context.Context, u Update) (bool, error) {
	until := b.now().Add(time.Hour)
	for n := range tries + 1 {
		key := workflow.Key{Name: fmt.Sprintf("token/%d/%d", u.Account, n), Until: until}
		err := b.flow.Commit(ctx, workflow.Commit{Keys: []workflow.Key{key}})
		switch {
		case errors.Is(err, workflow.ErrRepeated):
			continue
		case err != nil:
			return false, err
		case n == tries:
			return false, b.tell(ctx, u, sayTooManyTries)
		}
		return true, nil
	}
	return false, nil
}
