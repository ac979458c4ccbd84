package app_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"otklik/internal/sandbox/tgstand"
	"otklik/internal/sandbox/vkstand"
	"otklik/tasks"
	"otklik/tasks/links"
)

const (
	flooded = "Подвал на Мира, 3 затоплен"
	pumped  = "Здравствуйте! Воду из подвала на Мира, 3 откачали."
	okLink  = "https://ok.ru/group/5544/topic/9988"
)

// taskAt is the task of the message that a link opens; none where it is no task.
func (tw *town) taskAt(link string) tasks.Task {
	tw.t.Helper()
	src, ok := links.Read(link)
	if !ok {
		tw.t.Fatalf("%s is no link", link)
	}
	t, err := tw.store.Task(tw.t.Context(), src.ID())
	must(tw.t, err)
	return t
}

// tasksNow counts all tasks.
func (tw *town) tasksNow() int {
	tw.t.Helper()
	all := 0
	must(tw.t, tw.flow().Each(tw.t.Context(), func(tasks.Task) error { all++; return nil }))
	return all
}

// byHand brings a registered message of another network to its answer, which the operator publishes and brings the link of.
func (tw *town) byHand(words, answer, link string) {
	tw.t.Helper()
	tw.send(words)
	tw.answer(words, answer)
	card := tw.expect(anna, words, answer, "Опубликовано вручную")
	if card.Has("Опубликовать") || !strings.Contains(card.Text, "Опубликуйте ответ под сообщением сами") {
		tw.t.Errorf("where no program may answer the card offers %q", card.Labels())
	}
	tw.tap(anna, card, "Опубликовано вручную")
	tw.reply(anna, tw.expect(anna, "ссылку на опубликованный ответ"), link)
	tw.expect(anna, words, "ответ опубликован")
}

// An executor answers the questions of /new one by one; the task is the operator's, with the term from when it was found.
func TestAMessageIsHandedInStepByStep(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		time.Sleep(30 * time.Minute)
		tw.say(ivan, "/new")
		tw.button(ivan, "в какой оно сети", "Одноклассники")
		tw.reply(ivan, tw.expect(ivan, "Как зовут автора?"), "Мария Петрова")
		tw.button(ivan, "Пришлите ссылку на сообщение. По ней", "Пропустить")
		tw.button(ivan, "вставьте текст", "Пропустить")
		time.Sleep(time.Second)
		page := tw.expect(ivan, "Когда сообщение обнаружено?")
		tw.say(ivan, "12:00") // no reply: it is what was asked
		tw.expect(ivan, "ещё не наступило")
		tw.reply(ivan, page, "01.09.2026 10:00")
		tw.expect(ivan, "больше месяца назад")
		tw.reply(ivan, page, "10:10")
		empty := tw.expect(ivan, "Всё верно?", "Мария Петрова, Одноклассники", "Обнаружено: сегодня 10:10")
		if empty.Has("Создать") {
			t.Error("a message of which nothing is known can become a task")
		}
		tw.reply(ivan, empty, flooded)
		tw.button(ivan, flooded, "Создать")
		tw.expect(ivan, "Задача создана")
		card := tw.expect(anna, flooded, "Мария Петрова, Одноклассники", "Внесено вручную: Сидоров И., обнаружено сегодня 10:10",
			"Регистрация: до сегодня 10:40", "Ответ жителю: до завтра 09:58")
		tw.tap(anna, card, "История")
		tw.expect(anna, "найдено (Одноклассники, внесено вручную, Сидоров И.)")
		tw.register(flooded, "Зарегистрировать")
		tw.byHand(flooded, pumped, okLink+"?comment=1")
		if n := tw.tasksNow(); n != 1 {
			t.Errorf("%d tasks", n)
		}
		tw.aloud(ivan, anna)
	})
}

// A link to our community that VK tells of needs one tap, is answered through VK, and found by VK itself is still one task.
func TestALinkToOurCommunity(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		recovered := tw.vk.Fail(vkstand.Fault{Method: "longpoll", Kind: vkstand.Hang, Times: -1})
		time.Sleep(time.Minute)
		comment, err := tw.vk.Comment(tw.post, maria, flooded, 0)
		must(t, err)
		link := fmt.Sprintf("https://m.vk.ru/wall-%d_%d?reply=%d&from=feed", tw.vk.Group(), tw.post, comment)
		tw.say(ivan, link)
		page := tw.expect(ivan, "Всё верно?", "Мария Петрова, ВКонтакте", flooded, "Создать")
		tw.tap(ivan, page, "Создать")
		tw.expect(anna, flooded, "Мария Петрова (", "), ВКонтакте", "Внесено вручную: Сидоров И.")
		recovered()
		time.Sleep(10 * time.Minute)
		if n, task := tw.tasksNow(), tw.task(comment); n != 1 || task.Found.By != "sidorov" || task.Found.ByHand {
			t.Errorf("%d tasks, %+v", n, task.Found)
		}
		tw.register(flooded, "Зарегистрировать")
		tw.send(flooded)
		tw.answer(flooded, pumped)
		tw.publish(flooded)
		if got := tw.under(comment); len(got) != 1 || got[0] != pumped {
			t.Errorf("under it stands %q", got)
		}
	})
}

