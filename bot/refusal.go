package bot

import (
	"fmt"

	"otklik/tasks"
)

// refused says why a command was refused and, where somebody else was faster, who and when.
func (s scene) refused(e *tasks.Error) string {
	if e.Code == tasks.Moved && e.Last.Verb != "" {
		return fmt.Sprintf("Уже сделано: %s — %s, %s", lower(done(e.Last.Verb)), s.by(e.Last.By), s.when(e.Last.At))
	}
	if e.Code == tasks.Taken {
		return "Уже взял(а) " + s.by(e.Last.By)
	}
	if words := particularWords(e); words != "" {
		return words
	}
	return refusalWords(e.Code)
}

// particularWords says what is missing where the code alone would not tell what to do; "" where it does.
func particularWords(e *tasks.Error) string {
	type refusal struct {
		verb tasks.Verb
		code tasks.Code
	}
	return map[refusal]string{
		{tasks.DoPostpone, tasks.WrongDate}: "Новый срок должен быть позже прежнего и не в прошлом",
		{tasks.DoPostpone, tasks.NoReason}:  "Напишите дату и причину одной строкой, например: 05.12 подрядчик задержал поставку",
		{tasks.DoAgree, tasks.WrongDate}:    "Этот день уже прошёл. Откажите, чтобы исполнитель назвал другой",
		{tasks.DoSchedule, tasks.WrongDate}: "Проект нужен в будущем, но раньше срока ответа жителю. Посмотрите сроки в карточке",
		{tasks.DoTake, tasks.Unchanged}:     "Эта задача уже у Вас",
		{tasks.DoGiveBack, tasks.Unchanged}: "Эта задача не у Вас",
		{tasks.DoReport, tasks.NoText}:      "Напишите несколько слов; если сделано, достаточно и фото",
	}[refusal{e.Verb, e.Code}]
}
