package story_test

import (
	"errors"
	"fmt"
	"os"
	"testing"
	"time"

	"otklik/internal/sandbox/story"
)

// binaryKey names the built program in the environment; where it is set, that one is told of instead of a fresh build.
const binaryKey = "OTKLIK_BINARY"

func TestMain(m *testing.M) {
	if os.Getenv(binaryKey) != "" {
		os.Exit(m.Run())
	}
	dir, err := os.MkdirTemp("", "otklik-story-")
	if err == nil {
		var binary string
		binary, err = story.Build(dir)
		err = errors.Join(err, os.Setenv(binaryKey, binary))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	_ = os.RemoveAll(dir)
	os.Exit(code)
}

// start runs a fast town, so that Telegram's limit of a message a second does not slow the story down.
func start(t *testing.T) *story.Town {
	t.Helper()
	t.Parallel()
	return story.Start(t, os.Getenv(binaryKey), "-speed", "10")
}

const (
	question = "На Садовой, 15 третий день холодные батареи. Когда включат отопление?"
	vague    = "Информация принята, работы будут выполнены в ближайшее время."
	answer   = "Здравствуйте, Мария! Трубу меняют, тепло вернётся завтра до 18:00."
	again    = "Уже 19:00, а батареи холодные. Когда же?"
)

// A message goes the whole way, with one return for rework.
func TestWay(t *testing.T) {
	town := start(t)
	operator, controller, gkh := town.Person("operator"), town.Person("controller"), town.Person("gkh")
	comment := town.Resident("Мария Кузнецова").Comments("Город готовится к зиме", question)

	operator.Expect("Мария Кузнецова", question).Tap("Зарегистрировать").Tap("ЖКХ").Tap("Центральный")
	operator.ExpectToast("Зарегистрировано")
	operator.Expect("№ 1", "ждёт распределения")

	controller.Expect("№ 1", "ЖКХ", "Центральный", question).Tap("Управление ЖКХ и благоустройства").Tap("Направить")
	controller.ExpectToast("Направлено")

	gkh.Expect("№ 1", question).Reply(vague)
	gkh.Expect("Так ответ увидит житель", vague).Tap("Отправить на контроль")
	gkh.ExpectToast("Отправлено на контроль")

	controller.Expect("Ответ жителю", vague).Tap("На доработку").Tap("Вернуть")
	controller.ExpectToast("хотя бы одну причину")
	controller.Tap("10.3 обращение").Tap("10.4 сроки").Tap("Вернуть").ExpectToast("Возвращено на доработку")

	gkh.Expect("Возвращено на доработку", "10.3", "10.4", vague).Reply(answer)
	gkh.Expect("Так ответ увидит житель", answer).Tap("Отправить на контроль")

	controller.Expect("версия 2", answer).Tap("Согласовать")
	controller.ExpectToast("Согласовано")
	operator.Expect("ответ согласован", answer).Tap("Опубликовать")

	published := town.Wall().ExpectAnswer(comment, answer)
	for _, p := range []*story.Person{operator, controller, gkh} {
		p.Expect("ответ опубликован", "Опубликовано")
	}
	town.NoOther()

	town.Resident("Мария Кузнецова").Replies(published, again)
	operator.Expect(again)
}

// A resident changes their mind on the wall.
func TestResidentEditsAndDeletes(t *testing.T) {
	town := start(t)
	comment := town.Resident("Мария Кузнецова").Comments("Город готовится к зиме", question)
	town.Person("operator").Expect(question)
	town.Edit(comment, question+" Дом 15.")
	town.Wall().Expect(comment, question+" Дом 15.", true)
	reply := town.Resident("Алексей Смирнов").Replies(comment, "И у нас, в доме 17.")
	town.Delete(reply)
	town.Wall().ExpectNo(reply)
	town.Wall().Expect(comment, question+" Дом 15.", true)
}

// High importance reaches the head at once, and a term that runs out is reminded of.
func TestImportanceAndReminder(t *testing.T) {
	town := start(t)
	town.Resident("Алексей Смирнов").Comments("", "Прорвало трубу, кипяток во дворе!")
	operator, head := town.Person("operator"), town.Person("head")
	operator.Expect("кипяток").Tap("Повышенная важность")
	operator.Expect("Выберите причину").Tap("Угроза жизни или здоровью")
	operator.ExpectToast("Глава оповещён")
	head.Expect("Повышенная важность", "кипяток").Tap("Ознакомлен")
	head.ExpectToast("ознакомлены")
	town.WorkForward(31 * time.Minute)
	operator.Expect("⏰", "Регистрация", "10:30")
	town.NoOther()
}

// What is not for the town is closed with a trace and goes to nobody else.
func TestNotOurs(t *testing.T) {
	town := start(t)
	town.Resident("Нина Соколова").Comments("", "Спасибо за сквер!")
	operator := town.Person("operator")
	operator.Expect("Спасибо за сквер!").Tap("Не к нам")
	operator.ExpectToast("не к нам")
	operator.Expect("Не к нам", "Спасибо за сквер!")
	town.NoOther()
}
