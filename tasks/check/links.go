package check

// links notices more links than an answer needs.
func links() Rule {
	return Rule{
		ID: "links", Criterion: "10.5", Title: "Много ссылок на сайты",
		Fires: []Example{{Draft: "Подробности: https://a.ru/1, https://a.ru/2 и vk.com/wall-1_2.", Quote: "vk.com/wall-1_2"}},
		Silent: []Example{
			{Draft: "Подробности: https://a.ru/1 и https://a.ru/2."},
			{Draft: "Пишите на adm@a.ru, b@a.ru или c@a.ru. Т.е. и т.д."},
		},
		build: func(n Numbers) func(*sheet) []Hint {
			return func(s *sheet) []Hint {
				var list []Hint
				seen := 0
				for i, w := range s.draft.words {
					if w.kind != address || mail(w.low) {
						continue
					}
					if seen++; seen > n.Links {
						list = append(list, s.words(i, i+1, "Ссылок больше, чем нужно комментарию. Оставьте главную, а суть расскажите словами."))
					}
				}
				return list
			}
		},
	}
}

func mail(low string) bool {
	for i := range low {
		switch low[i] {
		case '@':
			return true
		case '/':
			return false
		}
	}
	return false
}
