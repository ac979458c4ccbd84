package app_test

import (
	"testing"
	"time"

	"otklik/internal/app"
	"otklik/internal/config"
	"otklik/tasks"
)

// Accounts of those whom only some stories hire.
const (
	nina = 1007 // responsible and executor, housing
	boss = 1008 // deputy
)

// hire adds people to the town's staff.
func (tw *town) hire(people ...tasks.Person) {
	tw.t.Helper()
	r := roster()
	for _, p := range people {
		r.People = append(r.People, p)
		tw.tg.Person(p.Account, p.Name, "", "")
		must(tw.t, tw.tg.Start(p.Account, ""))
	}
	cfg, err := config.Load("", false, nil)
	must(tw.t, err)
	must(tw.t, app.PutRoster(tw.t.Context(), app.NewFlow(cfg, tw.store), r))
}

func ninaPetrovna() tasks.Person {
	return tasks.Person{
		ID: "nina", Name: "Нинова Нина Петровна", Roles: []tasks.Role{tasks.Responsible, tasks.Executor}, Department: "gkh", Account: nina,
	}
}

func deputy() tasks.Person {
	return tasks.Person{ID: "deputy", Name: "Заместителев Глеб", Roles: []tasks.Role{tasks.Deputy}, Departments: []tasks.DepartmentID{"gkh"}, Account: boss}
}

// registered brings a message as far as the controller.
func (tw *town) registered(text, topic string) {
	tw.t.Helper()
	_, err := tw.vk.Comment(tw.post, maria, text, 0)
	must(tw.t, err)
	tw.tap(anna, tw.expect(anna, text, "Зарегистрировать"), "Зарегистрировать")
	tw.tap(anna, tw.expect(anna, "Выберите тему"), topic)
	tw.tap(anna, tw.expect(anna, "Выберите район"), "Южный")
}

// shared sends a message to housing and roads at once.
func (tw *town) shared(text string) {
	tw.t.Helper()
	tw.registered(text, "ЖКХ")
	tw.tap(pyotr, tw.expect(pyotr, text, "Управление ЖКХ"), "Управление ЖКХ")
	tw.tap(pyotr, tw.expect(pyotr, "✓ Управление ЖКХ"), "Управление дорог")
	tw.tap(pyotr, tw.expect(pyotr, "✓ Управление ЖКХ", "✓ Управление дорог"), "Направить")
}

// Two departments give information, the controller chooses the lead, the lead writes the consolidated answer [16].
func TestAConsolidatedAnswer(t *testing.T) {
	bubble(t, func(t *testing.T, tw *town) {
		tw.shared("Во дворе яма и течёт труба")
		board := tw.expect(pyotr, "Сведения подразделений", "⏳ Управление ЖКХ: пока нет, срок сегодня 12:00", "Ведущий: Управление дорог")

		time.Sleep(10 * time.Minute)
		tw.reply(olga, tw.expect(olga, "Напишите сведения"), "Яму засыпем щебнем 25 ноября.")
		tw.tap(olga, tw.expect(olga, "Сведения для сводного ответа", "Передать"), "Передать")
		tw.expect(olga, "Сведения переданы")
		answered := tw.expect(pyotr, "✅ Управление дорог", "Яму засыпем", "⏳ Управление ЖКХ: пока нет")
		if answered.ID != board.ID {
			t.Error("the board is a new message, it should edit itself")
		}

		time.Sleep(2 * time.Hour)
		tw.expect(pyotr, "⏰ Управление ЖКХ: просрочено")
		tw.reply(ivan, tw.expect(ivan, "Напишите сведения"), "Труба перекрыта, заменим завтра.")
		tw.tap(ivan, tw.expect(ivan, "Сведения для сводного ответа", "Передать"), "Передать")
		all := tw.expect(pyotr, "Труба перекрыта", "Яму засыпем", "Выбор ведущего: до")
		if all.ID == board.ID {
			t.Error("when all is in the controller is called: a new message")
		}

		tw.tap(pyotr, all, "Ведущий: Управление дорог")
		tw.reply(olga, tw.expect(olga, "Ведущий: Управление дорог", "Труба перекрыта", "напишите его ответом"), "Мария, трубу заменят завтра, яму засыпем 25 ноября.")
		tw.tap(olga, tw.expect(olga, "Так ответ увидит житель"), "Отправить на контроль")
		tw.tap(pyotr, tw.expect(pyotr, "трубу заменят", "Согласовать"), "Согласовать")
		tw.tap(anna, tw.expect(anna, "трубу заменят", "Опубликовать"), "Опубликовать")
		tw.expect(ivan, "ответ опубликован")
	})
}

