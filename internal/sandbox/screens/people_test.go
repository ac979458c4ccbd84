package screens_test

import (
	"otklik/internal/sandbox/vkstand"
	"otklik/tasks"
)

// chat is where a story looks: a person's chat with the bot, or a place of its own below.
type chat int64

// The staff's accounts, as in town.yaml.
const (
	operator    chat = 1001
	controller  chat = 1002
	executor    chat = 1003 // housing
	roads       chat = 1004 // executor, roads
	responsible chat = 1005
	deputy      chat = 1006
	head        chat = 1007
	admin       chat = 1008
	newcomer    chat = 1009 // not let in yet
	stranger    chat = 7777
	crew        chat = -77 // the housing department's group
	wall        chat = 0   // the community's, not a chat at all
)

// residents are who write on the wall.
const (
	maria = 251348501
	oleg  = 318765502
)

func residents() []vkstand.User {
	return []vkstand.User{{ID: maria, First: "Мария", Last: "Кузнецова"}, {ID: oleg, First: "Олег", Last: "Смирнов"}}
}

// who names a chat's person, for the reader of a story.
func (c chat) who() string {
	names := map[chat]string{
		operator: "Оператор", controller: "Контролёр", executor: "Исполнитель", roads: "Исполнитель (дороги)",
		responsible: "Ответственный", deputy: "Заместитель главы", head: "Глава", admin: "Администратор",
		newcomer: "Новый сотрудник", stranger: "Посторонний", crew: "Чат ЖКХ", wall: "Житель",
	}
	return names[c]
}

// part is a chapter of the document.
type part struct {
	role  tasks.Role // "" for none
	title string
	table []screen
}

// parts are the chapters in their order.
func parts() []part {
	return []part{
		{"", "Житель, ВКонтакте", residentScreens()},
		{tasks.Operator, "Оператор", operatorScreens()},
		{tasks.Controller, "Контролёр", controllerScreens()},
		{tasks.Executor, "Исполнитель", executorScreens()},
		{tasks.Responsible, "Ответственный", responsibleScreens()},
		{"", "Чат подразделения", groupScreens()},
		{tasks.Deputy, "Заместитель главы", deputyScreens()},
		{tasks.Head, "Глава", headScreens()},
		{tasks.Admin, "Администратор", adminScreens()},
		{"", "Всем", commonScreens()},
	}
}
