package bot

import (
	"strings"

	"otklik/tasks"
)

// help says what a person does here, by their roles.
func help(me tasks.Person) string {
	var lines []string
	for _, r := range me.Roles {
		if words := roleHelp(r); words != "" {
			lines = append(lines, words)
		}
	}
	if oversees(me) {
		lines = append(lines, "Что ждёт сейчас — /queue, что у Вас в работе — /tasks, найти по словам, имени или адресу — /find фонарь Садовая")
	}
	if sheets()[PageBoard].mayUse(me) {
		lines = append(lines, "Сводка по подразделениям, которая обновляется сама, — /board")
	}
	if sheets()[PageNew].mayUse(me) {
		lines = append(lines, "Увидели сообщение жителя в сети — пришлите сюда ссылку на него, перешлите его или снимок экрана с подписью. По шагам — /new")
	}
	if me.MayTemplate(me.Department) {
		lines = append(lines, "Шаблоны, с которых исполнители начинают ответ, — /templates")
	}
	if oversees(me) {
		lines = append(lines, "Что обещано жителям и к какому дню — /promises")
	}
	if reads(me) {
		lines = append(lines, "Насколько верны подсказки к ответам — /report")
	}
	lines = append(lines, "Болезнь, отпуск, командировка — отметьте командой /absent: задачи перейдут тому, кто Вас замещает.")
	if examples := examples(me); len(examples) > 0 {
		lines = append(lines, "Например:\n"+strings.Join(examples, "\n"))
	}
	lines = append(lines, "Попробовать на учебной карточке — /practice. Найти задачу — напишите её номер, например 12.")
	return strings.Join(lines, "\n\n")
}

// examples shows how a person of these roles goes about things.
func examples(me tasks.Person) []string {
	var lines []string
	for _, r := range me.Roles {
		lines = append(lines, map[tasks.Role][]string{
			tasks.Operator: {"• яма на дороге: «" + LabelRegister + "» → «Дороги» → «Южный»", "• реклама: «" + LabelDecline + "»"},
			tasks.Controller: {
				"• вопрос о фонаре: «Управление ЖКХ» → «" + LabelAssign + "»",
				"• в ответе не назван срок: «" + LabelReturn + "» → «10.4 сроки» → «" + LabelSendBack + "»",
			},
			tasks.Executor: {"• ответом на карточку: «Мария Ивановна, здравствуйте! Фонарь на Садовой, 12 починили 23 ноября.»"},
			tasks.Responsible: {
				"• поручить одному: на карточке «" + LabelDelegate + "» → Сидоров И.",
				"• сотрудник заболел: /absent → его имя → «Болезнь» → «До возвращения»",
			},
			tasks.Deputy: {"• где просрочено: /board → «" + LabelOverdue + "» → номер задачи"},
			tasks.Head: {
				"• сообщение об аварии: прочесть и нажать «" + LabelKnown + "»",
				"• следить за задачей: «" + LabelControl + "»; потом она стоит в /queue",
			},
			tasks.Admin: {
				"• новый сотрудник: /staff → «" + LabelPeople + "» → имя ответом на сообщение, затем /invite",
				"• сменился телефон: /invite",
			},
		}[r]...)
	}
	return lines
}

// roleHelp says what a role does.
func roleHelp(r tasks.Role) string {
	switch r {
	case tasks.Operator:
		return "Вы оператор. На карточке нового сообщения нажмите «" + LabelRegister + "», выберите тему и место. " +
			"Когда ответ согласован, нажмите «" + LabelPublish + "»."
	case tasks.Controller:
		return "Вы контролёр. Выберите подразделение и нажмите «" + LabelAssign + "». Готовый ответ согласуйте " +
			"или верните на доработку, отметив причины 10.1–10.7."
	case tasks.Executor:
		return "Вы исполнитель. Напишите ответ жителю ответом на карточку задачи, посмотрите, как он будет выглядеть, " +
			"и нажмите «" + LabelSubmit + "»."
	case tasks.Head:
		return "Вы глава. Сюда сразу приходят сообщения повышенной важности; нажмите «" + LabelKnown + "», когда прочтёте."
	case tasks.Responsible:
		return "Вы ответственный за работу с сообщениями в подразделении. О каждой просрочке бот скажет сам; откройте карточку и, " +
			"если нужно, нажмите «" + LabelDelegate + "» и выберите исполнителя. Чтобы обращения приходили в групповой чат " +
			"подразделения, добавьте туда бота и отправьте там /here."
	case tasks.Deputy:
		return "Вы заместитель главы. Сюда приходят просрочки подразделений, которые Вы курируете, и вечером их список; карточка " +
			"открывается кнопкой под напоминанием."
	case tasks.Admin:
		return "Вы администратор. Список сотрудников, подразделений, тем и районов — /staff, ссылки для входа — /invite, " +
			"состояние программы — /health. Бот сообщит, если кому-то нельзя доставить сообщение."
	}
	return ""
}
