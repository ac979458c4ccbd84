package bot

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"otklik/tasks"
)

// PageTemplates is the page of /templates, for those who keep them: controllers, administrators, the responsible.
const PageTemplates Page = "te"

// The choices of the page. They stand in buttons: never give one another meaning.
const (
	templateMore   = "mo" // arg: a page of the list
	templateOpen   = "op" // arg: the template's code
	templateRemove = "rm" // arg: the template's code
	templateNew    = "nw"
	templateWhose  = "dp" // arg: a department's code, or noPlace for all
	templateTopic  = "tp" // arg: a topic's code, or noPlace for any
	templateBack   = "bk"
)

// The steps of the page, as its screen keeps them. The first is the list; its arg is the page.
const (
	stepTemplate      = "one"   // arg: the template's code
	stepTemplateWhose = "whose" // of a new one
	stepTemplateTopic = "topic" // arg: the department
	stepTemplateText  = "text"  // arg: the department, a comma, the topic
)

// Sentences of the page.
const (
	sayNotTemplates  = "Шаблоны ведут контролёры, ответственные и администраторы. На карточке обращения они под кнопкой «" + LabelTemplates + "»."
	sayNoTemplateNow = "Чтобы добавить шаблон, нажмите «" + LabelNewTemplate + "»"
	sayTemplateGone  = "Шаблон удалён"
)

// kept lists the templates that the person keeps.
func (s scene) kept() []tasks.Template {
	return slices.DeleteFunc(slices.Clone(s.roster.Templates), func(x tasks.Template) bool { return !s.me.MayTemplate(x.Department) })
}

// keeps lists the departments whose templates the person keeps.
func (s scene) keeps() []tasks.Department {
	return slices.DeleteFunc(slices.Clone(s.roster.Departments), func(d tasks.Department) bool { return !s.me.MayTemplate(d.ID) })
}

// keepsTemplates tells whether /templates is for the person.
func (s scene) keepsTemplates() bool { return s.me.MayTemplate("") || len(s.keeps()) > 0 }

// templatesPage is the page as it stands.
func (s scene) templatesPage() Message {
	var t Text
	t.Add(Bold, "📄 "+LabelTemplates+"\n")
	back := []Button{templatePick("⬅️ "+LabelBack, templateBack, "")}
	switch s.screen.name {
	case stepTemplate:
		if x, ok := s.template(s.screen.arg); ok {
			t.Line(s.templateFor(x))
			t.Add(Quote, x.Text)
			t.Add(Plain, "\n")
			return Message{Text: t, Buttons: [][]Button{{templatePick("🗑 "+LabelRemoveTemplate, templateRemove, s.screen.arg)}, back}}
		}
	case stepTemplateWhose:
		t.Line("Чьим исполнителям его предлагать?")
		return Message{Text: t, Buttons: append(s.whoseButtons(), back)}
	case stepTemplateTopic:
		t.Line("К какой теме?")
		return Message{Text: t, Buttons: append(s.anyTopicButtons(), back)}
	case stepTemplateText:
		t.Line(s.templateFor(s.begun()))
		t.Line("Напишите текст ответом на это сообщение. Можно вставить " + strings.Join(tasks.Placeholders(), ", ") +
			": имя жителя, адрес и сегодняшняя дата подставятся сами.")
		return Message{Text: t, Buttons: [][]Button{back}}
	}
	return s.templateList(t)
}

// templateList is the first step.
func (s scene) templateList(t Text) Message {
	list := s.kept()
	if len(list) == 0 {
		t.Line("Пока нет ни одного.")
	}
	var buttons []Button
	for _, x := range list {
		buttons = append(buttons, templatePick(s.templateFor(x)+": "+excerpt(x.Text), templateOpen, templateCode(x)))
	}
	rows := paged(buttons, number(s.screen.arg), func(page int) Button {
		return templatePick("➡️ "+LabelMore, templateMore, strconv.Itoa(page))
	})
	return Message{Text: t, Buttons: append(rows, []Button{templatePick("➕ "+LabelNewTemplate, templateNew, "")})}
}

