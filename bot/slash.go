package bot

import (
	"context"
	"strings"

	"otklik/tasks"
)

// Command is a command with a stroke, as the messenger's menu shows it.
type Command struct{ Name, Text string }

// Commands lists the commands of the menu.
func Commands() []Command {
	return []Command{
		{"start", "Начать работу"},
		{"promises", "Обещания жителям"},
		{"help", "Что и как здесь делать"},
		{"absent", "Отсутствие и замещение"},
		{"templates", "Шаблоны ответов"},
	}
}

// slash answers a command with a stroke.
func (b *Bot) slash(ctx context.Context, u Update, me tasks.Person) error {
	name, _, _ := strings.Cut(strings.TrimPrefix(strings.Fields(u.Said.Text)[0], "/"), "@")
	switch name {
	case "start":
		return b.tell(ctx, u, "Здравствуйте, "+me.Short()+"! Вы подключены к «Отклику». Задачи будут приходить сюда карточками, "+
			"действия — кнопками под ними.\n\n"+help(me))
	case "promises":
		return b.promises(ctx, u, me)
	case "health":
		return b.healthy(ctx, u, me)
	case "report":
		return b.counted(ctx, u, me)
	case "help":
		return b.tell(ctx, u, help(me))
	case "absent":
		return b.openPage(ctx, u, me, PageAbsent)
	case "templates":
		return b.templates(ctx, u, me)
	}
	return b.tell(ctx, u, "Такой команды нет. Справка — /help")
}

// help says what a person does here, by their roles.
func help(me tasks.Person) string {
	var lines []string
	for _, r := range me.Roles {
		if words := roleHelp(r); words != "" {
			lines = append(lines, words)
		}
	}
	lines = append(lines, "Болезнь, отпуск, командировка — отметьте командой /absent: задачи перейдут тому, кто Вас замещает.")
	if me.MayTemplate(me.Department) {
		lines = append(lines, "Шаблоны, с которых исполнители начинают ответ, — /templates")
	}
	if oversees(me) {
		lines = append(lines, "Что обещано жителям и к какому дню — /promises")
	}
	return strings.Join(lines, "\n\n")
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
		return "Вы ответственный за работу с сообщениями в подразделении."
	case tasks.Deputy:
		return "Вы заместитель главы, курирующий подразделения."
	case tasks.Admin:
		return "Вы администратор: бот сообщит, если кому-то нельзя доставить сообщение."
	}
	return ""
}
