package app_test

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"otklik/internal/sandbox/tgstand"
	"otklik/tasks"
)

// lifeRoster is the town's staff with a responsible person, who also answers, and a deputy.
func lifeRoster() *tasks.Roster {
	r := roster()
	r.People = append(r.People, ninaPetrovna(), deputy())
	return r
}

// onward are the words of the buttons that bring a task towards its end, and never away from it.
var onward = []string{
	"Зарегистрировать", "ЖКХ", "Дороги", "Южный", "Без адреса", "Новый вопрос", "Продолжение", "Управление", "Направить",
	"Передать", "Ведущий: ", "Отправить на контроль", "Окончательный ответ", "Согласовать", "Загружено в Дело", "Опубликовать",
	"Всё равно опубликовать", "Отвечать", "Ознакомлен", "Выполнено", "Принять", "отвечать негде",
}

// forwards are the buttons that bring a task forward; where an opened screen has none, its «Назад». Where the network does not
// take an answer the operator publishes it by hand.
func forwards(m tgstand.Message) []string {
	list := slices.DeleteFunc(m.Labels(), func(label string) bool {
		byHand := strings.Contains(label, "Опубликовано вручную") && strings.Contains(m.Text, "Не опубликовано")
		return !byHand && !slices.ContainsFunc(onward, func(o string) bool { return strings.Contains(label, o) })
	})
	if labels := m.Labels(); len(list) == 0 && m.Has("Назад") {
		return labels[len(labels)-1:]
	}
	return list
}

// question is what the bot asks in words, and what people write; onward brings a task towards its end.
type question struct {
	ask, say string
	onward   bool
}

// questions lists what is asked by a word of it; the first that fits counts. «%d» is a number of its own, «%s» a day ahead.
func questions() []question {
	return []question{
		{"второй промежуточный", "Нет материалов", true},
		{"промежуточный ответ ответом", "%s Мария, разбираемся, %d", false},
		{"новую дату", "%s подрядчик задержал поставку", false},
		{"когда проект", "%s 12:00", false},
		{"Что сделано", "Сделано, %d", true},
		{"Почему не сделано", "Не успели, %d", false},
		{"закрываете", "Отвечать негде", true},
		{"номер", "12-%d", true},
		{"новый текст", "Мария, новый ответ %d.", true},
		{"ссылку", "https://vk.com/wall-1_2?reply=3", true},
		{"адрес", "Видова, 12", true},
		{"", "Так вышло", false}, // a reason
	}
}

// act lets somebody do what brings a task towards its end: tap a button, or write what they are asked for.
func (l *life) act() {
	if l.group && l.rand.IntN(4) == 0 {
		l.takeInGroup()
		return
	}
	chat := l.somebody()
	if open := l.open(chat, true); len(open) > 0 {
		l.do(chat, open[l.rand.IntN(len(open))], true)
	}
}

// whim lets somebody do anything, and go on with it: what is seldom to be had is as likely as what stands on every card.
func (l *life) whim() {
	chat := l.somebody()
	open := l.open(chat, false)
	if len(open) == 0 {
		return
	}
	m := l.seldom(open)
	for range 5 {
		l.do(chat, m, false)
		time.Sleep(15 * time.Second)
		open = slices.DeleteFunc(l.open(chat, false), func(x tgstand.Message) bool {
			return !x.ForceReply && !x.Has("Назад") && !x.Has("Отмена") // what waits to be gone on with
		})
		if len(open) == 0 {
			return
		}
		m = open[len(open)-1]
	}
}

func (l *life) somebody() int64 {
	chats := []int64{anna, vera, pyotr, ivan, olga, glava, nina, boss}
	return chats[l.rand.IntN(len(chats))]
}

// open lists the messages with which somebody can do something.
func (l *life) open(chat int64, forward bool) []tgstand.Message {
	return slices.DeleteFunc(l.tg.Messages(chat), func(m tgstand.Message) bool {
		return !m.FromBot || m.Deleted || !l.invites(chat, m, forward)
	})
}

