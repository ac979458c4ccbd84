package bot

import (
	"fmt"
	"strings"

	"otklik/tasks"
)

// card is the task as the person's roles see it: the resident's words, what has come of them so far, the terms, and the
// buttons of what the person may do now.
func (s scene) card() Message {
	var t Text
	if s.task.Importance == tasks.High {
		t.Add(Bold, "❗ Повышенная важность\n")
	}
	t.Add(Bold, capital(s.title())+"\n")
	s.addResident(&t)
	s.addProposal(&t)
	s.addAnswer(&t)
	s.addTerms(&t)
	s.addHint(&t)
	s.addQuestion(&t)
	return Message{Text: t, Buttons: s.buttons(), Media: s.answerMedia()}
}

// addResident shows who wrote what, where and when.
func (s scene) addResident(t *Text) {
	f := s.task.Found
	t.Add(Plain, "\n")
	if f.Author.Link != "" {
		*t = append(*t, Span{Style: Anchor, Text: f.Author.Name(), URL: f.Author.Link})
	} else {
		t.Add(Plain, f.Author.Name())
	}
	t.Add(Plain, ", "+networkWords(f.Source.Network)+", "+s.when(f.WrittenAt)+"\n")
	if f.Text != "" {
		t.Add(Quote, f.Text)
		t.Add(Plain, "\n")
	}
	if len(f.Attachments) > 0 {
		t.Line("Приложено: " + attached(f.Attachments))
	}
	if f.Source.Link != "" {
		*t = append(*t, Span{Style: Anchor, Text: "Сообщение в сети", URL: f.Source.Link})
		t.Add(Plain, "\n")
	}
}

// addAnswer shows the draft at hand and what control said of it, or the published answer.
func (s scene) addAnswer(t *Text) {
	if r := s.task.Recalled; r != nil && s.task.Moved.Verb == tasks.DoRecall {
		t.Add(Bold, "\nОтозвано")
		t.Line(" (" + s.by(r.By) + ", " + s.when(r.At) + "): " + r.Reason)
	}
	for _, r := range s.task.Refusals {
		t.Add(Bold, "\nНе наша компетенция: ")
		t.Line(s.departmentName(r.Department) + " (" + s.by(r.By) + ", " + s.when(r.At) + ")")
		t.Add(Italic, r.Reason+"\n")
	}
	if s.task.Department != "" {
		t.Line("\nПодразделение: " + s.departmentName(s.task.Department))
	}
	d, ok := s.task.LastDraft()
	if !ok {
		return
	}
	head := "Ответ жителю"
	if d.No > 1 {
		head += fmt.Sprintf(", версия %d", d.No)
	}
	t.Add(Bold, "\n"+head)
	t.Line(" (" + s.by(d.By) + ", " + s.when(d.At) + ")")
	t.Add(Quote, d.Text)
	t.Add(Plain, "\n")
	if len(d.Media) > 0 {
		t.Line("К ответу приложено: " + attached(d.Media))
	}
	s.addVerdict(t)
	s.addPublication(t)
}

func (s scene) addVerdict(t *Text) {
	v, ok := s.task.LastReturn()
	if !ok {
		return
	}
	t.Add(Bold, "\nВозвращено на доработку")
	t.Line(" (" + s.by(v.By) + ", " + s.when(v.At) + "):")
	for _, id := range v.Criteria {
		rule, _ := id.Rule()
		t.Line("• " + string(id) + " " + rule.Words)
	}
	if v.Comment != "" {
		t.Add(Italic, v.Comment+"\n")
	}
}

