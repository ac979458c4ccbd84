package dates

import "strings"

// reference reports that the date of tokens [j, next), whose preposition is at i, is that of a
// document or of a state of things.
func (r *reader) reference(i, j, next int) bool {
	if r.is(i-1, "от") && r.tok(j).sentence == r.tok(i-1).sentence || r.is(next, "№", "n") {
		return true
	}
	return i < j && r.is(i, "на") && r.is(i-1, "состоянию")
}

// told says of every sentence whether it tells of what has been done, and of nothing that will be.
func told(toks []token) []bool {
	if len(toks) == 0 {
		return nil
	}
	done := make([]bool, toks[len(toks)-1].sentence+1)
	ahead := make([]bool, len(done))
	for _, t := range toks {
		if t.kind == word {
			done[t.sentence] = done[t.sentence] || hasDone(t.text)
			ahead[t.sentence] = ahead[t.sentence] || willBe(t.text)
		}
	}
	for i := range done {
		done[i] = done[i] && !ahead[i]
	}
	return done
}

func hasDone(w string) bool {
	switch w {
	case "был", "была", "было", "были", "провели", "выполнили", "завершили", "устранили", "сделали", "установили", "заменили",
		"вывезли", "убрали", "починили", "отремонтировали", "осмотрели", "проверили", "очистили", "начали", "поступило",
		"поступила":
		return true
	}
	stem := strings.TrimRight(w, "аоы")
	switch stem {
	case "проведен", "выполнен", "завершен", "устранен", "отремонтирован", "установлен", "восстановлен", "произведен",
		"осуществлен", "заменен", "очищен", "направлен", "принят", "обследован", "осмотрен", "выявлен", "убран", "вывезен",
		"состоял", "поступил", "вышл", "прошл":
		return true
	}
	for _, ending := range [...]string{"лась", "лось", "лись"} {
		if strings.HasSuffix(w, ending) {
			return true
		}
	}
	return false
}

func willBe(w string) bool {
	for _, stem := range [...]string{"буд", "планир", "запланир", "намеч", "предусм", "должн", "предстоит", "обеща"} {
		if strings.HasPrefix(w, stem) {
			return true
		}
	}
	return false
}

// measured reports a word after a number by which it is an amount, not a date: «28.11 руб.».
func (r *reader) measured(i int) bool {
	t := r.tok(i)
	if strings.HasPrefix(t.text, "руб") || strings.HasPrefix(t.text, "час") || strings.HasPrefix(t.text, "минут") ||
		strings.HasPrefix(t.text, "метр") || strings.HasPrefix(t.text, "процент") || strings.HasPrefix(t.text, "балл") {
		return true
	}
	switch t.text {
	case "₽", "%", "°", "р", "коп", "тыс", "млн", "млрд", "м", "м2", "км", "кв", "куб", "см", "мм", "кг", "т", "тн",
		"га", "ч", "мин",
		"л", "шт", "чел", "квт", "гкал", "мг", "атм", "вольт", "тонн", "тонны", "литров", "градусов", "раз", "раза",
		"километра", "километров", "гектара", "гектаров", "сотки", "соток":
		return true
	}
	return false
}

// numbered reports a word or mark before a number by which it is a number of something: «п. 3.11», «№ 28.11».
func (r *reader) numbered(i int) bool {
	if r.is(i, ".", ":", "=") {
		i--
	}
	t := r.tok(i)
	for _, stem := range [...]string{"пункт", "подпункт", "стать", "раздел", "верси", "сумм", "тариф", "приложени",
		"таблиц", "рисун", "координат",
		"длин", "ширин", "высот", "диаметр", "температур"} {
		if strings.HasPrefix(t.text, stem) {
			return true
		}
	}
	switch t.text {
	case "№", "n", "§", "#", "$", "п", "пп", "ст", "ч", "пл", "рис", "табл", "v", "стр", "сп", "снип", "гост", "санпин",
		"лот", "код", "шифр",
		"площадь", "площадью", "часть", "части", "цена", "цены", "цену", "цене", "ценой", "рублей", "времени":
		return true
	}
	return false
}

// street reports that the day and month of tokens [i, next) are the name of a street: «ул. 8 Марта»,
// «1 Мая, 12». Without a capital letter only well-known names are, for «на улице 28 ноября» tells when.
func (r *reader) street(p partial, capital bool) bool {
	if p.year != 0 {
		return false
	}
	b, next := p.at-1, p.next
	if r.is(b, ".") {
		b--
	}
	switch r.tok(b).text {
	case "ул", "пр", "просп", "пл", "пер", "мкр", "мкрн", "им", "имени", "наб", "парк", "парка", "сквер", "сквера":
		return true
	}
	for _, stem := range [...]string{"улиц", "проспект", "площад", "переул", "бульвар", "микрорайон", "набережн", "проезд"} {
		if strings.HasPrefix(r.tok(b).text, stem) {
			return capital || holiday(p.day, p.month)
		}
	}
	if !capital {
		return false
	}
	if r.is(next, ",") {
		next++
	}
	house := r.is(next, "д", "дом", "дома", "доме", "домов", "корп")
	return house || r.tok(next).kind == number && !r.is(next+1, ":") && r.tok(next).digits() < 4
}

// holiday tells the days by which Russian streets are named.
func holiday(day, month int) bool {
	switch [2]int{day, month} {
	case [2]int{9, 1}, [2]int{23, 2}, [2]int{8, 3}, [2]int{1, 5}, [2]int{9, 5}, [2]int{25, 10}, [2]int{7, 11}:
		return true
	}
	return false
}
