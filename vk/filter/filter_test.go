package filter_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"otklik/vk/filter"
)

func newFilter(t testing.TB, s filter.Settings) *filter.Filter {
	t.Helper()
	f, err := filter.New(s)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestOwnWords: a word of the configuration is found in the forms that its notation says, and in no others.
func TestOwnWords(t *testing.T) {
	for _, c := range []struct {
		word     string
		yes, not []string
	}{
		{"гаражи", []string{"гараж", "ГАРАЖЕЙ!", "у гаражами", "гаражам", "га\u00adраж"}, []string{"гаражный", "гаражник", "мегагараж"}},
		{"снос гаражей", []string{"Снос гаража", "о сносе гаражей", "снос-гаражей"}, []string{"снос старых гаражей", "гаражей снос"}},
		{"остановка", []string{"остановок", "остановке", "остановкой"}, []string{"остановить", "остановленный"}},
		{"участок", []string{"участка", "участков", "участок"}, []string{"участие"}},
		{"отключать", []string{"отключают", "отключали", "отключает", "отключать"}, []string{"отключатель"}},
		{"городской", []string{"городского", "городские", "городской"}, []string{"город", "горожанин"}},
		{"ёлка", []string{"елка", "ЁЛКУ", "елок"}, []string{"ель"}},
		{"май!", []string{"май", "МАЙ", "маи\u0306"}, []string{"мая", "майка"}},
		{"спорт*", []string{"спорт", "спорткомплекс", "спортивный"}, []string{"транспорт"}},
		{"мост[а|у]", []string{"моста", "мосту"}, []string{"мост", "мостик"}},
		{"ЖК Sunrise 2", []string{"жк sunrise 2", "ЖК-SUNRISE-2."}, []string{"жк sunrise 22", "жк sunrise"}},
		{"вода", []string{"вода", "воды", "водой"}, []string{"водит", "водил", "водный"}},
	} {
		f := newFilter(t, filter.Settings{Words: []string{c.word}})
		finds := func(text string) bool {
			return slices.ContainsFunc(f.Judge(text).Reasons, func(r filter.Reason) bool { return r.Rule == "words" })
		}
		for _, text := range c.yes {
			if !finds(text) {
				t.Errorf("%q is not found in %q", c.word, text)
			}
		}
		for _, text := range c.not {
			if finds(text) {
				t.Errorf("%q is found in %q", c.word, text)
			}
		}
	}
}

// TestSettings: own words outweigh the built-in list, own exclusions outweigh everything.
func TestSettings(t *testing.T) {
	f := newFilter(t, filter.Settings{
		Words: []string{"снос гаражей"}, Exclude: []string{"конкурс"}, Streets: []string{"ул. Видова"}, Town: []string{"Сочи"},
	})
	for text, concerns := range map[string]bool{
		"Продам стройматериал, остался после сноса гаражей, недорого": true,
		"Конкурс рисунков: снос гаражей глазами детей":                false,
		"Администрация города объявила конкурс":                       false,
		"Администрация города объявила набор":                         true,
		"На Видова бардак и темнота, опять никто не чешется":          true,
		"Семь видов бардака":                                          false,
		"В Сочи на дороге яма, мэр молчит":                            true,
		"В Казани на дороге яма":                                      false,
		"":                        false,
		"\xff\xfe\x00":            false,
		strings.Repeat("а", 1000): false,
		"Админ, опубликуй! Администрация группы, спасибо вам за вашу ленту": false,
	} {
		if v := f.Judge(text); v.Concerns != concerns {
			t.Errorf("%q: %v, %+v", text, v.Concerns, v)
		}
	}
}

func TestWhy(t *testing.T) {
	v := newFilter(t, filter.Settings{}).Judge("Администрация, почините яму! Продам велосипед")
	if why := v.Why(); !v.Concerns || !strings.HasPrefix(why, "«Администрация», ") || !strings.Contains(why, "«почините»") ||
		strings.Contains(why, "Продам") {
		t.Errorf("%s: %+v", why, v)
	}
	against := newFilter(t, filter.Settings{}).Judge("Продам велосипед недорого")
	if against.Concerns || against.Why() != "«Продам»" {
		t.Errorf("%s: %+v", against.Why(), against)
	}
}

func TestWrongSettings(t *testing.T) {
	for word, says := range map[string]string{
		"":        "пустое слово",
		"яма[а":   "скобка [ не закрыта",
		"я*":      "слишком короткое",
		"привет?": "ожидаются русские и латинские буквы и цифры",
		"один два три четыре пять шесть семь": "не больше 6 слов",
		strings.Repeat("ы", 41): "слишком длинное",
	} {
		_, err := filter.New(filter.Settings{Exclude: []string{word}})
		if err == nil || !strings.Contains(err.Error(), says) || !strings.HasPrefix(err.Error(), "vk.exclude: ") {
			t.Errorf("%q: %v", word, err)
		}
	}
}

// TestLinear: eight times the text takes eight times as long, not sixty-four, whatever is in it.
func TestLinear(t *testing.T) {
	f := town(t)
	for _, unit := range []string{
		"а", "глава города ", "когда ", "снос ", "не ", "водоводоводоводовод ", "\u0306", "героев ", "администрация паблика ",
	} {
		short := strings.Repeat(unit, 16_000/len(unit))
		long := strings.Repeat(short, 8)
		if s, l := fastest(f, short), fastest(f, long); l > 40*s {
			t.Errorf("%q: %s, and eight times as long %s", unit, s, l)
		}
	}
}

func fastest(f *filter.Filter, text string) time.Duration {
	best := time.Hour
	for range 9 {
		start := time.Now()
		f.Judge(text)
		best = min(best, time.Since(start))
	}
	return max(best, 10*time.Microsecond)
}

// FuzzJudge: nothing panics, reasons are of the text and add up, and case, ё and what is added behind do not matter.
func FuzzJudge(f *testing.F) {
	for _, s := range corpus(f) {
		f.Add(s.text)
	}
	for _, s := range []string{"", "\xd0", "\xd0\xb8\xcc", "и\u0306", "яма\u200bяма", "глава главы главе города", "🕳 на Видова"} {
		f.Add(s)
	}
	judge := town(f)
	f.Fuzz(func(t *testing.T, text string) {
		v := judge.Judge(text)
		sum := 0
		for _, r := range v.Reasons {
			sum += r.Points
			for _, w := range r.Words {
				if w == "" || !strings.Contains(text, w) {
					t.Errorf("%q is not of the text", w)
				}
			}
		}
		if sum != v.Points || v.Concerns != (sum >= 10) {
			t.Errorf("%d points, reasons give %d", v.Points, sum)
		}
		if again := judge.Judge(text + " "); again.Points != v.Points {
			t.Errorf("a blank behind gives %d points instead of %d", again.Points, v.Points)
		}
		if again := judge.Judge(strings.ReplaceAll(strings.ReplaceAll(text, "ё", "е"), "Ё", "Е")); again.Points != v.Points {
			t.Errorf("without ё %d points instead of %d", again.Points, v.Points)
		}
	})
}

// FuzzSettings: whatever is configured is refused in words or works.
func FuzzSettings(f *testing.F) {
	for _, s := range []string{"слово", "сло*", "с[л|м|]", "a b c", "ё!", "ул. Видова", "-", "[|]", "x*y", "и\u0306й"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, word string) {
		made, err := filter.New(filter.Settings{Words: []string{word}, Streets: []string{word}, Exclude: []string{"яма"}})
		if err != nil {
			if !strings.HasPrefix(err.Error(), "vk.") {
				t.Errorf("%q: %v", word, err)
			}
			return
		}
		if made.Judge(word + " яма").Concerns {
			t.Errorf("%q outweighs an exclusion", word)
		}
	})
}
