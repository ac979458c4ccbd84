package sandbox

import "slices"

// Demo is an example that the page offers to play.
type Demo struct {
	Key   string `json:"key"`
	Title string `json:"title"`
	About string `json:"about"` // what is to be seen, in a sentence
}

// demo is a Demo with its play.
type demo struct {
	Demo
	message string // the title of what the resident writes
	scenes  func(*example) []scene
	ending  string
}

// demos are all of them, the one for newcomers first.
func demos() []demo {
	return []demo{
		{
			Demo:    Demo{"usual", "Обычный ответ", "Весь путь сообщения: от вопроса до ответа, с одним возвратом на доработку."},
			message: "Отопление", scenes: usualAnswer, ending: "Готово: ответ опубликован под сообщением жителя.",
		},
		{
			Demo: Demo{"interim", "Промежуточный ответ",
				"Сразу решить нельзя: житель узнаёт, когда ждать окончательный ответ, и получает его в той же ветке."},
			message: "Автобус", scenes: interimAnswer, ending: "Готово: обещанный окончательный ответ опубликован в срок.",
		},
		{
			Demo: Demo{"shared", "Сводный ответ",
				"Вопрос к двум подразделениям: каждое даёт сведения, ведущее пишет один ответ за всех."},
			message: "Раскопки", scenes: consolidatedAnswer, ending: "Готово: от двух подразделений житель получил один ответ.",
		},
		{
			Demo: Demo{"promise", "Обещание",
				"Ответ называет день. В этот день «Отклик» спросит, сделано ли, и житель узнает, чем всё кончилось."},
			message: "Фонари", scenes: keptPromise, ending: "Готово: обещание выполнено, проверено, и житель об этом знает.",
		},
		{
			Demo: Demo{"byhand", "Другая сеть",
				"Сообщение увидели в Одноклассниках: ссылка становится задачей, ответ публикуют вручную."},
			message: "Подвал", scenes: handedIn, ending: "Готово: ответ дан там, где спросили, и ссылка на него сохранена.",
		},
	}
}

// demoOf finds one by its key; the first for no key.
func demoOf(key string) (demo, error) {
	all := demos()
	if key == "" {
		return all[0], nil
	}
	i := slices.IndexFunc(all, func(d demo) bool { return d.Key == key })
	if i < 0 {
		return demo{}, wrong("Такого примера нет: «%s»", key)
	}
	return all[i], nil
}

// offered are the demos as the page lists them.
func offered() []Demo {
	var list []Demo
	for _, d := range demos() {
		list = append(list, d.Demo)
	}
	return list
}
