package app_test

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"testing"

	"otklik/internal/config"
	"otklik/tasks"
)

// desk taps its way through the page of /staff.
func (tw *town) desk(labels ...string) {
	tw.t.Helper()
	for _, label := range labels {
		tw.button(it, "Сотрудники и справочники", label)
	}
}

// write replies to the page of /staff that says some words.
func (tw *town) write(words, text string) {
	tw.t.Helper()
	tw.reply(it, tw.expect(it, "Сотрудники и справочники", words), text)
}

// loadsBack checks that the roster, printed as a file, is the same when it is read.
func (tw *town) loadsBack() *tasks.Roster {
	tw.t.Helper()
	r := tw.roster()
	var file bytes.Buffer
	must(tw.t, config.WriteRoster(&file, r))
	back, err := config.ParseRoster("roster.yaml", file.Bytes())
	if err != nil {
		tw.t.Fatalf("the printed roster does not load: %v\n%s", err, file.String())
	}
	config.KeepLinks(back, r)
	if !reflect.DeepEqual(back, r) {
		tw.t.Errorf("another roster came back:\n%s", file.String())
	}
	return r
}

// A department with its topic and its executor, a district, a deputy: everything that a file says is made by buttons and replies.
func TestAStaffIsMadeByButtons(t *testing.T) {
	onStores(t, colleagues(), func(t *testing.T, tw *town) {
		tw.say(it, "/staff")
		tw.desk("Темы")
		tw.write("Выберите тему", "Парки: скверы, сады")
		tw.expect(it, "Выберите тему", "Парки: скверы, сады")
		tw.desk("⬅️ Назад")
		tw.expect(it, "Что изменить?")
		tw.desk("Районы")
		tw.write("Выберите район", "Северный")
		tw.expect(it, "Выберите район", "Северный")
		tw.desk("⬅️ Назад")
		tw.expect(it, "Что изменить?")
		tw.desk("Подразделения")
		tw.write("Выберите подразделение", "Управление парков")
		tw.expect(it, "Управление парков", "Удалить")
		tw.desk("Темы", "Парки: скверы, сады", "⬅️ Назад")
		tw.expect(it, "Темы: Парки: скверы, сады")
		tw.desk("⬅️ Назад")
		tw.expect(it, "Выберите подразделение")
		tw.desk("⬅️ Назад", "Люди")
		tw.write("Выберите человека", "  Щукина   Яна Юрьевна ")
		tw.expect(it, "Щукина Яна Юрьевна", "Изменения ещё не сохранены")
		tw.desk("Роли", "Исполнитель", "Заместитель главы", "⬅️ Назад")
		if said := tw.button(it, "Сотрудники и справочники", "Сохранить"); said != "Исполнителю и ответственному нужно подразделение" {
			t.Errorf("saved without a department: %q", said)
		}
		tw.desk("Подразделение", "Управление парков", "Курирует", "Управление дорог", "⬅️ Назад", "Кто замещает", "Орлова О.")
		tw.desk("💾 Сохранить")
		tw.expect(it, "Щукина Яна Юрьевна", "Доступа к боту нет", "Исключить из списка")

		r := tw.loadsBack()
		got, _ := r.Person("shchukina")
		want := tasks.Person{
			ID: "shchukina", Name: "Щукина Яна Юрьевна", Roles: []tasks.Role{tasks.Executor, tasks.Deputy},
			Department: "upravlenie_parkov", Departments: []tasks.DepartmentID{"roads"}, Substitute: "orlova",
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%+v", got)
		}
		tw.desk("⬅️ Назад")
		tw.expect(it, "Выберите человека")
		tw.desk("⬅️ Назад", "Подразделения", "Управление парков")
		if said := tw.button(it, "Сотрудники и справочники", "Удалить"); !strings.HasPrefix(said, "Удалить нельзя") {
			t.Errorf("a department with people was dropped: %q", said)
		}
		tw.write("Управление парков", "Парки и скверы")
		tw.expect(it, "Парки и скверы\n")
		tw.desk("⬅️ Назад")
		tw.expect(it, "Выберите подразделение")
		tw.desk("⬅️ Назад")
		tw.expect(it, "Что изменить?")
		tw.desk("Темы", "Дороги")
		tw.write("Дороги", "Дороги и мосты")
		tw.expect(it, "Дороги и мосты\n")
		if d, _ := tw.loadsBack().Department("roads"); !slices.Equal(d.Topics, []string{"Дороги и мосты"}) {
			t.Errorf("topics of roads: %v", d.Topics)
		}
	})
}

// Somebody with an open duty leaves: it is asked who takes over, who is called; who has left sees no more, and is named still.
func TestSomebodyLeaves(t *testing.T) {
	onStores(t, colleagues(), func(t *testing.T, tw *town) {
		tw.assigned("Нет света", "ЖКХ")
		tw.reply(ivan, tw.expect(ivan, "Нет света", "напишите его ответом"), "Свет включат.")
		tw.expect(ivan, "Так ответ увидит житель")
		first := tw.expect(boris, "Нет света", "напишите его ответом")
		tw.say(it, "/staff")
		tw.desk("Люди", "Сидоров И. · исполнитель", "Исключить из списка")
		tw.expect(it, "Исключить из списка: Сидоров И.?", "Открытых задач: 1. Кому их передать?", "Белов Б.", "Коллегам по работе")
		tw.desk("Белов Б.")
		tw.expect(it, "Выберите человека")
		tw.without(boris, first, "Нет света")
		tw.tap(boris, tw.expect(boris, "Нет света", "напишите его ответом"), "История")
		tw.expect(boris, "передано: Сидоров И. → Белов Б. (изменение состава)", "Сидоров И.: черновик сохранён")
		tw.say(ivan, "/help")
		tw.expect(ivan, "Это служебный бот администрации")
		tw.commands(ivan, "start")
		tw.loadsBack()

		tw.desk("Белов Б. · исполнитель, ответственный", "Исключить из списка", "Коллегам по работе")
		tw.expect(it, "Некому будет работать", "Управление ЖКХ: ответить некому")
		if _, here := tw.roster().Person("boris"); !here {
			t.Error("the last executor left without a warning")
		}
		tw.desk("⚠️ Всё равно")
		tw.expect(it, "Выберите человека")
		tw.expect(pyotr, "Некому работать", "Управление ЖКХ")
		tw.desk("Админ · администратор", "Исключить из списка")
		page := tw.expect(it, "Открытых задач за этим сотрудником нет")
		if said := tw.tap(it, page, "🚫 Исключить из списка"); !strings.Contains(said, "ни одного администратора") {
			t.Errorf("the last administrator: %q", said)
		}
	})
}

// A new role brings what waits for it, and a role that is taken away passes its duties to the colleagues.
func TestARoleChanges(t *testing.T) {
	bubbleOf(t, colleagues(), func(t *testing.T, tw *town) {
		tw.assigned("Нет света", "ЖКХ")
		tw.expect(boris, "Нет света", "напишите его ответом")
		tw.say(it, "/staff")
		tw.desk("Люди", "Орлова О. · исполнитель", "Подразделение", "Управление ЖКХ", "💾 Сохранить")
		tw.expect(it, "Некому будет работать", "Управление дорог: ответить некому")
		tw.desk("⚠️ Всё равно")
		tw.expect(olga, "Нет света", "напишите его ответом")
		tw.say(ivan, "/staff")
		tw.expect(ivan, "Это действие не входит в Ваши обязанности")
	})
}
