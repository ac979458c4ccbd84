package bot

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"otklik/tasks"
)

// card is the task as the person's roles see it: the resident's words, what has come of them so far, the terms, and the
// buttons of what the person may do now.
func (s scene) card() Message {
	if d, ok := s.me.ID.Chat(); ok {
		return s.chatCard(d)
	}
	if was, is, ok := s.reworked(); ok && s.screen.name == screenChanges {
		return s.changes(was, is)
	}
	if m, ok := s.basis(); ok {
		return m
	}
	s.likely = s.suggested()
	var t Text
	if s.task.Importance == tasks.High {
		t.Add(Bold, "❗ Повышенная важность")
		t.Line(inBrackets(s.task.Why))
	}
	t.Add(Bold, capital(s.title())+"\n")
	s.addResident(&t)
	s.addChanges(&t, "", s.task.Gone)
	s.addContinued(&t)
	s.addProposal(&t)
	s.addWork(&t)
	s.addBoard(&t)
	s.addInterim(&t)
	s.addAnswer(&t)
	s.addNoticed(&t)
	s.addPromises(&t)
	s.addTerms(&t)
	s.addStanding(&t)
	s.addHint(&t)
	s.addQuestion(&t)
	s.addSuggested(&t)
	return Message{Text: t, Buttons: s.buttons(), Media: append(s.evidence(), s.answerMedia()...)}
}

// maxAbove is how much of the post above a comment a card shows, in characters.
const maxAbove = 200

// addResident shows who wrote what, where and when.
func (s scene) addResident(t *Text) {
	f := s.task.Found
	t.Add(Plain, "\n")
	if f.Author.Link != "" {
		*t = append(*t, Span{Style: Anchor, Text: f.Author.Name(), URL: f.Author.Link})
	} else {
		t.Add(Plain, f.Author.Name())
	}
	t.Add(Plain, whoElse(f.Author)+", "+networkWords(f.Source.Network)+venueWords(f.Source.Venue)+", "+s.written(s.task)+"\n")
	if f.Text != "" {
		t.Add(Quote, f.Text)
		t.Add(Plain, "\n")
	}
	if files := slices.Concat(f.Attachments, f.Evidence); len(files) > 0 {
		t.Line("Приложено: " + attached(files))
	}
	s.addHanded(t)
	addContext(t, f)
	if f.Why != "" {
		t.Line("Найдено по словам: " + f.Why)
	}
	if f.Source.Link != "" {
		*t = append(*t, Span{Style: Anchor, Text: "Сообщение в сети", URL: f.Source.Link})
		t.Add(Plain, "\n")
	}
	s.addEcho(t)
}

// beginning is as much of a text as a card shows of what is not the message itself.
func beginning(text string) string {
	if runes := []rune(text); len(runes) > maxAbove {
		return string(runes[:maxAbove]) + "…"
	}
	return text
}

// addWork shows with whom the task is, and how it came there.
func (s scene) addWork(t *Text) {
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
		line := "\nПодразделение: " + s.departmentName(s.task.Department)
		if len(s.task.Parts) > 0 {
			line = "\nВедущий: " + s.departmentName(s.task.Department)
		}
		if s.task.Assignee != "" {
			line += ", поручено: " + s.by(s.task.Assignee)
		}
		t.Line(line)
	}
	s.addDelo(t)
}