// Of somebody else's wall VK tells author and words too; the answer is published by hand.
func TestALinkToSomebodyElsesWall(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		other := tw.vk.Found(vkstand.Options{Group: 2002, Name: "Двор", ScreenName: "dvor"})
		post, err := other.Post(maria, flooded)
		must(t, err)
		link := fmt.Sprintf("vk.com/dvor?w=wall-2002_%d", post)
		tw.say(anna, "Вот: "+link)
		tw.button(anna, "Мария Петрова, ВКонтакте", "Создать")
		tw.register(flooded, "Зарегистрировать")
		tw.byHand(flooded, pumped, fmt.Sprintf("https://vk.com/wall-2002_%d?reply=9", post))
		if task := tw.taskAt(link); task.Found.Author.ID != maria || !task.Found.ByHand || task.Found.Kind != tasks.Publication {
			t.Errorf("%+v", task.Found)
		}
	})
}

// Our own post is nobody's to answer, and what VK does not tell of is written down by hand.
func TestWhatVKDoesNotTell(t *testing.T) {
	bubble(t, func(t *testing.T, tw *town) {
		tw.say(anna, fmt.Sprintf("https://vk.com/wall-%d_%d", tw.vk.Group(), tw.post))
		if page := tw.expect(anna, "Всё верно?", "запись нашего сообщества"); page.Has("Создать") {
			t.Error("our own post can become a task")
		}
		tw.vk.Fail(vkstand.Fault{Method: "wall.getById", Kind: vkstand.Hang, Times: -1})
		tw.say(anna, "https://vk.com/wall-77_5 "+flooded)
		tw.button(anna, flooded, "Автор")
		tw.reply(anna, tw.expect(anna, "Как зовут автора?"), "Олег")
		tw.button(anna, "Олег, ВКонтакте", "Создать")
		tw.expect(anna, flooded, "Олег, ВКонтакте, обнаружено сегодня")
		if n := tw.tasksNow(); n != 1 {
			t.Errorf("%d tasks", n)
		}
	})
}

// A link to Odnoklassniki: one message and one tap; whoever brings it again, in whatever form, is shown the task.
func TestALinkThatNobodyReads(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		tw.say(pyotr, okLink)
		page := tw.expect(pyotr, "Всё верно?", "Одноклассники", "Текст не указан")
		tw.say(vera, "https://m.ok.ru/group/5544/topic/9988/?utm_source=x "+flooded)
		second := tw.expect(vera, "Всё верно?", flooded, "Создать")
		tw.reply(pyotr, page, flooded)
		first := tw.expect(pyotr, "Всё верно?", flooded)
		for range 2 { // a hand that trembles
			_, err := tw.tg.Tap(pyotr, pyotr, first.ID, "Создать")
			must(t, err)
		}
		tw.expect(pyotr, "Задача создана")
		tw.register(flooded, "Зарегистрировать")
		if said := tw.tap(vera, second, "Создать"); said != "Это сообщение уже в работе" {
			t.Errorf("the second is told %q", said)
		}
		tw.expect(vera, "уже в работе: № 1 · ЖКХ, ждёт распределения")
		tw.say(glava, okLink)
		tw.expect(glava, "уже в работе: № 1 · ЖКХ")
		tw.expect(glava, flooded, "Одноклассники")
		tw.say(olga, okLink)
		tw.expect(olga, "уже в работе у другого подразделения")
		if n := tw.tasksNow(); n != 1 {
			t.Errorf("%d tasks", n)
		}
		tw.byHand(flooded, pumped, okLink)
	})
}

// A forwarded message brings its author's name, its words and its time; two people who forward it have forwarded one message.
func TestAForwardedMessage(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		for _, who := range []int64{olga, ivan} {
			_, err := tw.tg.Say(who, who, flooded, tgstand.ForwardHidden("Мария Петрова"))
			must(t, err)
			tw.expect(who, "Всё верно?", "Мария Петрова, другая сеть", flooded)
		}
		tw.button(olga, "Всё верно?", "Создать")
		tw.expect(anna, flooded, "Мария Петрова, другая сеть, сегодня 10:00", "Внесено вручную: Орлова О.")
		if said := tw.button(ivan, "Всё верно?", "Создать"); said != "Это сообщение уже в работе" || tw.tasksNow() != 1 {
			t.Errorf("%q, %d tasks", said, tw.tasksNow())
		}
		tw.register(flooded, "Зарегистрировать")
		tw.byHand(flooded, pumped, "https://t.me/dvor/12")
	})
}

