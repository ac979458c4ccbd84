package check

import "strings"

// promisedPicture notices a photo or a video that the answer speaks of and does not have.
func promisedPicture() Rule {
	with := Input{Media: Media{Photos: 1}}
	return Rule{
		ID: "picture", Criterion: "17", OfTask: true, Title: "Обещанное фото не приложено",
		Fires: []Example{
			{Draft: "Яму засыпали, фото прилагаем.", Quote: "фото прилагаем"},
			{Draft: "Двор убран (фото во вложении).", Quote: "фото во вложении"},
			{Draft: "Посмотрите, как стало, на фото ниже.", Quote: "фото ниже"},
			{Draft: "Прикладываем видео с места.", Quote: "Прикладываем видео"},
			{Draft: "Фото нового места смотрите ниже.", Quote: "Фото нового места смотрите"},
		},
		Silent: []Example{
			{Draft: "Яму засыпали, фото прилагаем.", Input: with},
			{Draft: "Пришлите, пожалуйста, фото ямы. На Вашем фото номер дома не виден."},
			{Draft: "На видео с камеры машину видно. Ниже по улице яму засыпали."},
			{Draft: "К письму прикрепите фото счётчика."},
		},
		build: func(Numbers) func(*sheet) []Hint {
			picture := phrases("фото|фотографи*|фотоотчет*|видео|видеозапис*|снимок|снимки|снимке|снимках|фотоматериал*|видеоролик*|фотки")
			attached := phrases("прилага*|прилож*|прикладыва*|прикрепл*|прикрепил*|вложени*|ниже|внизу|смотрите|посмотрите|публикуем|комментари*|подтвержда*", "до и после", "под ответом|сообщением|текстом")
			theirs := phrases("пришлите|присылайте|отправьте|скиньте|прикрепите|приложите|сделайте|сфотографируйте|ваш*|присланн*|вами|камер*|пришлете|направьте")
			return func(s *sheet) []Hint {
				if s.Media.Photos+s.Media.Videos+s.Media.Others > 0 {
					return nil
				}
				var list []Hint
				for _, x := range s.draft.sentences {
					if from, to := s.shown(x, picture, attached); to > from && !theirs.has(s.draft, x) {
						list = append(list, s.words(from, to, "Ответ говорит о фото или видео, но к нему ничего не приложено."))
					}
				}
				return list
			}
		},
	}
}

// shown finds a picture and its being attached, in one clause of a sentence and at most four words apart.
func (s *sheet) shown(x span, picture, attached *lexicon) (from, to int) {
	for _, m := range picture.within(s.draft, x) {
		for k := max(x.from, m.from-4); k < min(x.to, m.to+4); k++ {
			if a, ok := attached.at(s.draft, k); ok && a.to <= x.to && !s.comma(min(m.from, a.from), max(m.to, a.to)) {
				return min(m.from, a.from), max(m.to, a.to)
			}
		}
	}
	return 0, 0
}

// comma reports whether one stands between words of a range.
func (s *sheet) comma(from, to int) bool {
	for k := from + 1; k < to; k++ {
		if strings.ContainsAny(s.draft.gap(k), ",;") {
			return true
		}
	}
	return false
}
