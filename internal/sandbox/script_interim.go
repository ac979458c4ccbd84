package sandbox

import (
	"context"
	"regexp"
	"slices"
	"strconv"
	"time"

	"otklik/tasks/worktime"
)

// interimAnswer promises the final answer for a later day and gives it in the same thread [9, 15].
func interimAnswer(e *example) []scene {
	interim := dated("Здравствуйте, Татьяна! Запросили у перевозчика записи с автобусов маршрута за это утро. " +
		"Проверим их и до %s ответим, что случилось и как это исправят. До этого дня на линии будет контролёр.")
	final := words("Татьяна, проверка закончена. Утром сломались сразу два автобуса, а запасного на линию не выпустили. " +
		"Перевозчик оштрафован, запасной автобус теперь дежурит на конечной с 6:30. " +
		"Если рейс снова не придёт, позвоните диспетчеру: телефон 072.")
	roads := "Управление дорог и транспорта"
	scenes := append(e.arrival("Транспорт", "Южный"),
		e.tapping("Контролёр направляет сообщение", "controller", roads, "Направить"),
		e.tapping("Быстро не проверить: исполнитель выбирает промежуточный ответ", "roads", "Промежуточный ответ"),
		scene{"К какому дню дадим окончательный ответ?", []deed{e.chooseDay}},
		e.replying("Исполнитель пишет промежуточный ответ", "roads", interim, "Напишите промежуточный ответ"),
		e.tapping("День окончательного ответа виден; черновик уходит на контроль", "roads", "Отправить на контроль"),
	)
	scenes = append(scenes, e.approval(interim)...)
	return append(append(scenes,
		e.tapping("Задача снова открыта. Контролёр принимает предложенные сроки", "controller", "Принять сроки"),
		scene{"Проходит день, проверка закончена", []deed{e.later(e.tomorrow)}},
		e.replying("Исполнитель пишет окончательный ответ", "roads", final, e.message.Text),
		e.tapping("Окончательный ответ уходит на контроль", "roads", "Отправить на контроль"),
	), e.approval(final)...)
}

// dayOffered is a button with a day: «пт 28.11» or, in another year, «пт 09.01.2027».
var dayOffered = regexp.MustCompile(`^\p{L}{2} (\d\d)\.(\d\d)(?:\.(\d{4}))?$`)

// chooseDay takes the second of the days that the executor's card offers for the final answer.
func (e *example) chooseDay(ctx context.Context) error {
	m, err := e.find(ctx, "roads", "Другая дата", e.about())
	if err != nil {
		return err
	}
	days := slices.DeleteFunc(m.Labels(), func(l string) bool { return !dayOffered.MatchString(l) })
	if len(days) == 0 {
		return wrong("Карточка не предлагает ни одного дня")
	}
	label := days[min(1, len(days)-1)]
	e.day = e.readDay(label)
	return e.tap(ctx, "roads", label, e.about())
}

// readDay is the day that a button names.
func (e *example) readDay(label string) worktime.Date {
	m := dayOffered.FindStringSubmatch(label)
	d := worktime.DateOf(e.world.clock.Now().In(e.world.calendar.Location()))
	if m[3] != "" {
		d.Year, _ = strconv.Atoi(m[3])
	}
	day, _ := strconv.Atoi(m[1])
	month, _ := strconv.Atoi(m[2])
	d.Month, d.Day = time.Month(month), day
	return d
}
