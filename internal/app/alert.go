package app

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"otklik/bot/telegram"
	"otklik/internal/alert"
	"otklik/internal/config"
	"otklik/tasks"
	"otklik/tasks/workflow"
)

// lastWord is how long an alert may hold up the end of a program that cannot go on.
const lastWord = 40 * time.Second

// secondWays are the ways to an administrator besides Telegram.
func secondWays(cfg *config.Config) []alert.Way {
	var ways []alert.Way
	if hook := cfg.Alert.Hook; hook.URL != "" {
		ways = append(ways, alert.Hook{URL: hook.URL.Reveal(), Secret: hook.Secret.Reveal()})
	}
	if cfg.Alert.Mail.Server != "" {
		ways = append(ways, mailOf(cfg))
	}
	return ways
}

func mailOf(cfg *config.Config) alert.Mail {
	m := cfg.Alert.Mail
	return alert.Mail{
		Server: m.Server, TLS: m.TLS, From: m.From, To: m.To, Login: m.Login, Password: m.Password.Reveal(),
	}
}

// alarm lets the desk look, where this process leads and there is a second way.
func (a *App) alarm(ctx context.Context) {
	if len(a.ways) == 0 || !a.leading.Load() {
		return
	}
	list := a.troubles(ctx)
	if a.look(ctx, list) {
		<-a.looking
	}
}

// look lets the desk look, which others cannot until looking is read; false when the context ended first.
func (a *App) look(ctx context.Context, list []alert.Trouble) bool {
	select {
	case a.looking <- struct{}{}:
	case <-ctx.Done():
		return false
	}
	if err := a.desk.Look(ctx, list); err != nil && ctx.Err() == nil {
		a.log.Error("alerts", "err", err)
	}
	return true
}

// revoked tells of a token that Telegram refuses before the program ends: no restart mends that. It is the last word: what still
// runs meanwhile does not call it over.
func (a *App) revoked(ctx context.Context, err error) {
	if len(a.ways) == 0 || !errors.Is(err, telegram.ErrToken) {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, lastWord)
	defer cancel()
	a.look(ctx, append(a.troubles(ctx), alert.Trouble{
		Kind: alert.Telegram, Now: true, Title: "Telegram не принимает токен бота",
		Text: "Токен ошибочен или отозван, программа остановилась. Что сделать: взять действующий токен у @BotFather, записать его " +
			"в telegram.token и запустить программу снова.",
	}))
}

// troubles lists what an administrator must hear of by the second way: what health knows, people whom nothing reaches, what
// could not be worked off.
func (a *App) troubles(ctx context.Context) []alert.Trouble {
	byKind := map[alert.Kind][]fault{}
	for _, f := range a.faults(ctx) {
		byKind[f.kind] = append(byKind[f.kind], f)
	}
	for _, line := range a.vk.Failing() {
		byKind[alert.VK] = append(byKind[alert.VK], fault{words: line, kind: alert.VK})
	}
	var list []alert.Trouble
	add := func(kind alert.Kind, title, advice string) {
		t := alert.Trouble{Kind: kind, Title: title}
		var lines []string
		for _, f := range byKind[kind] {
			lines = append(lines, f.words)
			if !f.since.IsZero() && (t.Since.IsZero() || f.since.Before(t.Since)) {
				t.Since = f.since
			}
		}
		if t.Text = strings.Join(lines, "\n") + "\n\n" + advice; len(lines) > 0 {
			list = append(list, t)
		}
	}
	add(alert.Telegram, "Telegram не отвечает", fmt.Sprintf("Сообщения сотрудникам ждут (%d) и уйдут, когда связь вернётся. "+
		"Что сделать: проверить сеть и telegram.proxy; срочное передать людям иначе.", a.unsent()))
	add(alert.VK, "ВКонтакте не отвечает или молчит", "Сообщения жителей могут не приходить. Что сделать: otklik check скажет, "+
		"какой ключ или настройка мешает.")
	add(alert.Work, "Работа стоит", "Что сделать: посмотреть /readyz и журнал программы.")
	if t, ok := a.nobody(ctx); ok {
		list = append(list, t)
	}
	if n := a.buried(); n > 0 {
		list = append(list, alert.Trouble{Kind: alert.Buried, Size: int(n), Title: "Отложено то, что не удалось сделать",
			Text: fmt.Sprintf("Таких записей: %d. Что сделать: посмотреть в журнале, почему; см. «Buried items» в docs/operations.md.", n)})
	}
	return list
}

// nobody tells of duties that have nobody where messages reach nobody who could help either.
func (a *App) nobody(ctx context.Context) (alert.Trouble, bool) {
	roster, err := a.flow.People(ctx)
	if err != nil || len(roster.People) == 0 {
		return alert.Trouble{}, false
	}
	var lines []string
	for _, g := range roster.Gaps() {
		if len(g.Told(roster)) > 0 {
			continue
		}
		d, _ := roster.Department(g.Department)
		lines = append(lines, map[tasks.Role]string{
			tasks.Operator: "регистрировать и публиковать некому", tasks.Controller: "направлять и проверять некому",
			tasks.Executor: "отвечать некому: " + d.Name,
		}[g.Role])
	}
	return alert.Trouble{
		Kind: alert.Nobody, Title: "Некому работать, и сообщить об этом некому",
		Text: strings.Join(lines, "\n") + "\n\nНи до администратора, ни до контролёра сообщения бота не доходят. Что сделать: " +
			"попросить их открыть бота и нажать «Старт» или добавить людей: otklik roster load.",
	}, len(lines) > 0
}

// unsent counts what waits to be told to people.
func (a *App) unsent() int64 {
	waiting := a.sweep.State().Waiting
	return waiting[workflow.Alerts] + waiting[workflow.Prompts] + waiting[workflow.Notices]
}

// buried counts what is kept aside.
func (a *App) buried() (n int64) {
	for _, count := range a.sweep.State().Buried {
		n += count
	}
	return n
}

// degraded lists what works with less than it could, for an administrator.
func (a *App) degraded(ctx context.Context) []string {
	var lines []string
	for _, line := range a.vk.Health() {
		lines = append(lines, "ВКонтакте: "+line)
	}
	if n := a.buried(); n > 0 {
		lines = append(lines, fmt.Sprintf("Отложено то, что не удалось сделать: %d", n))
	}
	if roster, err := a.flow.People(ctx); err == nil {
		if lost := workflow.Unreached(roster); len(lost) > 0 {
			lines = append(lines, fmt.Sprintf("Сообщения бота не доходят, человек: %d", len(lost)))
		}
	}
	return lines
}
