package bot

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"sync"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// Command is a command with a stroke, as the messenger's menu shows it.
type Command struct{ Name, Text string }

// offer is a command with whom it is offered to and the words that it answers.
type offer struct {
	Command
	roles []tasks.Role // empty for everybody
	near  []string     // beginnings of words by which a person may mean it
}

// offers lists the commands, the likeliest first.
func offers() []offer {
	duties, oversight := duties(), oversight()
	templating := []tasks.Role{tasks.Responsible, tasks.Controller, tasks.Admin}
	admin := []tasks.Role{tasks.Admin}
	return []offer{
		{Command{"staff", "Сотрудники, подразделения, темы"}, admin, []string{
			"staff", "сотруд", "увол", "роль", "подразд", "тем", "район",
		}},
		{Command{"invite", "Ссылка для входа"}, admin, []string{"invite", "приглас", "ссылк", "телефон", "подключ"}},
		{Command{"health", "Всё ли работает"}, admin, []string{"health", "работа", "сломал", "ошибк"}},
		{Command{"queue", "Очередь: что ждёт Вашей роли"}, duties, []string{"queue", "очеред", "ждёт", "ждет"}},
		{Command{"tasks", "Мои открытые задачи"}, duties, []string{"task", "задач", "мои", "сделать"}},
		{Command{"find", "Найти задачу"}, duties, []string{"find", "найт", "найд", "иск", "ищу", "поиск", "где"}},
		{Command{"board", "Сводка, обновляется сама"}, oversight, []string{"board", "свод", "картин", "просроч"}},
		{Command{"new", "Внести сообщение вручную"}, handing(), []string{
			"new", "нов", "внес", "добав", "сообщ", "вручную", "скрин", "созда",
		}},
		{Command{"promises", "Обещания жителям"}, duties, []string{"promise", "обещ"}},
		{Command{"report", "Подсказки и решения контролёра"}, oversight, []string{"report", "отчёт", "отчет", "статист"}},
		{Command{"templates", "Шаблоны ответов"}, templating, []string{"template", "шаблон", "заготов"}},
		{Command{"absent", "Отсутствие и замещение"}, nil, []string{"absent", "отпуск", "бол", "заме", "команд", "отсут"}},
		{Command{"practice", "Попробовать на учебной карточке"}, nil, []string{"practice", "учеб", "попроб"}},
		{Command{"help", "Что и как здесь делать"}, nil, []string{"help", "помощ", "помог", "справк", "как"}},
		{Command{"start", "Начать работу"}, nil, []string{"start"}},
	}
}

// offered lists what a person is offered.
func offered(me tasks.Person) []offer {
	return slices.DeleteFunc(offers(), func(o offer) bool {
		return len(o.roles) > 0 && !slices.ContainsFunc(o.roles, func(r tasks.Role) bool { return slices.Contains(me.Roles, r) })
	})
}

// menu is what a person's chat offers.
func menu(me tasks.Person) []Command {
	var list []Command
	for _, o := range offered(me) {
		list = append(list, o.Command)
	}
	return list
}

// menusCursor is where the store keeps which menus have been set: a sum of each by chat, so that a start sets only what changed.
const menusCursor = "menus"

// menus remembers what has been asked for and failed, so that it is not asked for again before the next start.
type menus struct {
	mu     sync.Mutex
	failed map[int64]string
}

// Menus brings the commands that each chat offers in line with people's roles; strangers are offered the beginning only. What the
// messenger does not take waits for the next start: without a menu everything works.
func (b *Bot) Menus(ctx context.Context) error {
	b.menus.mu.Lock()
	defer b.menus.mu.Unlock()
	roster, err := b.flow.People(ctx)
	if err != nil {
		return err
	}
	set, err := b.menusSet(ctx)
	if err != nil {
		return err
	}
	want := map[int64][]Command{0: {{"start", "Начать работу"}}}
	for _, p := range roster.People {
		if p.Account != 0 {
			want[p.Account] = menu(p)
		}
	}
	for _, d := range roster.Departments {
		if d.Served() {
			want[d.Chat] = chatMenu()
		}
	}
	now := maps.Clone(set)
	for _, chat := range slices.Sorted(maps.Keys(set)) {
		if _, linked := want[chat]; !linked && b.setMenu(ctx, chat, nil) {
			delete(now, chat)
		}
	}
	for _, chat := range slices.Sorted(maps.Keys(want)) {
		if set[chat] != menuSum(want[chat]) && b.setMenu(ctx, chat, want[chat]) {
			now[chat] = menuSum(want[chat])
		}
	}
	if maps.Equal(set, now) {
		return nil
	}
	text, err := json.Marshal(now)
	if err != nil {
		return fmt.Errorf("menus: %w", err)
	}
	return b.flow.Commit(ctx, workflow.Commit{Cursors: map[string]string{menusCursor: string(text)}})
}

// menusSet is what has been set.
func (b *Bot) menusSet(ctx context.Context) (map[int64]string, error) {
	set := map[int64]string{}
	text, err := b.flow.Cursor(ctx, menusCursor)
	if err != nil {
		return nil, fmt.Errorf("menus: %w", err)
	}
	if text == "" {
		return set, nil
	}
	if err := json.Unmarshal([]byte(text), &set); err != nil {
		return nil, fmt.Errorf("menus: %w", err)
	}
	return set, nil
}

// setMenu reports whether the messenger has taken a menu.
func (b *Bot) setMenu(ctx context.Context, chat int64, commands []Command) bool {
	sum := menuSum(commands)
	if tried, ok := b.menus.failed[chat]; ok && tried == sum || ctx.Err() != nil {
		return false
	}
	if err := b.out.Menu(ctx, chat, commands); err != nil {
		if ctx.Err() == nil {
			b.log.Info("a menu of commands was not set", "chat", chat, "err", err)
			if b.menus.failed == nil {
				b.menus.failed = map[int64]string{}
			}
			b.menus.failed[chat] = sum
		}
		return false
	}
	delete(b.menus.failed, chat)
	return true
}

func menuSum(commands []Command) string {
	sum := sha256.Sum256(fmt.Append(nil, commands))
	return hex.EncodeToString(sum[:8])
}

// renewMenus is Menus after somebody's tap: a fault is logged, and the next look sets them.
func (b *Bot) renewMenus(ctx context.Context) {
	if err := b.Menus(ctx); err != nil && ctx.Err() == nil {
		b.log.Error("menus were not set", "err", err)
	}
}
