package sandbox

import "context"

// messageElsewhere is where the message of handedIn stands, and its answer below it.
const (
	messageElsewhere = "https://ok.ru/group/52834567/topic/15987"
	answerElsewhere  = messageElsewhere + "?comment=2"
)

// handedIn lets an executor come upon a message in another network: a link becomes a task, the answer is published by hand [2, 4, 13].
func handedIn(e *example) []scene {
	answer := words("Здравствуйте! Подвал на Мира, 11 затопило из-за прорыва на вводе. Воду откачали, трубу заменили, " +
		"сегодня до 20:00 подвал просушат и обработают.")
	return []scene{
		e.saying("Исполнитель увидел жалобу в Одноклассниках и прислал ссылку и текст", "gkh", messageElsewhere+" "+e.message.Text),
		e.tapping("Бот узнал сеть и показал, что получилось", "gkh", "Создать"),
		e.tapping("Кто бы ни внёс сообщение, оно у оператора: тема, район", "operator", "Зарегистрировать", "ЖКХ", "Центральный"),
		{"Сообщение получило номер", []deed{func(ctx context.Context) error { return e.learn(ctx, "operator") }}},
		e.tapping("Контролёр направляет сообщение", "controller", "Управление ЖКХ и благоустройства", "Направить"),
		e.replying("Исполнитель отвечает на карточку", "gkh", answer, e.message.Text),
		e.tapping("Ответ уходит на контроль", "gkh", "Отправить на контроль"),
		e.tapping("Контролёр согласует ответ", "controller", "Согласовать"),
		e.tapping("Отвечать там программа не может: оператор публикует сам", "operator", "Опубликовано вручную"),
		e.replying("И присылает ссылку на ответ", "operator", words(answerElsewhere), "ссылку на опубликованный ответ"),
		e.watching("Где стоит ответ, видно на карточке и в истории", "operator", "", "ответ опубликован"),
	}
}

// saying writes something that answers no message.
func (e *example) saying(caption, key, text string) scene {
	return scene{caption, []deed{func(ctx context.Context) error {
		e.point(key, 0, "", text)
		if err := rest(ctx, max(2*e.pace, reading)); err != nil {
			return err
		}
		e.point(key, 0, "", "")
		_, err := e.world.say(key, text, 0, nil)
		return err
	}}}
}
