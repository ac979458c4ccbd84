package bot

import (
	"strconv"
	"time"

	"otklik/tasks"
)

// addChanges shows how the resident has changed one of their messages, the first or a later one: every wording, and that it
// is gone.
func (s scene) addChanges(t *Text, of tasks.ID, gone time.Time) {
	for _, v := range s.task.Versions {
		if v.Of != of {
			continue
		}
		t.Add(Bold, "\n✏️ Житель изменил сообщение")
		t.Line(" (" + s.when(v.At) + "):")
		t.Add(Quote, v.Text)
		t.Add(Plain, "\n")
		if len(v.Attachments) > 0 {
			t.Line("Приложено: " + attached(v.Attachments))
		}
	}
	if !gone.IsZero() {
		t.Add(Bold, "\n🗑 Житель удалил сообщение")
		t.Line(" (" + s.when(gone) + "). Выше — сохранённый текст.")
	}
}

// addContinued shows what the resident wrote later, and to which other tasks the message belongs.
func (s scene) addContinued(t *Text) {
	for _, c := range s.task.Continued {
		t.Add(Bold, "\n💬 Житель написал снова")
		t.Line(" (" + s.when(c.Found.WrittenAt) + "):")
		t.Add(Quote, c.Found.Text)
		t.Add(Plain, "\n")
		if len(c.Found.Attachments) > 0 {
			t.Line("Приложено: " + attached(c.Found.Attachments))
		}
		if c.Found.Source.Link != "" {
			*t = append(*t, Span{Style: Anchor, Text: "Новое сообщение в сети", URL: c.Found.Source.Link})
			t.Add(Plain, "\n")
		}
		s.addChanges(t, c.Task, c.Gone)
		if c.Anew {
			t.Line("Задача открыта заново, сроки идут с этого сообщения.")
		}
	}
	if s.task.Earlier != "" && s.task.Status == tasks.Detected {
		t.Add(Bold, "\n💬 Этот житель уже писал здесь")
		t.Line(": " + s.nameOf(s.other) + ".")
	}
	if s.task.Status == tasks.Joined {
		t.Line("\n💬 Продолжение: " + s.nameOf(s.other) + ". Что дальше — на карточке этой задачи.")
	}
	s.addLinked(t)
}

// addLinked shows which message a duplicate follows, and how many follow this one.
func (s scene) addLinked(t *Text) {
	if s.task.Lead != "" {
		t.Line("\n🔗 Такое же сообщение: " + s.nameOf(s.other) + ".")
		if to := s.other.Found.Author; s.other.ID != "" && to.FirstName != s.task.Found.Author.FirstName && s.may(tasks.DoPublishByHand) {
			t.Add(Bold, "⚠️ Ответ написан другому автору ("+to.Name()+"). Проверьте обращение. ")
			t.Line("Если ответ не подходит, нажмите «" + LabelUnlink + "»: для этого сообщения подготовят свой.")
		}
	}
	if n := len(s.task.Followers); n > 0 {
		t.Line("\n🔗 Таких же сообщений: " + strconv.Itoa(n) + ". Согласованный ответ будет предложен и для них.")
	}
}

// nameOf names another task; one that could not be loaded has no name.
func (s scene) nameOf(t tasks.Task) string {
	switch {
	case t.ID == "":
		return "другая задача"
	case t.Number == 0:
		return stands(t.Status) + " (" + t.Found.Author.Name() + ", " + s.written(t) + ")"
	}
	s.task = t
	return s.name() + ", " + s.stands()
}

// anywayButtons ask before an answer is published to a message that has changed since.
func (s scene) anywayButtons() [][]Button {
	d, _ := s.task.Approved()
	arg := strconv.Itoa(d.No) + "." + strconv.FormatInt(s.task.Surprise(), 10)
	return [][]Button{{s.press("📢 "+LabelAnyway, ActAnyway, arg)}, s.back()}
}

// closingButtons end what cannot be answered: the message or its place is gone.
func (s scene) closingButtons() [][]Button {
	if !s.may(tasks.DoLapse) || !s.task.Unanswerable() {
		return nil
	}
	return [][]Button{{s.press("🗑 "+LabelLapse, ActLapse, "")}}
}