// do lets somebody answer a question, write under a card, or tap.
func (l *life) do(chat int64, m tgstand.Message, forward bool) {
	q, asks := l.asks(chat, m, forward)
	switch {
	case asks:
		l.said[[2]int64{chat, int64(m.ID)}] = true
		l.reply(chat, m, l.write(q.say))
	case writes(m, forward) && l.wish == "" && l.rand.IntN(2) == 0:
		l.reply(chat, m, l.write("Мария, ответ %d готов."))
	default:
		l.touch(chat, m, forward)
	}
}

// byways are the words of the buttons that chance alone would tap too rarely.
var byways = []string{
	"Промежуточный", "Ещё подразделение", "Перепоручить", "Исправить ответ", "Новый срок", "Не выполнено", "Не принять", "убликат",
	"Принять сроки", "Проект: ", "Другие сроки", "Отозвать", "новый срок", "Отказать", "важность", "вручную", "Не наша",
}

// seldom picks a message: one that asks something before all, then one with a button that is drawn among all the different ones.
func (l *life) seldom(open []tgstand.Message) tgstand.Message {
	kinds := map[string][]tgstand.Message{}
	var labels, rare []string
	for _, m := range open {
		if m.ForceReply {
			return m
		}
		for _, label := range m.Labels() {
			if len(kinds[label]) == 0 {
				labels = append(labels, label)
			}
			kinds[label] = append(kinds[label], m)
		}
	}
	for _, label := range labels {
		if slices.ContainsFunc(byways, func(b string) bool { return strings.Contains(label, b) }) {
			rare = append(rare, label)
		}
	}
	if len(rare) > 0 && l.rand.IntN(5) > 0 {
		labels = rare
	}
	if len(labels) == 0 {
		return open[l.rand.IntN(len(open))]
	}
	l.wish = labels[l.rand.IntN(len(labels))]
	of := kinds[l.wish]
	return of[l.rand.IntN(len(of))]
}

// invites reports whether there is something to do with a message.
func (l *life) invites(chat int64, m tgstand.Message, forward bool) bool {
	if _, asks := l.asks(chat, m, forward); asks {
		return true
	}
	if m.ForceReply {
		return false
	}
	return writes(m, forward) || len(m.Buttons) > 0 && (!forward || len(forwards(m)) > 0)
}

// asks is what a message asks in words, if that is not answered yet.
func (l *life) asks(chat int64, m tgstand.Message, forward bool) (question, bool) {
	if !m.ForceReply || l.said[[2]int64{chat, int64(m.ID)}] {
		return question{}, false
	}
	for _, q := range questions() {
		if strings.Contains(m.Text, q.ask) {
			return q, q.onward || !forward
		}
	}
	return question{}, false
}

// writes reports whether an answer can be written under a card: what the resident waits for, or what need not be added.
func writes(m tgstand.Message, forward bool) bool {
	says := func(words string) bool { return strings.Contains(m.Text, words) }
	awaited := says("напишите его ответом") || says("Напишите сведения") || says("Жителю нужно")
	return awaited || !forward && (says("напишите новый текст ответом") || says("Жителю можно сообщить"))
}

// write fills in words: a number of its own, a day ahead. Some answers promise a day.
func (l *life) write(words string) string {
	l.words++
	words = strings.ReplaceAll(words, "%d", fmt.Sprint(l.words))
	ahead := time.Now().AddDate(0, 0, 1+l.rand.IntN(6)).Format("02.01")
	words = strings.ReplaceAll(words, "%s", ahead)
	if strings.HasPrefix(words, "Мария, ответ") && l.rand.IntN(4) == 0 {
		words += " Починим до " + ahead + "."
	}
	return words
}

func (l *life) touch(chat int64, m tgstand.Message, forward bool) {
	labels := m.Labels()
	if forward {
		labels = forwards(m)
	}
	if len(labels) == 0 {
		return
	}
	label := labels[l.rand.IntN(len(labels))]
	if slices.Contains(labels, l.wish) {
		label = l.wish
	}
	l.wish = ""
	if query, err := l.tg.Tap(chat, chat, m.ID, label); err == nil {
		l.taps[query] = true
	}
}
