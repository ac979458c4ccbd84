package bot

import (
	"context"
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// guessed is how many commands are named to somebody who was not understood.
const guessed = 3

var numberForm = regexp.MustCompile(`^(?:задача|карточка)?\s*(?:№|#|n)?\s*([0-9]{1,9})$`)

// guess answers words that answer no message: a number opens the task, a link, a forwarded message or a picture is
// a message that somebody has come upon, and else the likeliest commands are named.
func (b *Bot) guess(ctx context.Context, u Update, me tasks.Person) error {
	text := strings.ToLower(clean(u.Said.Text))
	if m := numberForm.FindStringSubmatch(text); m != nil {
		n, err := strconv.ParseInt(m[1], 10, 64)
		if err == nil {
			return b.openNumber(ctx, u, me, n)
		}
	}
	if done, err := b.handIn(ctx, u, me); done || err != nil {
		return err
	}
	words := sayNotUnderstood
	if me.Has(tasks.Executor) {
		words = sayNoReply + "\n\n"
	}
	return b.tell(ctx, u, words+guesses(me, text))
}

// openNumber shows the card of a task by its number. Whether there is one that the person may not see is not said.
func (b *Bot) openNumber(ctx context.Context, u Update, me tasks.Person, n int64) error {
	t, err := b.flow.Numbered(ctx, n)
	if errors.Is(err, workflow.ErrNotFound) {
		return b.tell(ctx, u, sayNoNumber)
	}
	if err != nil {
		return err
	}
	s, err := b.scene(ctx, t.ID, me.ID)
	if err != nil {
		return err
	}
	if !s.mayOpen() {
		return b.tell(ctx, u, sayNoNumber)
	}
	card := tasks.Notice{Task: t.ID, Person: me.ID, View: tasks.ViewCard, Call: s.called(tasks.ViewCard), Anew: true}
	err = b.flow.Commit(ctx, workflow.Commit{
		Keys: []workflow.Key{{Name: u.Key, Until: b.now().Add(keyLife)}}, Put: []workflow.Item{workflow.PromptItem(card, b.now())},
	})
	if errors.Is(err, workflow.ErrRepeated) {
		return nil
	}
	return err
}

// guesses names the commands that somebody may have meant: those that their words are near to, then the likeliest of their roles.
func guesses(me tasks.Person, text string) string {
	words := strings.Fields(strings.ToLower(text))
	list := offered(me)
	slices.SortStableFunc(list, func(a, b offer) int { return b.nearness(words) - a.nearness(words) })
	lines := []string{"Может быть, Вам нужно:"}
	for _, o := range list[:min(guessed, len(list))] {
		lines = append(lines, "/"+o.Name+" — "+lower(o.Text))
	}
	return strings.Join(lines, "\n")
}

// nearness counts the words that may mean the command.
func (o offer) nearness(words []string) int {
	n := 0
	for _, w := range words {
		if slices.ContainsFunc(o.near, func(near string) bool { return strings.HasPrefix(w, near) }) {
			n++
		}
	}
	return n
}
