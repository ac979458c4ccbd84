package bot

import (
	"context"
	"slices"
	"strings"

	"otklik/tasks"
)

// officeList lists the departments, the topics or the districts.
func (s scene) officeList(t Text, d desk) Message {
	var buttons []Button
	var what string
	switch d.step {
	case stepDepartments:
		what = "подразделение"
		for _, x := range s.roster.Departments {
			buttons = append(buttons, PageStaff.pick(x.Name, pickItem, string(x.ID)))
		}
	case stepTopics:
		what = "тему"
		for _, x := range s.roster.Topics {
			buttons = append(buttons, PageStaff.pick(x, pickItem, Shorten(x)))
		}
	case stepDistricts:
		what = "район"
		for _, x := range s.roster.Districts {
			buttons = append(buttons, PageStaff.pick(x, pickItem, Shorten(x)))
		}
	}
	t.Line("Выберите " + what + ". Чтобы добавить, напишите название ответом на это сообщение.")
	return Message{Text: t, Buttons: append(s.staffPage(buttons, d), s.staffUp())}
}

// office shows one department, topic or district.
func (s scene) office(t Text, d desk) Message {
	drop := []Button{PageStaff.pick("🗑 "+LabelDrop, pickDrop, "")}
	rename := "Чтобы переименовать, напишите новое название ответом на это сообщение.\n"
	if d.step == stepTopic || d.step == stepDistrict {
		t.Add(Bold, d.Item+"\n")
		t.Add(Italic, rename)
		words := PageStaff.pick(LabelWords, pickField, stepTopicWords)
		if d.step == stepDistrict {
			words = PageStaff.pick(LabelStreets, pickField, stepStreets)
		}
		return Message{Text: t, Buttons: [][]Button{{words}, drop, s.staffUp()}}
	}
	office, _ := s.roster.Department(tasks.DepartmentID(d.Item))
	t.Add(Bold, s.departmentName(tasks.DepartmentID(d.Item))+"\n")
	if d.step == stepOfficeTopic {
		t.Line("Отметьте темы, на которые отвечает подразделение, и вернитесь. По ним контролёру подсказывают, куда направить.")
		var buttons []Button
		for _, topic := range s.roster.Topics {
			label := topic
			if slices.Contains(office.Topics, topic) {
				label = "✓ " + topic
			}
			buttons = append(buttons, PageStaff.pick(label, pickTick, Shorten(topic)))
		}
		return Message{Text: t, Buttons: append(s.staffPage(buttons, d), s.staffUp())}
	}
	t.Line("Темы: " + orNone(strings.Join(office.Topics, ", ")))
	var people []string
	for _, p := range s.roster.People {
		if p.Department == office.ID {
			people = append(people, p.Short())
		}
	}
	t.Line("Люди: " + orNone(strings.Join(people, ", ")))
	t.Add(Italic, rename)
	return Message{Text: t, Buttons: [][]Button{
		{PageStaff.pick(LabelTopics, pickField, stepOfficeTopic), PageStaff.pick(LabelOfficeWords, pickField, stepOfficeWords)},
		drop, s.staffUp(),
	}}
}

// tickTopic gives a topic to a department, or takes it away.
func (b *Bot) tickTopic(ctx context.Context, s scene, d desk, arg string) (turned, error) {
	topic, ok := named(arg, s.roster.Topics)
	if !ok {
		return turned{next: d.screen(), words: refusalWords(tasks.UnknownTopic), alert: true}, nil
	}
	refused, err := b.edit(ctx, func(r tasks.Roster) (tasks.Roster, error) {
		office, _ := r.Department(tasks.DepartmentID(d.Item))
		office.ID, office.Topics = tasks.DepartmentID(d.Item), ticked(office.Topics, topic)
		next, _, err := r.PutDepartment(office)
		return next, err
	})
	return b.staffed(d, "", refused), err
}

// dropOffice drops the department, the topic or the district that is open.
func (b *Bot) dropOffice(ctx context.Context, d desk) (turned, error) {
	edit := func(r tasks.Roster) (tasks.Roster, error) { return r.Redistrict(d.Item, "") }
	switch d.step {
	case stepTopic:
		edit = func(r tasks.Roster) (tasks.Roster, error) { return r.Retopic(d.Item, "") }
	case stepOffice:
		busy, err := b.flow.Busy(ctx, tasks.DepartmentID(d.Item))
		if err != nil {
			return turned{}, err
		}
		if busy > 0 {
			return b.staffed(d, "", refusalWords(tasks.InUse)), nil
		}
		edit = func(r tasks.Roster) (tasks.Roster, error) { return r.DropDepartment(tasks.DepartmentID(d.Item)) }
	case stepDistrict:
	default:
		return turned{next: d.screen(), words: PageStaff.old()}, nil
	}
	refused, err := b.edit(ctx, edit)
	if err != nil || refused != "" {
		return b.staffed(d, "", refused), err
	}
	return b.staffed(d.up(), "Удалено", ""), nil
}

// staffWords takes a name in reply to the page: of somebody or something new in a list, a new name on a card.
func (b *Bot) staffWords(ctx context.Context, s scene, text string) (next screen, refused string, err error) {
	d, name := parseDesk(s.screen), clean(text)
	switch d.step {
	case stepPeople:
		d = desk{step: stepPerson, Draft: tasks.Person{Name: name}}
		return d.screen(), nameRefused(name), nil
	case stepPerson:
		d.Draft.Name = name
		return d.screen(), nameRefused(name), nil
	case stepTopicWords, stepOfficeWords, stepStreets, stepUrgent, stepPlaces:
		refused, err = b.setWords(ctx, d, text)
		return d.screen(), refused, err
	case stepDepartments, stepOffice, stepTopics, stepTopic, stepDistricts, stepDistrict:
	default:
		return screen{}, sayNoNameNow, nil
	}
	var id tasks.DepartmentID
	refused, err = b.edit(ctx, func(r tasks.Roster) (tasks.Roster, error) {
		switch d.step {
		case stepTopics:
			return r.Retopic("", name)
		case stepTopic:
			return r.Retopic(d.Item, name)
		case stepDistricts:
			return r.Redistrict("", name)
		case stepDistrict:
			return r.Redistrict(d.Item, name)
		}
		office, _ := r.Department(tasks.DepartmentID(d.Item))
		office.ID, office.Name = tasks.DepartmentID(d.Item), name // without an id it is a new one
		next, put, err := r.PutDepartment(office)
		id = put.ID
		return next, err
	})
	switch d.step {
	case stepTopic, stepDistrict:
		d.Item = name
	case stepDepartments, stepOffice:
		d.step, d.Item = stepOffice, string(id)
	}
	return d.screen(), refused, err
}

const sayNoNameNow = "Сейчас название не нужно: действуйте кнопками"

// nameRefused says why somebody cannot be called so.
func nameRefused(name string) string {
	if _, ok := tasks.Tidy(name); !ok {
		return refusalWords(tasks.BadName)
	}
	return ""
}
