package bot

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"otklik/tasks"
	"otklik/tasks/links"
	"otklik/tasks/workflow"
)

// stillAsked is how long words that answer no message count as the answer to what /new asks.
const stillAsked = 15 * time.Minute

// handIn takes a message that somebody has come upon: a link, a forwarded message, a picture of the screen. done is false for
// anything else, and from whoever may not hand messages in.
func (b *Bot) handIn(ctx context.Context, u Update, me tasks.Person) (done bool, err error) {
	if !sheets()[PageNew].mayUse(me) {
		return false, nil
	}
	if done, err := b.stillAsked(ctx, u, me); done || err != nil {
		return done, err
	}
	said := u.Said
	src, rest, linked := links.Find(said.Text)
	h := newHanded(me, b.now())
	h.Found.Evidence = seen(said.Media)
	switch {
	case linked && (said.Forward == nil || rest == ""):
		if done, err := b.known(ctx, u, me, src.ID()); done || err != nil {
			return true, err
		}
		b.link(ctx, &h, src)
		if h.Found.Text == "" {
			h.Found.Text = rest
		}
	case said.Forward != nil && (said.Text != "" || len(h.Found.Evidence) > 0):
		h.Found.Text = said.Text
		h.forwarded(said.Forward, said.Text)
		if done, err := b.known(ctx, u, me, h.Found.Source.ID()); done || err != nil {
			return true, err
		}
	case len(h.Found.Evidence) > 0:
		h.Found.Text = said.Text
	default:
		return false, nil
	}
	if said.Album != "" {
		return true, b.handAlbum(ctx, u, me, h)
	}
	at, err := h.at(stepReview, b.now())
	if err != nil {
		return true, err
	}
	return true, b.openPageAt(ctx, u, me, PageNew, at, 0)
}

// seen are the files of which a message, or a picture of it, can consist.
func seen(media []tasks.Media) []tasks.Media {
	return slices.DeleteFunc(slices.Clone(media), func(m tasks.Media) bool { return m.Kind == tasks.Voice })
}

// stillAsked takes words for the answer to what /new has just asked, though they are no reply to it. A number opens a task, and what
// brings a message with it begins anew.
func (b *Bot) stillAsked(ctx context.Context, u Update, me tasks.Person) (done bool, err error) {
	ref, err := b.flow.RefOf(ctx, "", me.ID, PageNew.view())
	if errors.Is(err, workflow.ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("message reference: %w", err)
	}
	at := parseScreen(ref.Screen)
	h, ok := handedOf(at)
	_, rest, linked := links.Find(u.Said.Text)
	switch {
	case !ok || at.name == stepReview || b.now().Sub(h.Asked) > stillAsked, u.Said.Forward != nil,
		linked && rest == "" && at.name != stepLink && at.name != stepNetwork, u.Said.Text == "":
		return false, nil
	}
	return true, b.saidTo(ctx, u, me, ref)
}

// known tells whoever brings a message that is a task already which one it is, and shows its card to those who may see it.
func (b *Bot) known(ctx context.Context, u Update, me tasks.Person, id tasks.ID) (bool, error) {
	words, card, err := b.standing(ctx, me, id)
	if err != nil || words == "" {
		return false, err
	}
	err = b.flow.Commit(ctx, workflow.Commit{Keys: []workflow.Key{{Name: u.Key, Until: b.now().Add(keyLife)}}, Put: card})
	if errors.Is(err, workflow.ErrRepeated) {
		return true, nil
	}
	if err != nil {
		return true, err
	}
	return true, b.tell(ctx, u, words)
}

// standing says of a message that it is a task already, with the card to show; "" where it is none.
func (b *Bot) standing(ctx context.Context, me tasks.Person, id tasks.ID) (words string, card []workflow.Item, err error) {
	s, err := b.scene(ctx, id, me.ID)
	if err != nil || s.task.ID == "" {
		return "", nil, err
	}
	if !s.mayOpen() {
		return sayKnownElsewhere, nil, nil
	}
	n := tasks.Notice{Task: id, Person: me.ID, View: tasks.ViewCard, Call: s.called(tasks.ViewCard), Anew: true}
	return "Это сообщение уже в работе: " + s.name() + ", " + s.stands() + ". Карточка ниже.", []workflow.Item{workflow.PromptItem(n, b.now())}, nil
}
