package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// street notices an address of the message that the answer does not name.
func street() Rule {
	town := Input{Streets: []string{"Видова", "Героев Десантников", "Мира", "Анапское шоссе"}}
	return Rule{
		ID: "address", Criterion: "10.2", OfTask: true, Title: "Адрес из сообщения не упомянут",
		Fires: []Example{
			{Message: "Яма на Видова 12 и ещё одна на ул. Мира, 5", Draft: "Яму на Видова, 12 засыпали.", Quote: "Мира, 5", Input: town},
			{Message: "на героев десантников 20 темно", Draft: "Фонарь включили.", Quote: "героев десантников 20", Input: town},
			{Message: "На ул. Рыбацкой яма", Draft: "Яму засыпали.", Quote: "Рыбацкой", Input: town},
			{Message: "Видова 12 и Видова 14 без воды", Draft: "Воду на Видова, 12 дали.", Quote: "Видова 14", Input: town},
		},
		Silent: []Example{
			{Message: "Яма на Видова 12", Draft: "Яму по адресу: ул. Видова, 12 засыпали.", Input: town},
			{Message: "ул. Видова, 12, яма", Draft: "У дома 12 по улице Видова яму засыпали.", Input: town},
			{Message: "на видова, 12а темно", Draft: "На Видова, д. 12А фонарь включили.", Input: town},
			{Message: "Дзюдо бесплатно есть? На Мира платно", Draft: "Дзюдо бесплатно есть на Видова, платно брать не будут.", Input: town},
			{Message: "Хочется мира и покоя", Draft: "Понимаем вас.", Input: town},
			{Message: "Анапское шоссе в ямах", Draft: "На Анапском шоссе ямы засыпали.", Input: town},
		},
		build: func(Numbers) func(*sheet) []Hint {
			return func(s *sheet) []Hint {
				known := streetNames(s.Streets)
				asked, said := places(s.message, known), places(s.draft, known)
				var list []Hint
				told := map[string]bool{}
				answered := slices.ContainsFunc(asked, func(x place) bool { return s.namesPlace(x, said) })
				passing := func(x place) bool { return x.house == "" && (answered || len(said) > 0 && s.shares(x)) }
				for _, x := range asked {
					if told[x.street+" "+x.house] || s.namesPlace(x, said) || passing(x) {
						continue
					}
					told[x.street+" "+x.house] = true
					q := s.message.quote(x.from, x.to)
					list = append(list, Hint{Quote: q, Reason: "В сообщении назван адрес «" + q + "», в ответе его нет."})
				}
				return list
			}
		},
	}
}

// shares reports whether the draft has a word of what the message says beside a place without a house: together with another
// street in the draft that means that the place was named in passing.
func (s *sheet) shares(x place) bool {
	sentence := s.message.sentences[s.message.sentence(x.from)]
	for i := sentence.from; i < sentence.to; i++ {
		w := s.message.words[i]
		if (i < x.from || i >= x.to) && s.said[w.stem] && utf8.RuneCountInString(w.low) > 3 && !filler(w.low) {
			return true
		}
	}
	return false
}

// namesPlace reports whether the draft names a street of the message, with its house where the draft names another one.
func (s *sheet) namesPlace(x place, said []place) bool {
	street := false
	houses := []string{}
	for _, y := range said {
		if y.street == x.street {
			street = true
			if y.house != "" {
				houses = append(houses, y.house)
			}
		}
	}
	if !street { // a name that stands in another form: «в доме на Видова»
		street = slices.ContainsFunc(s.draft.words, func(w word) bool { return mainStem([]string{w.stem}) == x.street && w.capital })
	}
	if !street {
		return false
	}
	if x.house == "" || len(houses) == 0 || slices.ContainsFunc(houses, func(h string) bool { return sameHouse(h, x.house) }) {
		return true
	}
	return slices.ContainsFunc(s.draft.words, func(w word) bool { return w.kind == digits && sameHouse(w.low, x.house) })
}

// sameHouse reports whether two numbers may be of one house: «12а» is «12 а», and «12» for short.
func sameHouse(a, b string) bool {
	x, y := strings.TrimRightFunc(a, unicode.IsLetter), strings.TrimRightFunc(b, unicode.IsLetter)
	return a == b || x == y && (x == a || y == b)
}