func (s scene) addPublication(t *Text) {
	p := s.task.Publication
	switch {
	case p == nil:
	case s.task.Status == tasks.Published:
		t.Add(Bold, "\n✅ Опубликовано")
		t.Add(Plain, " ("+s.by(p.By)+", "+s.when(s.task.Moved.At)+"): ")
		*t = append(*t, Span{Style: Anchor, Text: "открыть ответ", URL: p.Link})
		t.Add(Plain, "\n")
	case s.task.Status == tasks.Publishing:
		t.Line("\n⏳ Публикует " + s.by(p.By) + ", " + s.when(p.At))
	case p.Problem != "":
		t.Add(Bold, "\n⚠️ Не опубликовано. ")
		t.Line(problemWords(p.Problem))
	}
}

// addTerms shows by when each running step must be done.
func (s scene) addTerms(t *Text) {
	if s.task.Status.Open() {
		t.Add(Plain, "\n")
	}
	for _, term := range s.task.Terms {
		if term.Step == tasks.StepAcknowledge {
			continue // the head's alert repeats by itself
		}
		line := "⏱ " + capital(stepWords(term.Step)) + ": до " + s.when(term.Due)
		if term.Overdue(s.now) {
			line = "⏰ " + capital(stepWords(term.Step)) + ": срок вышел " + s.when(term.Due)
		}
		t.Line(line)
	}
	if s.policy.Hopeless(s.task, s.now) {
		t.Add(Bold, "⚠️ Оставшиеся шаги не укладываются в срок ответа\n")
	}
	if by := s.task.Acknowledged; !by.At.IsZero() {
		t.Line("Глава ознакомлен: " + s.by(by.By) + ", " + s.when(by.At))
	}
	if by := s.task.Control; !by.At.IsZero() {
		t.Line("📌 На контроле: " + s.by(by.By) + ", " + s.when(by.At))
	}
}

// addHint says what a person who has no button for it can do.
func (s scene) addHint(t *Text) {
	if s.may(tasks.DoSubmit) {
		t.Add(Italic, "\nЧтобы подготовить ответ жителю, напишите его ответом на это сообщение. Фото можно приложить.\n")
	}
	if d, ok := s.task.Approved(); ok && s.may(tasks.DoPublish) && len(d.Media) > 0 {
		t.Add(Italic, "\nОтклик публикует текст. Приложенные файлы добавьте к ответу в сети сами.\n")
	}
}

// addQuestion says what the opened screen asks; the criteria stand there in the decree's words [10].
func (s scene) addQuestion(t *Text) {
	switch s.screen.name {
	case screenTopics:
		t.Add(Bold, "\nВыберите тему\n")
	case screenPlaces:
		t.Add(Bold, "\nТема: "+s.screen.arg+". Выберите район\n")
	case screenGrounds:
		t.Add(Bold, "\nПочему не отвечаем? Решение примет второй сотрудник\n")
	case screenCriteria:
		t.Add(Bold, "\nОтметьте, чему ответ не соответствует\n")
		for _, rule := range tasks.Criteria() {
			t.Line(string(rule.ID) + ". " + rule.Words)
		}
	}
}

// answerMedia are the files of the answer, for those who decide on it or publish it.
func (s scene) answerMedia() []tasks.Media {
	if d, ok := s.task.LastDraft(); ok && (s.may(tasks.DoApprove) || s.may(tasks.DoPublish)) {
		return d.Media
	}
	return nil
}

// attached counts files by kind: «фото — 2, видео».
func attached(media []tasks.Media) string {
	var parts []string
	for _, k := range []tasks.MediaKind{tasks.Photo, tasks.Video, tasks.Document, tasks.Voice, ""} {
		n := 0
		for _, m := range media {
			if mediaWords(m.Kind) == mediaWords(k) {
				n++
			}
		}
		switch {
		case n == 1:
			parts = append(parts, mediaWords(k))
		case n > 1:
			parts = append(parts, fmt.Sprintf("%s — %d", mediaWords(k), n))
		}
	}
	return strings.Join(parts, ", ")
}

// capital writes the first letter large.
func capital(s string) string {
	for i, r := range s {
		return strings.ToUpper(string(r)) + s[i+len(string(r)):]
	}
	return s
}
