package bot

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"otklik/tasks"
)

// person carries out a choice about the person who is open.
func (b *Bot) person(ctx context.Context, u Update, s scene, d desk, p Pick) (turned, error) {
	switch {
	case p.Choice == pickSave:
		return b.save(ctx, u, s, d, false)
	case p.Choice == pickSure && d.step == stepBareSave:
		return b.save(ctx, u, s, d, true)
	case p.Choice == pickRetire:
		return turned{next: d.at(stepRetire).screen()}, nil
	case p.Choice == pickHeir && d.step == stepRetire:
		d.Heir = tasks.PersonID(p.Arg)
		return b.retire(ctx, u, s, d, false)
	case p.Choice == pickSure && d.step == stepBareRetire:
		return b.retire(ctx, u, s, d, true)
	case p.Choice == pickUnlink:
		refused, err := b.edit(ctx, func(r tasks.Roster) (tasks.Roster, error) { return r.Unlink(d.Draft.ID) })
		return b.staffed(d.at(stepPerson), "Отключено. Подключить снова — /invite", refused), err
	}
	return turned{next: d.screen(), words: PageStaff.old()}, nil
}

// save puts the draft into the roster. What would leave a duty with nobody is asked about first, unless somebody is sure.
func (b *Bot) save(ctx context.Context, u Update, s scene, d desk, sure bool) (turned, error) {
	var saved tasks.Person
	edit := func(r tasks.Roster) (next tasks.Roster, err error) {
		next, saved, err = r.Put(d.Draft)
		return next, err
	}
	if next, err := edit(*s.roster); err == nil && !sure && len(s.roster.Bared(&next)) > 0 {
		return turned{next: d.at(stepBareSave).screen()}, nil
	}
	refused, err := b.restaff(ctx, u, "", edit)
	if err != nil || refused != "" {
		return b.staffed(d.at(stepPerson), "", refused), err
	}
	b.log.Info("a person was put on the roster", "person", saved.ID, "by", s.me.ID)
	words := "Сохранено"
	if saved.Account == 0 {
		words = "Сохранено. Ссылка для входа — /invite"
	}
	d.Draft = saved
	d.Draft.Absences, d.Draft.Account, d.Draft.Unreachable = nil, 0, false
	return b.staffed(d.at(stepPerson), words, ""), nil
}

// retire takes the person off the roster and hands over what waits for them.
func (b *Bot) retire(ctx context.Context, u Update, s scene, d desk, sure bool) (turned, error) {
	edit := func(r tasks.Roster) (tasks.Roster, error) { return r.Retire(d.Draft.ID) }
	if next, err := edit(*s.roster); err == nil && !sure && len(s.roster.Bared(&next)) > 0 {
		return turned{next: d.at(stepBareRetire).screen()}, nil
	}
	heir := d.Heir
	if heir == noPlace {
		heir = ""
	}
	refused, err := b.restaff(ctx, u, heir, edit)
	if err != nil || refused != "" {
		return b.staffed(d.at(stepPerson), "", refused), err
	}
	b.log.Info("a person was retired", "person", d.Draft.ID, "by", s.me.ID)
	return b.staffed(desk{step: stepPeople}, "Больше не в списке. Доступ к боту закрыт", ""), nil
}

// restaff changes who works here on what, with the duties that move by it; refused says why it cannot be.
func (b *Bot) restaff(
	ctx context.Context, u Update, heir tasks.PersonID, edit func(tasks.Roster) (tasks.Roster, error),
) (refused string, err error) {
	err = b.flow.Restaff(ctx, u.Key, heir, edit)
	if refusal := new(tasks.Error); errors.As(err, &refusal) {
		return refusalWords(refusal.Code), nil
	}
	return "", err
}

// staffed shows the outcome of a change. Menus and gaps follow when the tap has been answered; if that fails, the next look does
// it.
func (b *Bot) staffed(next desk, words, refused string) turned {
	if refused != "" {
		return turned{next: next.screen(), words: refused, alert: true}
	}
	return turned{next: next.screen(), words: words, after: func(ctx context.Context) error {
		b.renewMenus(ctx)
		if err := b.flow.Absences(ctx); err != nil && ctx.Err() == nil {
			b.log.Error("gaps were not told of at once", "err", err)
		}
		return nil
	}}
}

