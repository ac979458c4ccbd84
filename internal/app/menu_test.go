package app_test

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"otklik/store/storetest"
	"otklik/tasks"
)

// bubbleOf tells a story of a town of other people.
func bubbleOf(t *testing.T, people *tasks.Roster, story func(*testing.T, *town)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		dawn()
		tw := newTownOf(t, inMemory{storetest.NewModel()}, people)
		story(t, tw)
		tw.sound()
	})
}

// commands waits until a chat offers exactly these commands.
func (tw *town) commands(chat int64, want string) {
	tw.t.Helper()
	ctx, cancel := context.WithTimeout(tw.t.Context(), time.Minute)
	defer cancel()
	names := func() string {
		var list []string
		for _, line := range tw.tg.Commands(chat) {
			name, _, _ := strings.Cut(line, " ")
			list = append(list, name)
		}
		return strings.Join(list, " ")
	}
	for names() != want {
		select {
		case <-ctx.Done():
			tw.t.Fatalf("%d is offered %q, want %q", chat, names(), want)
		case <-time.After(time.Second): // virtual
		}
	}
}

// Each chat offers what its person's roles can do, a stranger's the beginning alone; a change of the roster changes it.
func TestMenusFollowRoles(t *testing.T) {
	bubbleOf(t, colleagues(), func(t *testing.T, tw *town) {
		tw.commands(anna, "queue tasks find new promises absent practice help start")
		tw.commands(pyotr, "queue tasks find board new promises report templates absent practice help start")
		tw.commands(it, "staff invite health templates absent practice help start")
		tw.commands(strange, "start")
		must(t, tw.flow().Change(t.Context(), func(r tasks.Roster) tasks.Roster {
			next, err := r.Unlink("vera")
			must(t, err)
			anna, _ := next.Person("ivanova")
			anna.Roles = []tasks.Role{tasks.Operator, tasks.Admin}
			next, _, err = next.Put(anna)
			must(t, err)
			return next
		}))
		tw.commands(anna, "staff invite health queue tasks find new promises templates absent practice help start")
		tw.commands(vera, "start")
	})
}

// Words that answer no message: a number opens the task to whoever may see it, a link is handed in, and else commands are named.
func TestWordsThatAnswerNothing(t *testing.T) {
	bubbleOf(t, colleagues(), func(t *testing.T, tw *town) {
		tw.assigned("Нет света", "ЖКХ")
		first := tw.expect(ivan, "Нет света", "напишите его ответом")
		tw.say(ivan, "№ 1")
		if again := tw.expect(ivan, "Нет света", "напишите его ответом"); again.ID == first.ID {
			time.Sleep(time.Minute)
			if again = tw.expect(ivan, "Нет света", "напишите его ответом"); again.ID == first.ID {
				t.Error("the number does not bring the card")
			}
		}
		for _, c := range []struct {
			who   int64
			text  string
			words []string
		}{
			{olga, "1", []string{"Задачи с таким номером нет, или она не относится"}},
			{anna, "77", []string{"Задачи с таким номером нет, или она не относится"}},
			{anna, "https://vk.com/wall-1_2", []string{"Новое сообщение жителя. Всё верно?", "ВКонтакте"}},
			{it, "https://vk.com/wall-1_2", []string{"Понять Вас не удалось"}},
			{anna, "ухожу в отпуск", []string{"Может быть", "/absent — отсутствие и замещение\n/queue"}},
			{anna, "где фонарь на Садовой", []string{"Может быть", "нужно:\n/find"}},
			{it, "сменился телефон", []string{"Может быть", "нужно:\n/invite"}},
			{ivan, "привет", []string{"напишите текст ответом на карточку", "/queue", "/tasks", "/find"}},
			{it, "/staf", []string{"Такой команды нет", "/staff"}},
			{ivan, "/help", []string{"Вы исполнитель", "Например", "Мария Ивановна", "/practice"}},
			{it, "/help", []string{"Вы администратор", "/staff", "/invite"}},
		} {
			tw.say(c.who, c.text)
			tw.expect(c.who, c.words...)
		}
	})
}

// The practice card of every role goes to its end by its buttons and touches nothing.
func TestEveryRolePractises(t *testing.T) {
	bubbleOf(t, colleagues(), func(t *testing.T, tw *town) {
		tap := func(who int64, words string, labels ...string) {
			t.Helper()
			for _, label := range labels {
				tw.button(who, words, label)
			}
		}
		for who, labels := range map[int64][]string{
			anna:  {"Не к нам", "📝 Зарегистрировать", "ЖКХ", "Без адреса", "📢 Опубликовать"},
			pyotr: {"Управление ЖКХ", "Направить", "На доработку", "✅ Согласовать"},
			glava: {"Ознакомлен"},
			it:    {"Сидоров И.", "Отозвать ссылку"},
		} {
			tw.say(who, "/practice")
			tap(who, "Вы подключены", "🎓 Попробовать")
			tap(who, "Учебная карточка", labels...)
			tap(who, "Готово!", "Закрыть")
			tw.expect(who, "Настоящие задачи придут сюда")
		}
		count, err := tw.flow().Count(t.Context())
		must(t, err)
		if len(count) != 0 {
			t.Errorf("practice has made tasks: %v", count)
		}
	})
}