// One department that refuses does not stop the others; the second refusal is told to the deputy.
func TestOneOfSeveralRefuses(t *testing.T) {
	bubble(t, func(t *testing.T, tw *town) {
		tw.hire(deputy())
		tw.shared("Кто уберёт упавшее дерево?")
		tw.tap(ivan, tw.expect(ivan, "Напишите сведения", "Не наша компетенция"), "Не наша компетенция")
		tw.reply(ivan, tw.expect(ivan, "Почему это не к Вашему подразделению?"), "Дерево на дороге")
		tw.expect(pyotr, "⛔ Управление ЖКХ: не наша компетенция", "⏳ Управление дорог", "Дерево на дороге")
		if n := tw.count(boss, "дерево"); n != 0 {
			t.Errorf("the deputy heard of the first refusal: %d", n)
		}
		tw.tap(olga, tw.expect(olga, "Напишите сведения"), "Не наша компетенция")
		tw.reply(olga, tw.expect(olga, "Почему это не к Вашему подразделению?"), "Дерево во дворе")
		tw.expect(boss, "упавшее дерево", "Дерево во дворе")
		tw.expect(pyotr, "ждёт распределения", "Дерево во дворе", "Направить")
	})
}

// The lead says that the task is not its own: the controller chooses another among those who are left.
func TestTheLeadRefuses(t *testing.T) {
	bubble(t, func(t *testing.T, tw *town) {
		tw.shared("Сосулька над тротуаром")
		tw.tap(pyotr, tw.expect(pyotr, "Сведения подразделений"), "Ведущий: Управление дорог")
		tw.tap(olga, tw.expect(olga, "Ведущий: Управление дорог", "напишите его ответом"), "Не наша компетенция")
		tw.reply(olga, tw.expect(olga, "Почему это не к Вашему подразделению?"), "Крыша у жилищников")
		tw.tap(pyotr, tw.expect(pyotr, "собираются сведения", "Крыша у жилищников", "Ведущий: Управление ЖКХ"), "Ведущий: Управление ЖКХ")
		tw.expect(ivan, "Ведущий: Управление ЖКХ", "напишите его ответом")
	})
}

// The responsible person hands the task to one executor: only they are reminded.
func TestTheResponsibleHandsTheTaskToOne(t *testing.T) {
	bubble(t, func(t *testing.T, tw *town) {
		tw.hire(ninaPetrovna())
		tw.assigned("Не работает лифт", "ЖКХ")
		tw.tap(nina, tw.expect(nina, "Не работает лифт", "Перепоручить"), "Перепоручить")
		tw.tap(nina, tw.expect(nina, "Кому поручить?"), "Сидоров И.")
		tw.expect(nina, "поручено: Сидоров И.")
		tw.expect(ivan, "поручено: Сидоров И.")
		before := tw.count(nina, "Подготовка ответа: осталось")
		time.Sleep(4 * time.Hour)
		tw.expect(ivan, "Подготовка ответа: осталось")
		if n := tw.count(nina, "Подготовка ответа: осталось"); n != before {
			t.Error("the reminder went to somebody who was not chosen")
		}
	})
}

// Importance is raised and lowered with a reason, by a button or in words; the head hears of every raise.
func TestImportanceHasAReason(t *testing.T) {
	bubble(t, func(t *testing.T, tw *town) {
		tw.assigned("Оголённый провод у школы", "ЖКХ")
		tw.tap(pyotr, tw.expect(pyotr, "Оголённый провод", "Повышенная важность"), "Повышенная важность")
		tw.reply(pyotr, tw.expect(pyotr, "напишите её ответом"), "Рядом играют дети")
		tw.expect(glava, "Повышенная важность", "Рядом играют дети")
		tw.tap(anna, tw.expect(anna, "Рядом играют дети", "Обычная важность"), "Обычная важность")
		tw.tap(anna, tw.expect(anna, "Выберите причину"), "Опасности нет")
		tw.tap(anna, tw.expect(anna, "Почему такой срок?", "Повышенная важность"), "Повышенная важность")
		tw.tap(anna, tw.expect(anna, "Выберите причину"), "Своя причина")
		tw.reply(anna, tw.expect(anna, "Почему важность повышенная?"), "Провод снова под током")
		tw.expect(glava, "Провод снова под током")
		tw.expect(glava, "карточка ниже") // the second raise is a new message, the first is folded
	})
}
