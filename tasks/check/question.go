package check

import "strings"

// question notices a question of a plain kind without what answers it: «почему» without a reason, «когда» without a time,
// «сколько» without a number, «как получить» without a word of what to do.
func question() Rule {
	return Rule{
		ID: "question", Criterion: "10.1", OfTask: true, Title: "Нет ответа на «почему», «когда», «сколько», «как»",
		Fires: []Example{
			{Message: "Почему перекрыли Советов?", Draft: "Советов перекрыли вчера, движение откроют 1 декабря."},
			{Message: "Когда откроют проезд?", Draft: "Проезд перекрыт из-за аварии."},
			{Message: "Сколько стоит билет в музей?", Draft: "Билет в музей доступен каждому, зал красивый."},
			{Message: "Как записаться в кружок?", Draft: "Кружок работает, дети довольны."},
		},
		Silent: []Example{
			{Message: "Почему перекрыли Советов?", Draft: "Советов перекрыли из-за аварии."},
			{Message: "Когда откроют проезд?", Draft: "Проезд открыли сегодня."},
			{Message: "Сколько стоит билет в музей?", Draft: "Билет в музей бесплатный."},
			{Message: "Когда же это кончится!", Draft: "Понимаем вас."},
		},
		build: func(Numbers) func(*sheet) []Hint {
			kinds := questionKinds()
			turns := phrases(turnings())
			return func(s *sheet) []Hint {
				for _, k := range kinds {
					if k.answers.has(s.draft, s.draft.everywhere()) || k.number && s.numbers() || k.time && len(s.mentions) > 0 || k.colon && strings.Contains(s.Draft, ":") {
						continue
					}
					for _, x := range s.segments(turns) {
						if !k.asks.has(s.message, x) || !strings.Contains(s.message.gap(x.to), "?") {
							continue
						}
						if _, _, silent := s.passedOver(x); silent {
							continue // object says that nothing of it is answered
						}
						q := s.message.quote(x.from, x.to)
						return []Hint{{Quote: q, Reason: k.reason}}
					}
				}
				return nil
			}
		},
	}
}

// questionKind is a plain kind of question with the words of which one answers it.
type questionKind struct {
	asks, answers       *lexicon
	number, time, colon bool // a number, a date or a colon answers it too
	reason              string
}

func questionKinds() []questionKind {
	return []questionKind{
		{
			asks: phrases("почему", "зачем", "по какой причине", "с какой стати", "чем обосновыва*|обоснован*"), colon: true,
			answers: phrases("потому|поэтому|поскольку|оттого|ведь|иначе|чтобы", "из-за|ради", "так как", "причин*", "решени*|решили|решил", "ошибк*|ошибл*|ошибочно", "после", "вызван*", "просьб*|просили|жалоб*",
				"украли|сломал*|лопнул*|провал*|рухнул*|сгорел*", "запрещ*|запрет*", "требу*", "нельзя|невозможно", "не хвата*|было|успел*|смогли|положен*", "виноват*|вина", "износ*|изношен*|старый|старая|старые", "подорож*|дорого",
				"объясня*|объясн*", "зависит", "авари*", "оказал*|выяснил*", "должен|должны|должна", "нет"),
			reason: "Автор спрашивает почему, а причины в ответе нет.",
		},
		{
			asks:    phrases("когда уже|же|наконец|откроют|починят|сделают|уберут|включат|дадут|закончат|отремонтируют|будет|будут|вывезут|начнут|начнется|откроется|начнется|поставят|установят|ждать|покрасят|заменят|восстановят|приедут", "как скоро", "до какого", "какого числа", "в каком месяце|году"),
			answers: phrases("сегодня|завтра|вчера|уже|сейчас|пока|недел*|утр*|вечер*|ноч*|час|часа|часов|месяц*|ежедневно|каждый|каждую|никогда|ближайш*|скор*|лет*|зим*|весн*|осен*|год|года|году"),
			number:  true, time: true,
			reason: "Автор спрашивает когда, а ни срока, ни времени в ответе нет.",
		},
		{
			asks:    phrases("сколько стоит|стоят|платить|положено|раз|человек|мест|денег|дней|ждать", "какая цена|сумма|стоимость"),
			answers: phrases("бесплатн*|один|одна|два|две|три|четыре|пять|шесть|семь|восемь|девять|десять|двух|трех|половин*|нисколько|много|мало|дважды|трижды|сто|тысяч*|рубл*|недел*|месяц*|год|лет"), number: true,
			reason: "Автор спрашивает сколько, а числа в ответе нет.",
		},
		{
			asks: phrases("как получить|записаться|оформить|подать|узнать|попасть|вернуть|встать|заказать|подключить|проверить"),
			answers: phrases("нужн*|надо|необходимо|достаточно|можно|запис*|заявлени*|подать|подайте|подавайте|документ*|принес*|возьмите|звоните|позвон*|телефон*|приход*|приезж*|портал*|сайт*|госуслуг*|справк*|паспорт*|" +
				"заполн*|отправ*|напишите|пишите|придите|зайдите|обратит*|обраща*|нельзя|выбира*|выбер*|приложени*"), number: true,
			reason: "Автор спрашивает как, а что для этого сделать, в ответе не сказано.",
		},
	}
}

// numbers reports whether the draft has a number that the message does not.
func (s *sheet) numbers() bool {
	asked := map[string]bool{}
	for _, w := range s.message.words {
		asked[w.low] = true
	}
	for _, w := range s.draft.words {
		if w.kind == digits && !asked[w.low] {
			return true
		}
	}
	return false
}
