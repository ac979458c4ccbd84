package bot

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// Views of the bot alone: a task knows nothing of them.
const (
	viewWhy     tasks.View = "why"
	viewHistory tasks.View = "history"

	viewChatLost tasks.View = "chat/" // then the department whose chat cannot be written to
)

// render makes the message of a view. ok is false for a view that this program does not know.
func (s scene) render(v tasks.View) (m Message, ok bool) {
	if q, a, arg, asks := asked(v); asks {
		switch a {
		case ActUntil:
			return s.ask(s.askInterim(argDay(arg))), true
		case ActChange, ActEdit:
			return s.askText(q.ask), true
		case ActDuplicate:
			return s.duplicates(), true
		}
		return s.ask(q.ask), true
	}
	if sh, page := sheetOf(v); page {
		return sh.draw(s), true
	}
	switch {
	case strings.HasPrefix(string(v), string(viewChatLost)):
		return s.chatLost(tasks.DepartmentID(strings.TrimPrefix(string(v), string(viewChatLost)))), true
	case v == tasks.ViewCard:
		return s.card(), true
	case v == tasks.ViewPreview:
		return s.preview(), true
	case v == workflow.ViewAlarm:
		return s.alarm(), true
	case v == workflow.ViewBarred:
		return s.barred(), true
	case v == workflow.ViewSilence:
		return s.hushed(), true
	case v == viewHistory:
		return s.history(), true
	case v == viewWhy:
		return s.why(), true
	}
	return s.page(v)
}

// preview is the answer as the resident will see it, and what the writer may do with it.
func (s scene) preview() Message {
	var t Text
	sketch, ok := s.task.Sketches[s.me.ID]
	t.Add(Bold, capital(s.title())+"\n")
	if !ok {
		t.Line(s.sent())
		return Message{Text: t}
	}
	t.Line(s.previewHead(sketch) + "\n")
	t.Add(Quote, sketch.Text)
	t.Add(Plain, "\n")
	if len(sketch.Media) > 0 {
		t.Line("Приложено: " + attached(sketch.Media))
		addByHand(&t, sketch.Media)
	}
	was, is, again := s.rewritten()
	if again && s.screen.name == screenChanges {
		return s.changes(was, is)
	}
	if s.screen.name == screenInterim {
		s.addQuestion(&t)
		return Message{Text: t, Buttons: s.interimButtons(), Media: sketch.Media}
	}
	hints := s.hints(sketch)
	if s.informs() {
		hints = nil // it is for colleagues
	}
	s.addHints(&t, hints)
	rev := strconv.FormatInt(sketch.Rev, 10)
	rows := [][]Button{{s.press(LabelChange, ActChange, ""), s.press(LabelDiscard, ActDiscard, rev)}}
	if sketch.Kind == tasks.Interim && !s.task.Answered {
		rows = append(rows, []Button{s.press("🗓 "+LabelOtherDay, ActInterim, ""), s.press(LabelFinal, ActFinal, "")})
	} else if s.putsOff(sketch) {
		rows = append(rows, []Button{s.press("⏳ "+LabelInterim, ActInterim, "")})
	}
	rows = append(s.sendButton(&t, sketch), rows...)
	rows = append(rows, s.changesButton(again)...)
	return Message{Text: t, Buttons: append(rows, s.hintButtons(hints)...), Media: sketch.Media}
}

// sendButton lets a sketch go on, or the text says what it lacks.
func (s scene) sendButton(t *Text, sketch tasks.Draft) [][]Button {
	rev := strconv.FormatInt(sketch.Rev, 10)
	left := tasks.Unfilled(sketch.Text)
	switch {
	case utf8.RuneCountInString(sketch.Text) > s.task.Longest():
		t.Add(Italic, "\n"+refusalWords(tasks.TooLong)+".\n")
	case s.informs():
		return [][]Button{{s.press("📨 "+LabelInform, ActInform, rev)}}
	case !s.may(tasks.DoSubmit):
		t.Add(Italic, "\n"+sayKept+": "+s.stands()+".\n")
	case sketch.Text == "":
		t.Add(Italic, "\n"+sayNeedText+".\n")
	case len(left) > 0:
		addUnfilled(t, left)
	default:
		return [][]Button{{s.press("📨 "+LabelSubmit, ActSubmit, rev)}}
	}
	return nil
}

// previewHead says what the words are to be.
func (s scene) previewHead(sketch tasks.Draft) string {
	if s.informs() {
		return "Сведения для сводного ответа. Их увидят контролёр и ведущее подразделение:"
	}
	head := "Так ответ увидит житель:"
	if words := kindWords(sketch.Kind); words != "" {
		head = capital(words) + ". " + head
	}
	if !sketch.Until.IsZero() {
		head = "Промежуточный ответ. Окончательный — до " + s.dayWords(sketch.Until) + ". Так ответ увидит житель:"
	}
	return head
}

// sent says where words have gone that are no sketch any more.
func (s scene) sent() string {
	for _, d := range s.homes(tasks.Executor) {
		if p, ok := s.task.Part(d); ok && p.Info != nil && p.Info.By == s.me.ID {
			return "Сведения переданы " + s.when(p.Info.At) + "."
		}
	}
	if d, sent := s.task.LastDraft(); sent && d.By == s.me.ID {
		return "Ответ отправлен на контроль " + s.when(d.At) + "."
	}
	return "Черновик убран. Новый текст можно написать ответом на карточку."
}

// ask invites words about the task.
func (s scene) ask(question string) Message {
	var t Text
	t.Add(Bold, capital(s.title())+"\n")
	t.Line(question)
	return Message{Text: t, Ask: true}
}

// askText invites a new wording and shows the last one to copy.
func (s scene) askText(question string) Message {
	m := s.ask(question)
	last, ok := s.task.Sketches[s.me.ID]
	if !ok {
		last, ok = s.task.LastDraft()
	}
	if ok && last.Text != "" {
		m.Text.Add(Code, last.Text)
	}
	return m
}

// alarm tells administrators that terms come without anybody being told.
func (s scene) alarm() Message {
	var t Text
	t.Add(Bold, "⚠️ Отклик: напоминания задерживаются\n")
	t.Line("Сроки наступили больше минуты назад, а люди об этом не узнали. Посмотрите /readyz и журнал программы.")
	return Message{Text: t}
}
