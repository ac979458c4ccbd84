package bot

import (
	"context"
	"strings"

	"otklik/tasks"
)

// slash answers a command with a stroke.
func (b *Bot) slash(ctx context.Context, u Update, me tasks.Person) error {
	name, _, _ := strings.Cut(strings.TrimPrefix(strings.Fields(u.Said.Text)[0], "/"), "@")
	switch name {
	case "start": // a token that invites somebody has been used by now: see Handle
		return b.tell(ctx, u, "Здравствуйте, "+me.Given()+"! Вы подключены к «Отклику». Задачи будут приходить сюда карточками, "+
			"действия — кнопками под ними.\n\n"+help(me))
	case "tasks":
		return b.openPage(ctx, u, me, PageTasks)
	case "queue":
		return b.openPage(ctx, u, me, PageQueue)
	case "find":
		return b.find(ctx, u, me)
	case "board":
		return b.openPage(ctx, u, me, PageBoard)
	case "promises":
		return b.openPage(ctx, u, me, PagePromises)
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
	case "practice":
		return b.openPage(ctx, u, me, PagePractice)
	case "invite":
		return b.openPage(ctx, u, me, PageInvite)
	case "new":
		return b.openPage(ctx, u, me, PageNew)
	case "here":
		return b.tell(ctx, u, sayHereElsewhere)
	case "staff":
		return b.openPage(ctx, u, me, PageStaff)
	}
	return b.tell(ctx, u, "Такой команды нет. "+guesses(me, name))
}
