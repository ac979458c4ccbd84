package bot

import (
	"slices"

	"otklik/tasks"
)

// The steps of the page of /new, as its screen keeps them. Before the first the screen has no name.
const (
	stepNetwork = "network"
	stepAuthor  = "author"
	stepLink    = "link"
	stepText    = "text"
	stepSeen    = "seen"
	stepReview  = "review"
	stepHanded  = "handed" // it is a task now
	stepAtWork  = "known"  // it was one already; arg: what is said of it
	stepDropped = "dropped"
)

// handSteps are the steps in which a message is handed in when nothing of it is known.
func handSteps() []string { return []string{stepNetwork, stepAuthor, stepLink, stepText, stepSeen} }

// Labels of the page of /new.
const (
	LabelCreate     = "Создать"
	LabelNetwork    = "Сеть"
	LabelAuthor     = "Автор"
	LabelSourceLink = "Ссылка"
	LabelSourceText = "Текст"
	LabelSeen       = "Когда обнаружено"
	LabelSkip       = "Пропустить"
	LabelNow        = "Сейчас"
	LabelNotCreate  = "Не создавать"
	LabelOneMore    = "Ещё сообщение"
)

// Sentences of /new.
const (
	sayOwnWords = "Это запись нашего сообщества. Чтобы ответить на комментарий под ней, скопируйте ссылку на сам комментарий: " +
		"нажмите на его время"
	sayKnownElsewhere = "Это сообщение уже в работе у другого подразделения."
	sayHandedAlready  = "Уже создано"
)

// handPage draws the page of /new.
func (s scene) handPage() Message {
	var t Text
	h, _ := handedOf(s.screen)
	drop := []Button{PageNew.pick("🗑 "+LabelNotCreate, handDrop, "")}
	again := [][]Button{{PageNew.pick("➕ "+LabelOneMore, handAgain, "")}}
	switch s.screen.name {
	case stepReview:
		return s.handReview(h)
	case stepHanded:
		t.Add(Bold, "✅ Задача создана\n")
		t.Line("Карточка у оператора: он укажет тему и место. Срок ответа идёт с момента, когда сообщение обнаружено.")
		return Message{Text: t, Buttons: again}
	case stepAtWork:
		t.Line(s.screen.arg)
		return Message{Text: t, Buttons: again}
	case stepDropped:
		t.Line("Сообщение не внесено.")
		return Message{Text: t, Buttons: again}
	}
	t.Add(Bold, "➕ Новое сообщение жителя\n")
	var rows [][]Button
	skip := PageNew.pick("⏭ "+LabelSkip, handSkip, s.screen.name)
	switch s.screen.name {
	case stepAuthor:
		t.Line("Как зовут автора? Напишите имя, как оно указано в сети.")
		rows = [][]Button{{skip}}
	case stepLink:
		t.Line("Пришлите ссылку на сообщение. По ней опубликуют ответ и узнают, не внесено ли сообщение раньше.")
		rows = [][]Button{{skip}}
	case stepText:
		t.Line("Напишите или вставьте текст сообщения. Можно прислать снимок экрана.")
		rows = [][]Button{{skip}}
	case stepSeen:
		t.Line("Когда сообщение обнаружено? С этого времени идёт срок (п. 7). Нажмите кнопку или напишите время, например 10:15 или вчера 17:40.")
		rows = [][]Button{{PageNew.pick("🕐 "+LabelNow, handNow, "")}}
	default:
		t.Line("Пришлите ссылку на сообщение — или выберите, в какой оно сети.")
		rows = networkButtons()
	}
	return Message{Text: t, Buttons: append(rows, drop)}
}

func networkButtons() [][]Button {
	var buttons []Button
	for _, n := range tasks.Networks() {
		buttons = append(buttons, PageNew.pick(capital(networkWords(n)), handNetwork, n))
	}
	return inRows(buttons, 2)
}

// handReview shows the message as the operator will see it, before it becomes a task.
func (s scene) handReview(h handed) Message {
	var t Text
	f := h.Found
	t.Add(Bold, "➕ Новое сообщение жителя. Всё верно?\n")
	author := "автор не указан"
	if f.Author.FirstName != "" || f.Author.LastName != "" {
		author = f.Author.Name()
	}
	place := "сеть не выбрана"
	if f.Source.Network != "" {
		place = networkWords(f.Source.Network) + venueWords(f.Source.Venue)
	}
	t.Line("\n" + capital(author) + ", " + place)
	if f.Text != "" {
		t.Add(Quote, f.Text)
		t.Add(Plain, "\n")
	} else {
		t.Line("Текст не указан: напишите его ответом на это сообщение.")
	}
	if files := slices.Concat(f.Attachments, f.Evidence); len(files) > 0 {
		t.Line("Приложено: " + attached(files))
	}
	if f.Source.Link != "" {
		t = append(t, Span{Style: Anchor, Text: "Сообщение в сети", URL: f.Source.Link})
		t.Add(Plain, "\n")
	}
	t.Line("Обнаружено: " + s.when(f.SeenAt))
	if h.Own {
		t.Add(Bold, "\n⚠️ "+sayOwnWords+"\n")
	}
	if s.me.Has(tasks.Executor) && len(f.Evidence) > 0 {
		t.Add(Italic, "\nЕсли это фото для ответа жителю, пришлите его ответом на карточку задачи.\n")
	}
	return Message{Text: t, Buttons: h.reviewButtons()}
}

func (h handed) reviewButtons() [][]Button {
	change := func(label, step string) Button { return PageNew.pick(label, handChange, step) }
	var rows [][]Button
	if h.missing() == "" {
		rows = append(rows, []Button{PageNew.pick("✅ "+LabelCreate, handCreate, "")})
	}
	row := []Button{change(LabelAuthor, stepAuthor), change(LabelSourceText, stepText), change(LabelSourceLink, stepLink)}
	if h.Found.Source.Link == "" || h.Found.Source.Network == tasks.NetworkOther {
		row = append(row, change(LabelNetwork, stepNetwork))
	}
	return append(rows, row, []Button{change("🕐 "+LabelSeen, stepSeen)}, []Button{PageNew.pick("🗑 "+LabelNotCreate, handDrop, "")})
}
