package russian_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"otklik/tasks/russian"
)

func words(list []russian.Token) string {
	var out []string
	for _, t := range list {
		out = append(out, t.Low)
	}
	return strings.Join(out, "|")
}

func TestTokens(t *testing.T) {
	for text, want := range map[string]string{
		"Ёлка, ёлка!":             "елка|елка",
		"ул. Видова, д. 12-А/2":   "ул|видова|д|12-а/2",
		"из-за — тире -минус":     "из-за|тире|минус",
		"":                        "",
		"слово\xffслово 5кг №12":  "слово|слово|5кг|12",
		"https://vk.com/wall-1_2": "https|vk|com/wall-1|2",
		"КАПСЛОК и е́ ударение":   "капслок|и|е|ударение",
		"многоточие… «кавычки» (скоб)": "многоточие|кавычки|скоб",
	} {
		if got := words(russian.Tokens(text)); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
	list := russian.Tokens("Дом 5. На ул. Мира, у забора. темно")
	var opens, commas []string
	for _, w := range list {
		if w.Opens {
			opens = append(opens, w.Low)
		}
		if w.Comma {
			commas = append(commas, w.Low)
		}
	}
	if !slices.Equal(opens, []string{"дом", "на", "темно"}) || !slices.Equal(commas, []string{"у"}) {
		t.Errorf("opens %v, after a comma %v", opens, commas)
	}
	if !list[0].Capital || list[1].Capital || !list[1].Number {
		t.Errorf("%+v", list[:2])
	}
}

func TestStemsRememberRightly(t *testing.T) {
	var s russian.Stems
	for range 2 {
		for _, same := range [][]string{{"фонари", "фонарей", "фонарями"}, {"улица", "улицей"}, {"озеленение", "озеленения"}} {
			for _, w := range same {
				if s.Of(w) != russian.Stem(w) || s.Of(w) != s.Of(same[0]) {
					t.Errorf("%s is cut to %s, %s to %s", w, s.Of(w), same[0], s.Of(same[0]))
				}
			}
		}
	}
}

func TestSays(t *testing.T) {
	for word, want := range map[string]bool{
		"фонарь": true, "пожалуйста": false, "и": false, "ж": false, "12": true, "353900": false, "5": true, "Улица": false,
	} {
		if got := russian.Tokens(word)[0].Says(); got != want {
			t.Errorf("%q says something: %v", word, got)
		}
	}
}

func TestTerms(t *testing.T) {
	l := russian.NewLexicon()
	list := l.Terms(russian.Tokens("Фонарь не горит, фонари погасли, темно"), russian.Stem)
	type told struct {
		key, word string
		count     int
		form      bool
	}
	want := []told{
		{"=фонарь", "фонарь", 3, false}, {russian.Stem("фонарь"), "фонарь", 2, true}, {russian.Stem("горит"), "горит", 1, false},
		{russian.Stem("погасли"), "погасли", 1, false}, {russian.Stem("темно"), "темно", 1, true},
	}
	if len(list) != len(want) {
		t.Fatalf("%+v", list)
	}
	for i, w := range want {
		if got := (told{list[i].Key, list[i].Word, list[i].Count, list[i].Form}); got != w {
			t.Errorf("%d: %+v, want %+v", i, got, w)
		}
	}
}

// TestMeaningsNameThemselves: a meaning is told by its first word, so no two may begin alike and no stem may have two.
func TestMeaningsNameThemselves(t *testing.T) {
	seen := map[string]string{}
	for _, list := range russian.Meanings() {
		for _, w := range list {
			if w != russian.Fold(w) {
				t.Errorf("%q is not folded", w)
			}
			if other, ok := seen[russian.Stem(w)]; ok && other != list[0] {
				t.Errorf("%q means %q and %q", w, other, list[0])
			}
			seen[russian.Stem(w)] = list[0]
		}
	}
}

func TestLocated(t *testing.T) {
	for _, c := range []struct{ text, address, street, house, rest string }{
		{"На улице Видова 12 темно", "", "вид", "12", "на|темно"},
		{"На улице Видова 12 темно", "ул. Мира, 5", "мир", "5", "на|темно"},
		{"Темно во дворе", "Анапское шоссе", "анапск", "", "темно|во|дворе"},
		{"Темно во дворе", "", "", "", "темно|во|дворе"},
	} {
		p, rest := russian.Located(c.text, c.address, russian.Stem)
		if got := strings.Join(p.Street, " "); !strings.HasPrefix(got, c.street) || c.street == "" && got != "" || p.House != c.house || words(rest) != c.rest {
			t.Errorf("%q at %q: %+v, %s", c.text, c.address, p, words(rest))
		}
	}
	long := strings.Repeat("слово ", 5*russian.LongestText)
	if _, rest := russian.Located(long, "", russian.Stem); len(rest) != russian.LongestText {
		t.Errorf("%d words of a long text are read", len(rest))
	}
}

func TestNear(t *testing.T) {
	at := func(s string) russian.Place { return russian.ReadAddress(s, russian.Stem) }
	for _, c := range []struct {
		a, b string
		want russian.Nearness
	}{
		{"", "ул. Видова, 12", russian.Unknown},
		{"ул. Видова, 12", "г. Новороссийск, Видова 12", russian.SameHouse},
		{"ул. Видова", "Видова", russian.SameStreet},
		{"ул. Видова, 12", "Видова", russian.AlongStreet},
		{"ул. Видова, 12", "ул. Видова, 12а", russian.OtherHouse},
		{"пер. Рижский, 4", "ул. Рижская, 4", russian.Elsewhere},
	} {
		if got := at(c.a).Near(at(c.b)); got != c.want || at(c.b).Near(at(c.a)) != got {
			t.Errorf("%q and %q: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

func FuzzLocated(f *testing.F) {
	for _, s := range []string{"На Видова 12 нет воды", "дом 12 по улице Видова", "12 к к к 5 /-/ д", "\xff\xfeВидова 12", "ул. дом 1", "8 Марта 3"} {
		f.Add(s, "пр. Ленина, 89 корп. 2")
		f.Add("темно", s)
	}
	l := russian.NewLexicon()
	f.Fuzz(func(t *testing.T, text, address string) {
		p, rest := russian.Located(text, address, russian.Stem)
		if !slices.IsSorted(p.Street) {
			t.Fatalf("%+v", p)
		}
		for _, w := range rest {
			if w.Low == "" || w.Low != russian.Fold(w.Low) || strings.Contains(w.Low, "ё") || !utf8.ValidString(w.Low) {
				t.Fatalf("%q", w.Low)
			}
		}
		for _, term := range l.Terms(rest, russian.Stem) {
			if term.Key == "" || term.Count < 1 {
				t.Fatalf("%+v", term)
			}
		}
	})
}