// A picture of the screen with a caption: the picture stays with the task and comes to everybody who works on it.
func TestAPictureOfTheScreen(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		_, err := tw.tg.Say(ivan, ivan, flooded, tgstand.WithPhoto(photo("экран")))
		must(t, err)
		tw.expect(ivan, "Всё верно?", flooded, "Приложено: фото", "пришлите его ответом на карточку задачи")
		tw.button(ivan, "Всё верно?", "Сеть")
		tw.button(ivan, "в какой оно сети", "Instagram")
		tw.button(ivan, "Автор не указан, Instagram", "Создать")
		tw.expect(anna, flooded, "Instagram", "Приложено: фото")
		shown := func(chat int64) (n int) {
			for _, m := range tw.tg.Messages(chat) {
				if m.FromBot && m.Media != nil {
					n++
				}
			}
			return n
		}
		if shown(anna) != 1 {
			t.Errorf("the operator was shown %d pictures", shown(anna))
		}
		tw.register(flooded, "Зарегистрировать")
		tw.send(flooded)
		tw.expect(ivan, flooded, "напишите его ответом")
		if shown(ivan) != 1 {
			t.Errorf("the executor was shown %d pictures", shown(ivan))
		}
		tw.answer(flooded, pumped)
		tw.expect(anna, flooded, pumped, "Опубликовано вручную")
	})
}

// Several pictures sent at once are one message.
func TestAnAlbumOfPictures(t *testing.T) {
	bubble(t, func(t *testing.T, tw *town) {
		_, err := tw.tg.Say(anna, anna, flooded, tgstand.WithPhoto(photo("раз"), photo("два"), photo("три")))
		must(t, err)
		tw.expect(anna, "Всё верно?", flooded, "Приложено: фото — 3")
		if n := tw.count(anna, "Всё верно?"); n != 1 {
			t.Errorf("%d pages", n)
		}
		tw.button(anna, "Всё верно?", "Сеть")
		tw.button(anna, "в какой оно сети", "Facebook")
		tw.button(anna, "Всё верно?", "Создать")
		tw.expect(anna, flooded, "Facebook", "Приложено: фото — 3", "Зарегистрировать")
	})
}

// What /new has asked for is forgotten after a while, and other things keep their meaning meanwhile.
func TestWordsMeanWhatTheyMean(t *testing.T) {
	bubble(t, func(t *testing.T, tw *town) {
		tw.say(anna, "/new")
		tw.button(anna, "в какой оно сети", "Facebook")
		tw.expect(anna, "Как зовут автора?")
		tw.say(anna, "15")
		tw.expect(anna, "Задачи с таким номером нет")
		time.Sleep(20 * time.Minute)
		tw.say(anna, "Мария")
		tw.expect(anna, "Понять Вас не удалось")
		tw.button(anna, "Как зовут автора?", "Не создавать")
		tw.expect(anna, "Сообщение не внесено")
		tw.button(anna, "Сообщение не внесено", "Ещё сообщение")
		tw.reply(anna, tw.expect(anna, "в какой оно сети"), "завтра")
		tw.expect(anna, "Выберите сеть кнопкой или пришлите ссылку")
		if n := tw.tasksNow(); n != 0 {
			t.Errorf("%d tasks", n)
		}
	})
}

// The program dies between the taps: what has been said of a message is still there.
func TestAMessageHalfHandedInOutlivesTheProgram(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		tw.say(ivan, okLink+" "+flooded)
		page := tw.expect(ivan, "Всё верно?", flooded)
		time.Sleep(time.Second)
		tw.kill()
		tw.start()
		tw.tap(ivan, page, "Создать")
		tw.expect(anna, flooded, "Одноклассники")
	})
}

// TestHandingInTakesOneTap holds what a person does who comes upon a message to a message and a tap.
func TestHandingInTakesOneTap(t *testing.T) {
	bubble(t, func(t *testing.T, tw *town) {
		ways := map[string]func(who int64){
			"link":    func(who int64) { tw.say(who, okLink+" "+flooded) },
			"forward": func(who int64) { mustSay(tw, who, flooded, tgstand.ForwardHidden("Мария")) },
			"picture": func(who int64) { mustSay(tw, who, flooded, tgstand.WithPhoto(photo("экран"))) },
		}
		for way, who := range map[string]int64{"link": ivan, "forward": pyotr} {
			tw.doing(way, effort{taps: 1, messages: 1}, func(d *doer) {
				d.messages++
				ways[way](who)
				d.touch(who, "Создать", "Всё верно?", flooded)
				d.expect(who, "Задача создана")
			})
		}
		tw.doing("picture", effort{taps: 3, messages: 1}, func(d *doer) { // a picture does not tell its network
			d.messages++
			ways["picture"](olga)
			d.touch(olga, "Сеть", "Всё верно?")
			d.touch(olga, "Instagram", "в какой оно сети")
			d.touch(olga, "Создать", "Всё верно?")
			d.expect(olga, "Задача создана")
		})
		if n := tw.tasksNow(); n != 3 {
			t.Errorf("%d tasks", n)
		}
	})
}

func mustSay(tw *town, who int64, text string, options ...tgstand.SayOption) {
	tw.t.Helper()
	_, err := tw.tg.Say(who, who, text, options...)
	must(tw.t, err)
}
