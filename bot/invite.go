package bot

import (
	"context"
	"strconv"

	"otklik/tasks"
)

// The choices of the page of /invite. They stand in buttons: never give one another meaning.
const (
	pickInvited = "iw" // arg: a person
	pickLinked  = "il" // those who have an account already
	pickMake    = "im" // arg: a person; makes a link
	pickRevoke  = "ir" // arg: a person
	pickPeople  = "ip" // the first list again
	pickPage    = "ig" // arg: a page of the list
)

// The steps of the page of /invite, as its screen keeps them; those of the lists have the list's page as their argument.
const (
	stepUnlinked = ""       // people without an account
	stepLinked   = "linked" // people with one, for a new phone
	stepInvited  = "person" // arg: a person
)

// Labels of the page of /invite.
const (
	LabelNewPhone = "Сменился телефон"
	LabelMakeLink = "Сделать ссылку"
	LabelNewLink  = "Новая ссылка"
	LabelRevoke   = "Отозвать ссылку"
)

// invite draws the page.
func (s scene) invite() Message {
	var t Text
	if s.screen.name == stepInvited {
		return s.invitation(tasks.PersonID(s.screen.arg))
	}
	linked := s.screen.name == stepLinked
	page, _ := strconv.Atoi(s.screen.arg) // what is no number is the first page
	var buttons []Button
	others := 0
	for _, p := range s.roster.People {
		if (p.Account != 0) != linked {
			others++
			continue
		}
		label := p.Short()
		if _, waits := s.roster.Invited(p.ID, s.now); waits {
			label += " · ссылка послана"
		}
		buttons = append(buttons, PageInvite.pick(label, pickInvited, string(p.ID)))
	}
	t.Add(Bold, "🔑 Ссылка для входа\n")
	switch {
	case linked:
		t.Line("У кого новый телефон или новая учётная запись? Прежняя потеряет доступ, как только откроют ссылку.")
	case len(buttons) == 0:
		t.Line("Все сотрудники подключены. Нового человека сначала добавьте: /staff")
	default:
		t.Line("Кого подключить? Здесь те, у кого ещё нет доступа.")
	}
	more := func(page int) Button { return PageInvite.pick("➡️ "+LabelMore, pickPage, strconv.Itoa(page)) }
	rows := paged(buttons, page, more)
	if linked {
		return Message{Text: t, Buttons: append(rows, []Button{PageInvite.pick("⬅️ "+LabelBack, pickPeople, "")})}
	}
	if others > 0 {
		rows = append(rows, []Button{PageInvite.pick("📱 "+LabelNewPhone, pickLinked, "")})
	}
	return Message{Text: t, Buttons: rows}
}

// invitation shows how things stand with one person.
func (s scene) invitation(id tasks.PersonID) Message {
	var t Text
	p, ok := s.roster.Person(id)
	back := []Button{PageInvite.pick("⬅️ "+LabelBack, pickPeople, "")}
	t.Add(Bold, "🔑 Ссылка для входа: "+s.by(id)+"\n")
	if !ok {
		t.Line(refusalWords(tasks.NotOnRoster))
		return Message{Text: t, Buttons: [][]Button{back}}
	}
	if p.Account != 0 {
		t.Line("Подключение есть. Новая ссылка заменит его: прежняя учётная запись сразу потеряет доступ, " +
			"открытые задачи придут в новую.")
	}
	i, waits := s.roster.Invited(id, s.now)
	if !waits {
		return Message{Text: t, Buttons: [][]Button{{PageInvite.pick("🔗 "+LabelMakeLink, pickMake, string(id))}, back}}
	}
	t.Line("Ссылка сделана (" + s.by(i.By) + ") и действует до " + s.when(i.Until) + ", один раз. " +
		"Второй раз её не показать; новая отменит прежнюю.")
	return Message{Text: t, Buttons: [][]Button{
		{PageInvite.pick("🔗 "+LabelNewLink, pickMake, string(id)), PageInvite.pick("🚫 "+LabelRevoke, pickRevoke, string(id))}, back,
	}}
}

// inviteTurn carries out a choice on the page.
func (b *Bot) inviteTurn(ctx context.Context, s scene, p Pick) (turned, error) {
	id := tasks.PersonID(p.Arg)
	this := screen{stepInvited, p.Arg}
	switch p.Choice {
	case pickInvited:
		return turned{next: this}, nil
	case pickLinked:
		return turned{next: screen{name: stepLinked}}, nil
	case pickPeople:
		return turned{next: screen{name: stepUnlinked}}, nil
	case pickPage:
		return turned{next: screen{s.screen.name, p.Arg}}, nil
	case pickRevoke:
		err := b.flow.Change(ctx, func(r tasks.Roster) tasks.Roster { return r.Uninvite(id) })
		return turned{next: this, words: "Ссылка отозвана"}, err
	case pickMake:
		return b.makeLink(ctx, s, id)
	}
	return turned{next: s.screen, words: PageInvite.old()}, nil
}
