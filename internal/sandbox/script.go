package sandbox

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// What the people of the example write.
const (
	exampleBadDraft  = "Информация принята к сведению. Работы будут выполнены в ближайшее время."
	exampleGoodDraft = "Здравствуйте, Мария! На вводе в дом на Садовой, 15 повреждена труба, её уже меняют. " +
		"Тепло вернётся %s до 18:00. До этого времени в подъезде работает тепловая пушка, а за ребёнка тревожиться не нужно: " +
		"обогреватель для квартиры можно взять у дежурного, телефон 05."
)

// scenes are the whole way of a message, with one return for rework.
func (e *example) scenes() ([]scene, error) {
	first := examples()[0]
	wall := e.world.vk.Wall()
	if len(wall) == 0 {
		return nil, errors.New("на стене нет записей, под которыми можно написать")
	}
	day, err := e.promised()
	if err != nil {
		return nil, err
	}
	good := fmt.Sprintf(exampleGoodDraft, day)
	post := wall[0].ID
	words := first.Text
	tap := func(caption, key, label string) scene {
		return scene{caption, func(ctx context.Context) error { return e.tap(ctx, key, label, e.about(words)) }}
	}
	reply := func(caption, text, standing string) scene {
		return scene{caption, func(ctx context.Context) error { return e.reply(ctx, "gkh", text, e.number, standing) }}
	}
	return []scene{
		{"Мария Кузнецова пишет под записью города", func(ctx context.Context) error { return e.write(ctx, post, first) }},
		tap("Оператор видит сообщение и регистрирует его", "operator", "Зарегистрировать"),
		tap("Оператор выбирает тему", "operator", "ЖКХ"),
		tap("Оператор выбирает район", "operator", "Центральный"),
		{"Сообщение получило номер, пошёл срок ответа", func(ctx context.Context) error { return e.learn(ctx, "operator", words) }},
		tap("Контролёр выбирает подразделение", "controller", "Управление ЖКХ и благоустройства"),
		tap("Контролёр направляет сообщение", "controller", "Направить"),
		reply("Исполнитель отвечает на карточку: это черновик", exampleBadDraft, words),
		tap("Исполнитель видит, как ответ прочтёт житель, и отправляет на контроль", "gkh", "Отправить на контроль"),
		tap("Контролёр замечает: нет обращения и сроков", "controller", "На доработку"),
		tap("10.3: нет обращения по имени", "controller", "10.3 обращение"),
		tap("10.4: нет точных сроков", "controller", "10.4 сроки"),
		tap("Контролёр возвращает ответ на доработку", "controller", "Вернуть"),
		reply("Исполнитель видит причины и пишет заново", good, "Возвращено на доработку"),
		tap("Новый ответ уходит на контроль", "gkh", "Отправить на контроль"),
		tap("Контролёр согласует ответ", "controller", "Согласовать"),
		tap("Оператор публикует ровно согласованный текст", "operator", "Опубликовать"),
		{"Ответ города — под сообщением жителя", func(ctx context.Context) error { return e.published(ctx, good) }},
	}, nil
}

// about is how the example knows its own cards: by the task's number or, before it has one, by the resident's words.
func (e *example) about(words string) string {
	if e.number != "" {
		return e.number
	}
	return words
}

// write lets the resident comment.
func (e *example) write(ctx context.Context, post int64, what Example) error {
	e.point("wall", 0, "", what.Text)
	if err := rest(ctx, 2*e.pace); err != nil {
		return err
	}
	e.point("wall", 0, "", "")
	comment, err := e.world.comment(post, what.Resident, what.Text, 0)
	if err != nil {
		return err
	}
	e.comment = comment
	return rest(ctx, min(e.pace, time.Second))
}
