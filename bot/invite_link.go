package bot

import (
	"context"
	"crypto/rand"
	"errors"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// makeLink makes an invitation and sends its link, once the tap has been answered. The link is kept nowhere: one that does not
// arrive is made anew.
func (b *Bot) makeLink(ctx context.Context, s scene, id tasks.PersonID) (turned, error) {
	this := screen{stepInvited, string(id)}
	token := rand.Text() // 130 random bits
	link, err := b.out.Invitation(ctx, token)
	if err != nil {
		b.log.Info("an invitation was not made", "person", id, "err", err)
		return turned{next: this, words: sayWait, alert: true}, nil
	}
	invitation := tasks.Invitation{Person: id, Hash: tasks.Seal(token), Until: s.now.Add(tasks.InvitationLife), By: s.me.ID}
	err = b.flow.Amend(ctx, "", func(r tasks.Roster) (tasks.Roster, []workflow.Item, error) {
		next, err := r.Invite(invitation)
		return next, nil, err
	})
	if refusal := new(tasks.Error); errors.As(err, &refusal) {
		return turned{next: this, words: refusalWords(refusal.Code), alert: true}, nil
	}
	if err != nil {
		return turned{}, err
	}
	b.log.Info("an invitation was made", "person", id, "by", s.me.ID)
	return turned{next: this, words: "Ссылка — новым сообщением. Перешлите его", after: func(ctx context.Context) error {
		b.sendLink(ctx, s, invitation, link)
		return nil
	}}, nil
}

// sendLink sends a link in a message that can be forwarded as it is.
func (b *Bot) sendLink(ctx context.Context, s scene, i tasks.Invitation, link string) {
	who, _ := s.roster.Person(i.Person)
	var t Text
	t.Line("Здравствуйте, " + who.Given() + "! Это Ваш вход в «Отклик», где администрация отвечает жителям. " +
		"Откройте ссылку и нажмите «Старт»:")
	t.Line(link)
	t.Line("Ссылка только для Вас: действует один раз, до " + s.when(i.Until) + ".")
	if _, err := b.out.Send(ctx, s.me.Account, Message{Text: t}, Prompt); err != nil {
		b.log.Warn("a link was not delivered: make another", "person", s.me.ID, "err", err)
	}
}
