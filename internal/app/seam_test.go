package app_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"otklik/internal/sandbox/tgstand"
	"otklik/tasks"
)

// Stories of parts that meet: groups with albums and voices, lists with what a card can do, the roster with what people keep in it.

// An album in reply to the chat's card is one answer of whoever sent it; a voice is none, and takes nothing.
func TestAnAlbumInAGroup(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		tw.tied()
		tw.registered("Темно во дворе", "ЖКХ")
		tw.send("Темно во дворе")
		card := tw.expect(crew, "Темно во дворе", "Беру")
		tw.sayIn(crew, fedor, "", tgstand.ReplyTo(card.ID), tgstand.WithVoice(tgstand.File{Name: "a.ogg", Data: []byte("OggS")}))
		tw.expect(crew, "Голосовое и видеосообщение")
		if m := tw.expect(crew, "Темно во дворе", "Беру"); strings.Contains(m.Text, "Взято:") {
			t.Errorf("a voice has taken the task:\n%s", m.Text)
		}
		tw.sayIn(crew, ivan, "Мария, лампу заменили.", tgstand.ReplyTo(card.ID), tgstand.WithPhoto(jpeg("1"), jpeg("2"), jpeg("3")))
		preview := tw.expect(ivan, "Так ответ увидит житель", "лампу заменили", "Приложено: фото — 3")
		time.Sleep(time.Minute)
		if n := tw.tally(ivan, "Так ответ увидит житель"); n != 1 {
			t.Errorf("%d previews of one album", n)
		}
		tw.expect(crew, "Взято: Сидоров И.")
		tw.tap(ivan, preview, "Отправить на контроль")
		tw.expect(pyotr, "лампу заменили", "К ответу приложено: фото — 3", "Согласовать")
	})
}

// What has a picture and what is long is read from a list all the same, and «Назад» finds the list.
func TestALongCardInAList(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		const words = "Не горит фонарь"
		card := tw.entrusted(words)
		text := essay(9_000)
		tw.paste(ivan, card, text)
		_, err := tw.tg.Say(ivan, ivan, "", tgstand.ReplyTo(card.ID), tgstand.WithPhoto(jpeg("1")))
		must(t, err)
		tw.tap(ivan, tw.expect(ivan, "Приложено: фото", "Отправить на контроль"), "Отправить на контроль")
		tw.expect(pyotr, "К ответу приложено: фото", "Согласовать")
		tw.say(pyotr, "/queue")
		list := tw.expect(pyotr, "Очередь: 1", "№ 1")
		tw.tap(pyotr, list, "№ 1")
		open := tw.expect(pyotr, "К ответу приложено: фото", "Согласовать", "Показать файлы", "Назад")
		if open.ID <= list.ID {
			t.Errorf("the long card is in message %d, the list was in %d", open.ID, list.ID)
		}
		seen := len(tw.tg.Messages(pyotr))
		tw.tap(pyotr, open, "Показать файлы")
		tw.until(pyotr, "the card with its picture", func([]tgstand.Message) bool { return len(tw.album(pyotr, seen)) == 1 })
		time.Sleep(time.Minute)
		if m, _ := tw.tg.Message(pyotr, list.ID); m.Text != "Показано ниже" || len(m.Labels()) > 0 {
			t.Errorf("the list that the long card has grown out of still stands:\n%s %v", m.Text, m.Labels())
		}
		tw.tap(pyotr, open, "Назад")
		back := tw.expect(pyotr, "Очередь: 1", "№ 1")
		time.Sleep(time.Minute)
		for _, m := range tw.tg.Messages(pyotr) {
			if m.ID > list.ID && m.ID < open.ID && m.FromBot && !m.Deleted && strings.Contains(m.Text, "Абзац 1") && m.ID != back.ID {
				t.Errorf("a part of the long card stays in message %d of the list", m.ID)
			}
		}
		tw.tap(pyotr, back, "№ 1")
		tw.until(pyotr, "the card in the list again", func(all []tgstand.Message) bool {
			open, _ = newest(all, []string{"Согласовать", "Показать файлы", "Назад"})
			return open.ID > back.ID && !open.Deleted
		})
		tw.tap(pyotr, open, "Согласовать")
		tw.expect(anna, "Абзац 1", "Опубликовать")
	})
}

