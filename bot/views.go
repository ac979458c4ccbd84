package bot

import (
	"strconv"
	"strings"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// Views that ask for words. They belong to the bot alone: a task knows nothing of them. Behind the last slash may stand
// what has been chosen so far.
const (
	viewAskAddress tasks.View = "ask/address/" // then the topic's code
	viewAskLink    tasks.View = "ask/link"
	viewAskText    tasks.View = "ask/text"
	viewAskReason  tasks.View = "ask/reason"
	viewAskRecall  tasks.View = "ask/recall"
	viewWhy        tasks.View = "why"
	viewHistory    tasks.View = "history"
	viewSilent     tasks.View = "silent/" // then the person who cannot be reached
)

// render makes the message of a view. ok is false for a view that this program does not know.
func (s scene) render(v tasks.View) (m Message, ok bool) {
	switch {
	case v == tasks.ViewCard:
		return s.card(), true
	case v == tasks.ViewPreview:
		return s.preview(), true
	case strings.HasPrefix(string(v), string(viewAskAddress)):
		return s.ask("Напишите адрес ответом на это сообщение: улица и дом, как их знают в городе."), true
	case v == viewAskLink:
		return s.ask("Пришлите ответом на это сообщение ссылку на опубликованный ответ."), true
	case v == workflow.ViewAlarm:
		return s.alarm(), true
	case v == viewAskReason:
		return s.ask("Почему это не к Вашему подразделению? Напишите причину ответом на это сообщение: её увидит контролёр."), true
	case v == viewAskRecall:
		return s.ask("Почему отзываете? Напишите причину ответом на это сообщение: она останется в истории."), true
	case v == viewHistory:
		return s.history(), true
	case v == viewWhy:
		return s.why(), true
	case v == viewAskText:
		return s.askText(), true
	case strings.HasPrefix(string(v), string(viewSilent)):
		return s.silent(tasks.PersonID(strings.TrimPrefix(string(v), string(viewSilent)))), true
	}
	return Message{}, false
}

// preview is the answer as the resident will see it, and what the writer may do with it.
func (s scene) preview() Message {
	var t Text
	sketch, ok := s.task.Sketches[s.me.ID]
	if !ok {
		t.Add(Bold, capital(s.title())+"\n")
		if d, sent := s.task.LastDraft(); sent && d.By == s.me.ID {
			t.Line("Ответ отправлен на контроль " + s.when(d.At) + ".")
		} else {
			t.Line("Черновик убран. Новый текст можно написать ответом на карточку.")
		}
		return Message{Text: t}
	}
	t.Add(Bold, capital(s.title())+"\n")
	t.Line("Так ответ увидит житель:\n")
	t.Add(Quote, sketch.Text)
	t.Add(Plain, "\n")
	if len(sketch.Media) > 0 {
		t.Line("Приложено: " + attached(sketch.Media))
	}
	rev := strconv.FormatInt(sketch.Rev, 10)
	rows := [][]Button{{s.press(LabelChange, ActChange, ""), s.press(LabelDiscard, ActDiscard, rev)}}
	switch {
	case !s.may(tasks.DoSubmit):
		t.Add(Italic, "\n"+sayKept+": "+stands(s.task.Status)+".\n")
	case sketch.Text == "":
		t.Add(Italic, "\n"+sayNeedText+".\n")
	default:
		rows = append([][]Button{{s.press("📨 "+LabelSubmit, ActSubmit, rev)}}, rows...)
	}
	return Message{Text: t, Buttons: rows, Media: sketch.Media}
}

// ask invites words about the task.
func (s scene) ask(question string) Message {
	var t Text
	t.Add(Bold, capital(s.title())+"\n")
	t.Line(question)
	return Message{Text: t, Ask: true}
}

// askText invites a new wording and shows the last one to copy.
func (s scene) askText() Message {
	m := s.ask("Напишите новый текст ответом на это сообщение. Прежний можно скопировать касанием:")
	last, ok := s.task.Sketches[s.me.ID]
	if !ok {
		last, ok = s.task.LastDraft()
	}
	if ok && last.Text != "" {
		m.Text.Add(Code, last.Text)
	}
	return m
}

// silent tells those who can help that somebody with a duty cannot be reached.
func (s scene) silent(id tasks.PersonID) Message {
	var t Text
	t.Add(Bold, "⚠️ "+capital(s.title())+"\n")
	t.Line(s.by(id) + " не получает сообщений бота: доступ закрыт или учётная запись удалена. " +
		"Попросите открыть бота и нажать «Старт» либо передайте задачу другому.")
	return Message{Text: t}
}

// alarm tells administrators that terms come without anybody being told.
func (s scene) alarm() Message {
	var t Text
	t.Add(Bold, "⚠️ Отклик: напоминания задерживаются\n")
	t.Line("Сроки наступили больше минуты назад, а люди об этом не узнали. Посмотрите /readyz и журнал программы.")
	return Message{Text: t}
}