func (s scene) whoseButtons() [][]Button {
	var buttons []Button
	for _, d := range s.keeps() {
		buttons = append(buttons, templatePick(d.Name, templateWhose, Shorten(string(d.ID))))
	}
	if s.me.MayTemplate("") {
		buttons = append(buttons, templatePick(LabelEveryDepartment, templateWhose, noPlace))
	}
	return inRows(buttons, 1)
}

func (s scene) anyTopicButtons() [][]Button {
	var buttons []Button
	for _, topic := range s.roster.Topics {
		buttons = append(buttons, templatePick(topic, templateTopic, Shorten(topic)))
	}
	return append(inRows(buttons, 2), []Button{templatePick(LabelAnyTopic, templateTopic, noPlace)})
}

// template finds one that the person keeps.
func (s scene) template(code string) (tasks.Template, bool) {
	for _, x := range s.kept() {
		if templateCode(x) == code {
			return x, true
		}
	}
	return tasks.Template{}, false
}

// begun is a new template as far as it has been chosen.
func (s scene) begun() tasks.Template {
	d, topic, _ := strings.Cut(s.screen.arg, ",")
	return tasks.Template{Department: tasks.DepartmentID(d), Topic: topic}
}

// templates opens the page.
func (b *Bot) templates(ctx context.Context, u Update, me tasks.Person) error {
	s, err := b.scene(ctx, "", me.ID)
	if err != nil {
		return err
	}
	if !s.keepsTemplates() {
		return b.tell(ctx, u, sayNotTemplates)
	}
	return b.openPage(ctx, u, me, PageTemplates)
}

// templatesTurn carries out a choice on the page.
func (b *Bot) templatesTurn(ctx context.Context, s scene, p Pick) (turned, error) {
	switch p.Choice {
	case templateMore:
		return turned{next: screen{"", p.Arg}}, nil
	case templateOpen:
		return turned{next: screen{stepTemplate, p.Arg}}, nil
	case templateNew:
		if own := s.keeps(); len(own) == 1 && !s.me.MayTemplate("") {
			return turned{next: screen{stepTemplateTopic, string(own[0].ID)}}, nil
		}
		return turned{next: screen{name: stepTemplateWhose}}, nil
	case templateWhose:
		return turned{next: screen{stepTemplateTopic, string(s.departmentOf(p.Arg))}}, nil
	case templateTopic:
		topic, _ := named(p.Arg, s.roster.Topics) // none is any
		d, _, _ := strings.Cut(s.screen.arg, ",")
		return turned{next: screen{stepTemplateText, d + "," + topic}}, nil
	case templateRemove:
		if x, ok := s.template(p.Arg); ok {
			err := b.changeTemplates(ctx, func(r tasks.Roster) (tasks.Roster, error) { return r.RemoveTemplate(s.me, x) })
			return turned{words: sayTemplateGone}, err
		}
	}
	return turned{}, nil
}

// templatesWords takes the text of a new template.
func (b *Bot) templatesWords(ctx context.Context, s scene, said *Said) (next screen, refused string, err error) {
	if s.screen.name != stepTemplateText {
		return s.screen, sayNoTemplateNow, nil
	}
	x := s.begun()
	x.Text = strings.TrimSpace(said.Text)
	err = b.changeTemplates(ctx, func(r tasks.Roster) (tasks.Roster, error) { return r.AddTemplate(s.me, x) })
	if refusal := new(tasks.Error); errors.As(err, &refusal) {
		return s.screen, refusalWords(refusal.Code), nil
	}
	return screen{stepTemplate, templateCode(x)}, "", err
}

// changeTemplates changes the roster; the error is a *tasks.Error where that is refused.
func (b *Bot) changeTemplates(ctx context.Context, edit func(tasks.Roster) (tasks.Roster, error)) error {
	var refused error
	err := b.flow.Change(ctx, func(r tasks.Roster) tasks.Roster {
		next, err := edit(r)
		refused = err
		return next
	})
	return errors.Join(refused, err)
}

// templatePick makes a button of the page.
func templatePick(label, choice, arg string) Button {
	return Button{Label: label, Data: Pick{Page: PageTemplates, Choice: choice, Arg: arg}.Encode()}
}