// personCard shows a person as they will be saved.
func (s scene) personCard(t Text, d desk) Message {
	p := d.Draft
	before, known := s.roster.Person(p.ID)
	if !known && p.ID != "" {
		t.Line(refusalWords(tasks.NotOnRoster))
		return Message{Text: t, Buttons: [][]Button{s.staffUp()}}
	}
	t.Add(Bold, p.Name+"\n")
	t.Line("Роли: " + orNone(strings.ToLower(s.roleNames(p.Roles))))
	t.Line("Подразделение: " + orNone(s.departmentNames(p.Department)))
	rows := [][]Button{
		{PageStaff.pick(LabelRoles, pickField, stepRoles), PageStaff.pick(LabelHome, pickField, stepHome)},
		{PageStaff.pick(LabelStandIn, pickField, stepStandIn)},
	}
	if p.Has(tasks.Deputy) {
		t.Line("Курирует: " + orNone(s.departmentNames(p.Departments...)))
		rows[1] = append(rows[1], PageStaff.pick(LabelOversees, pickField, stepOversees))
	}
	if p.Substitute != "" {
		t.Line("Обычно замещает: " + s.by(p.Substitute))
	}
	switch {
	case !known:
		t.Line("Ещё не в списке.")
	case before.Account == 0:
		t.Line("Доступа к боту нет: /invite")
	case before.Unreachable:
		t.Line("Сообщения бота не доходят: он заблокирован, или учётная запись удалена.")
	default:
		t.Line("Доступ к боту есть.")
	}
	t.Add(Italic, "Чтобы исправить имя, напишите его ответом на это сообщение.\n")
	if !known || !samePerson(before, p) {
		rows = append([][]Button{{PageStaff.pick("💾 "+LabelSave, pickSave, "")}}, rows...)
		t.Add(Bold, "Изменения ещё не сохранены.\n")
	}
	if known {
		row := []Button{PageStaff.pick(LabelRetire, pickRetire, "")}
		if before.Account != 0 {
			row = append(row, PageStaff.pick(LabelUnlinkAccount, pickUnlink, ""))
		}
		rows = append(rows, row)
	}
	return Message{Text: t, Buttons: append(rows, s.staffUp())}
}

// samePerson reports whether what the page can change is the same.
func samePerson(a, b tasks.Person) bool {
	return a.Name == b.Name && a.Department == b.Department && a.Substitute == b.Substitute &&
		equalSets(a.Roles, b.Roles) && equalSets(a.Departments, b.Departments)
}

// equalSets reports whether two lists without repetitions hold the same.
func equalSets[T comparable](a, b []T) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(x T) bool { return !slices.Contains(b, x) })
}

// retirement asks where the duties of somebody who leaves go.
func (s scene) retirement(t Text, d desk) Message {
	t.Add(Bold, "Исключить из списка: "+s.by(d.Draft.ID)+"?\n")
	t.Line("Доступ к боту закроется сразу. В истории обращений имя останется.")
	if s.leaving.open == 0 {
		t.Line("Открытых задач за этим сотрудником нет.")
		return Message{Text: t, Buttons: [][]Button{{PageStaff.pick("🚫 "+LabelRetire, pickHeir, noPlace)}, s.staffUp()}}
	}
	t.Line("Открытых задач: " + strconv.Itoa(s.leaving.open) + ". Кому их передать?")
	var buttons []Button
	for _, p := range s.leaving.heirs {
		buttons = append(buttons, PageStaff.pick(p.Short(), pickHeir, string(p.ID)))
	}
	rows := s.staffPage(buttons, d)
	return Message{Text: t, Buttons: append(rows, []Button{PageStaff.pick(LabelColleagues, pickHeir, noPlace)}, s.staffUp())}
}

// bared warns that a duty would have nobody.
func (s scene) bared(t Text, d desk) Message {
	var next tasks.Roster
	var err error
	if d.step == stepBareRetire {
		next, err = s.roster.Retire(d.Draft.ID)
	} else {
		next, _, err = s.roster.Put(d.Draft)
	}
	t.Add(Bold, "⚠️ Некому будет работать\n")
	if err == nil {
		var lines []string
		for _, g := range s.roster.Bared(&next) {
			lines = append(lines, "• "+s.gapWords(g))
		}
		t.Line(strings.Join(lines, "\n"))
	}
	t.Line("Сообщения жителей остановятся на этом шаге. Лучше сначала дать эту роль другому.")
	return Message{Text: t, Buttons: [][]Button{{PageStaff.pick("⚠️ "+LabelSure, pickSure, "")}, s.staffUp()}}
}