// A card in a list does what a card of its own does: it begins with a template, asks for words, and leads back each time.
func TestAFlowInsideAList(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		must(t, tw.flow().Change(t.Context(), func(r tasks.Roster) tasks.Roster {
			r.Templates = []tasks.Template{{Department: "gkh", Topic: "ЖКХ", Text: "{имя}, здравствуйте! Мастер придёт {дата}."}}
			return r
		}))
		tw.assigned("Нет света", "ЖКХ")
		tw.expect(ivan, "Нет света", "Шаблоны")
		tw.say(ivan, "/tasks")
		list := tw.expect(ivan, "Мои задачи: 1", "№ 1")
		inList := func(words ...string) tgstand.Message {
			t.Helper()
			var found tgstand.Message
			tw.until(ivan, strings.Join(words, ", ")+" in the list", func(all []tgstand.Message) bool {
				i := slices.IndexFunc(all, func(m tgstand.Message) bool { return m.ID == list.ID })
				if i < 0 {
					return false
				}
				found = all[i]
				return !slices.ContainsFunc(words, func(w string) bool {
					return !strings.Contains(found.Text, w) && !slices.ContainsFunc(found.Labels(), func(l string) bool { return strings.HasSuffix(l, w) })
				})
			})
			return found
		}
		tw.tap(ivan, list, "№ 1")
		tw.tap(ivan, inList("Нет света", "Шаблоны", "Назад"), "Шаблоны")
		shown := inList("Мария, здравствуйте! Мастер придёт 23 ноября 2026 года.", "Взять за основу: 1", "Назад")
		tw.tap(ivan, shown, "Назад")
		tw.tap(ivan, inList("Нет света", "Шаблоны", "История"), "Шаблоны")
		tw.tap(ivan, inList("Взять за основу: 1"), "Взять за основу: 1")
		tw.tap(ivan, tw.expect(ivan, "Так ответ увидит житель", "Мастер придёт"), "Отправить на контроль")
		tw.tap(ivan, inList("ответ на контроле", "Назад"), "Назад")
		inList("Мои задачи: 1", "Контроль ответа: осталось")

		tw.wrote(maria, "Яма у школы", 0)
		tw.say(anna, "/queue")
		tw.tap(anna, tw.expect(anna, "Очередь: 1", "Новое 1"), "Новое 1")
		tw.tap(anna, tw.expect(anna, "Яма у школы", "Зарегистрировать", "Назад"), "Зарегистрировать")
		tw.tap(anna, tw.expect(anna, "Яма у школы", "Выберите тему", "Назад"), "Дороги")
		tw.tap(anna, tw.expect(anna, "Яма у школы", "Адрес текстом"), "Адрес текстом")
		tw.reply(anna, tw.expect(anna, "Напишите адрес", "улица и дом"), "Садовая, 12")
		tw.tap(anna, tw.expect(anna, "№ 2", "Садовая, 12", "Назад"), "Назад")
		tw.expect(anna, "Очередь пуста")
		for _, asked := range []string{"садовой 12", "Петрова", "яме"} {
			time.Sleep(time.Second)
			tw.say(anna, "/find "+asked)
			tw.expect(anna, "«"+asked+"»", "№ 2 · Дороги · Садовая, 12 · Мария Петрова")
			tw.say(ivan, "/find "+asked)
			m := tw.expect(ivan, "«"+asked+"»")
			if strings.Contains(m.Text, "№ 2") {
				t.Errorf("housing finds what roads have, by %q", asked)
			}
		}
	})
}

// What people keep in the roster follows a new name of what it is for, and the printed file can be read again.
func TestARenamedTopicKeepsItsTemplates(t *testing.T) {
	onStores(t, colleagues(), func(t *testing.T, tw *town) {
		must(t, tw.flow().Change(t.Context(), func(r tasks.Roster) tasks.Roster {
			r.Templates = []tasks.Template{{Topic: "ЖКХ", Text: "Жильё"}, {Department: "roads", Topic: "Дороги", Text: "Дорога"}}
			return r
		}))
		tw.say(it, "/staff")
		tw.desk("Темы", "ЖКХ")
		tw.write("ЖКХ", "Жильё")
		tw.expect(it, "Жильё\n")
		tw.desk("⬅️ Назад")
		tw.expect(it, "Выберите тему")
		tw.desk("⬅️ Назад", "Сёла и места")
		tw.write("Сёла, парки", "Берёзовка, парк Победы")
		tw.expect(it, "Берёзовка, парк Победы")
		tw.write("Берёзовка", "+ Дальнее")
		tw.expect(it, "Берёзовка, парк Победы, Дальнее")
		tw.write("Дальнее", "+ парк Победы")
		tw.desk("⬅️ Назад", "Темы", "Дороги", "Удалить")
		tw.expect(it, "Выберите тему")
		r := tw.loadsBack()
		if want := []tasks.Template{{Topic: "Жильё", Text: "Жильё"}}; !slices.Equal(r.Templates, want) {
			t.Errorf("templates: %+v", r.Templates)
		}
		if want := []string{"Берёзовка", "парк Победы", "Дальнее"}; !slices.Equal(r.Places, want) {
			t.Errorf("places: %v", r.Places)
		}
	})
}

// The board follows the roster: a department's new name stands there, and who is controller no more has none.
func TestTheBoardFollowsTheRoster(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		tw.given("№ 1", "Нет воды", "ЖКХ", "Управление ЖКХ")
		tw.say(pyotr, "/board")
		board := tw.expect(pyotr, "Сводка", "Управление ЖКХ: 1")
		rename := func(change func(*tasks.Roster)) {
			must(t, tw.flow().Change(t.Context(), func(r tasks.Roster) tasks.Roster {
				r.Departments, r.People = slices.Clone(r.Departments), slices.Clone(r.People)
				change(&r)
				return r
			}))
		}
		rename(func(r *tasks.Roster) { r.Departments[0].Name = "Управление жилья" })
		tw.expect(pyotr, "Сводка", "Управление жилья: 1")
		rename(func(r *tasks.Roster) {
			for i := range r.People {
				if r.People[i].ID == "petrov" {
					r.People[i].Roles = []tasks.Role{tasks.Operator}
				}
			}
		})
		if m := tw.expect(pyotr, "Закрыта. Открыть снова — /board"); m.ID != board.ID {
			t.Error("another message was closed")
		}
		tw.until(pyotr, "the pin taken off", func([]tgstand.Message) bool { m, _ := tw.tg.Message(pyotr, board.ID); return !m.Pinned })
	})
}