// addTerms shows by when each running step must be done.
func (s scene) addTerms(t *Text) {
	if len(s.task.Terms) > 0 {
		t.Add(Plain, "\n")
	}
	for _, term := range s.task.Terms {
		if term.Step == tasks.StepAcknowledge || term.Step == tasks.StepInformation {
			continue // the head's alert repeats by itself; the departments' terms stand on the board
		}
		name := capital(s.termName(term))
		line := "⏱ " + name + ": до " + s.when(term.Due)
		if term.Overdue(s.now) {
			line = "⏰ " + name + ": срок вышел " + s.when(term.Due)
		}
		t.Line(line)
	}
	if d, ok := s.task.Pending(); ok && d.Kind == tasks.Interim && !s.task.Answered && !s.policy.InTime(d.Until, s.now) {
		t.Add(Bold, "⚠️ День окончательного ответа, названный в тексте, прошёл: нужна новая дата\n")
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
	switch {
	case s.colleagues() != "":
		t.Add(Italic, "\nЗадачу взял(а) "+s.by(s.colleagues())+".\n")
	case s.informs():
		t.Add(Italic, "\nНапишите сведения для сводного ответа ответом на это сообщение. Фото можно приложить.\n")
	case s.may(tasks.DoSubmit) && s.task.Status == tasks.Published && s.task.Answer() == tasks.FollowUp:
		t.Add(Italic, "\nЖителю можно сообщить, что сделано: напишите текст ответом на это сообщение. Фото можно приложить.\n")
	case s.may(tasks.DoSubmit) && s.task.Status == tasks.Published:
		t.Add(Italic, "\nЕсли ответ нужно дополнить или исправить, напишите новый текст ответом на это сообщение.\n")
	case s.may(tasks.DoSubmit) && s.task.Round != "":
		t.Add(Italic, "\n"+roundHint(s.task.Round)+": напишите текст ответом на это сообщение. Фото можно приложить.\n")
	case s.may(tasks.DoSubmit):
		t.Add(Italic, "\nЧтобы подготовить ответ жителю, напишите его ответом на это сообщение. Фото можно приложить.\n")
	}
	if _, ok := s.task.Approved(); ok && s.may(tasks.DoPublishByHand) && !s.may(tasks.DoPublish) {
		t.Add(Italic, "\nОпубликуйте ответ под сообщением сами, нажмите «"+LabelByHand+"» и пришлите ссылку на него.\n")
	}
}

// addQuestion says what the opened screen asks; the criteria stand there in the decree's words [10].
func (s scene) addQuestion(t *Text) {
	switch s.screen.name {
	case screenTopics:
		t.Add(Bold, "\nВыберите тему\n")
	case screenPlaces:
		t.Add(Bold, "\nТема: "+s.screen.arg+". Выберите район\n")
	case screenRaise:
		t.Add(Bold, "\nПочему? Выберите причину или напишите её ответом на это сообщение\n")
	case screenInterim:
		t.Add(Bold, "\nК какому дню дадим окончательный ответ?")
		t.Line(" По порядку — не позже семи рабочих дней (п. 15).")
	case screenDelegate:
		t.Add(Bold, "\nКому поручить?\n")
	case screenAnyway:
		t.Add(Bold, "\n⚠️ После того как ответ был написан, житель изменил или удалил сообщение либо написал снова. Сравните и решите\n")
	case screenGrounds:
		t.Add(Bold, "\nПочему не отвечаем? Решение примет второй сотрудник\n")
	case screenCriteria:
		s.addCriteria(t)
	}
}

// addCriteria lists 10.1–10.7 in the decree's words [10], beside each what the draft check noticed, and then what it noticed of
// other paragraphs.
func (s scene) addCriteria(t *Text) {
	s.addEdit(t)
	t.Add(Bold, "\nОтметьте, чему ответ не соответствует\n")
	d, _ := s.task.Pending()
	hints := s.hints(d)
	shown := min(len(hints), maxHints)
	for _, rule := range tasks.Criteria() {
		t.Line(string(rule.ID) + ". " + rule.Words)
		for i, h := range hints[:shown] {
			if h.Criterion == rule.ID {
				t.Add(Italic, "🔎 "+hintWords(i, h)+"\n")
			}
		}
	}
	for i, h := range hints[:shown] {
		if _, criterion := h.Criterion.Rule(); !criterion {
			t.Add(Italic, "🔎 "+hintWords(i, h)+"\n")
		}
	}
	s.addRest(t, hints)
}

// addNoticed tells the controller in a line what the draft check noticed; the rest stands beside the criteria.
func (s scene) addNoticed(t *Text) {
	d, ok := s.task.Pending()
	if !ok || !s.may(tasks.DoApprove) || s.screen.name == screenCriteria {
		return
	}
	hints := s.hints(d)
	if len(hints) == 0 {
		return
	}
	var parts []string
	for _, c := range hinted(hints) {
		n := 0
		for _, h := range hints {
			if h.Criterion == c {
				n++
			}
		}
		parts = append(parts, fmt.Sprintf("%s — %d", paragraphWord(c), n))
	}
	t.Line("\n🔎 Замечено: " + strings.Join(parts, ", ") + ". Подробно — под «" + LabelReturn + "»")
}

// postedAt is when a version came to stand in the network.
func (s scene) postedAt(draft int) time.Time {
	for _, p := range s.task.Posted {
		if p.Draft == draft {
			return p.At
		}
	}
	return s.task.Moved.At
}

// answerMedia are the files of the answer, for those who decide on it or publish it, and those of reports on promises, for
// those who decide on them.
func (s scene) answerMedia() []tasks.Media {
	var media []tasks.Media
	for _, p := range s.task.OpenPromises() {
		if p.State == tasks.PromiseReported && s.may(tasks.DoAccept) {
			media = append(media, p.Report.Media...)
		}
	}
	if d, ok := s.task.LastDraft(); ok && (s.may(tasks.DoApprove) || s.may(tasks.DoPublishByHand)) {
		media = append(media, d.Media...)
	}
	return media
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
