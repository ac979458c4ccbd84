package filter_test

import (
	"os"
	"strings"
	"testing"

	"otklik/vk/filter"
)

// sample is one text of the corpus.
type sample struct {
	text     string
	concerns bool
	held     bool // out of the tuning: every third
}

// corpus reads the 200 texts: blocks with empty lines between them.
func corpus(t testing.TB) (all []sample) {
	t.Helper()
	for name, concerns := range map[string]bool{"testdata/concerns.txt": true, "testdata/other.txt": false} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		texts := strings.Split(strings.TrimSpace(string(data)), "\n\n")
		if len(texts) != 100 {
			t.Fatalf("%s holds %d texts, not 100", name, len(texts))
		}
		for i, text := range texts {
			all = append(all, sample{text, concerns, i%3 == 2})
		}
	}
	return all
}

// town is a filter as a municipality would configure it.
func town(t testing.TB) *filter.Filter {
	t.Helper()
	f, err := filter.New(filter.Settings{
		Town: []string{"Новороссийск"},
		Streets: []string{
			"Видова", "Советов", "ул. Героев Десантников", "Анапское шоссе", "Мира", "Пионерская", "Лермонтова", "Энгельса", "Ленина",
			"Дзержинского", "Куникова", "Хворостянского", "Волгоградская", "Исаева", "Южная", "Набережная", "Котовского", "Свободы",
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// score counts what a filter makes of texts.
type score struct{ right, wrong, missed int }

func (s score) precision() float64 { return float64(s.right) / float64(max(1, s.right+s.wrong)) }
func (s score) recall() float64    { return float64(s.right) / float64(max(1, s.right+s.missed)) }

func measure(f *filter.Filter, all []sample, held bool, miss func(sample, filter.Verdict)) (s score) {
	for _, one := range all {
		if one.held != held {
			continue
		}
		v := f.Judge(one.text)
		switch {
		case v.Concerns && one.concerns:
			s.right++
		case v.Concerns:
			s.wrong++
			miss(one, v)
		case one.concerns:
			s.missed++
			miss(one, v)
		}
	}
	return s
}

// TestTwoHundredTexts holds the floors of precision and recall, for a town that has configured its streets and for one that
// has configured nothing. The texts that were held out of the tuning are counted apart; what was misjudged among those that
// were not is shown.
func TestTwoHundredTexts(t *testing.T) {
	plain, err := filter.New(filter.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name              string
		filter            *filter.Filter
		held              bool
		precision, recall float64
	}{
		{"tuned, configured", town(t), false, 0.9, 0.9},
		{"held out, configured", town(t), true, 0.85, 0.75},
		{"tuned, nothing configured", plain, false, 0.9, 0.9},
		{"held out, nothing configured", plain, true, 0.85, 0.75},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := measure(c.filter, corpus(t), c.held, func(s sample, v filter.Verdict) {
				if !s.held {
					t.Logf("misjudged (%d points): %s\n    %+v", v.Points, s.text, v.Reasons)
				}
			})
			t.Logf("precision %.3f, recall %.3f: %+v", s.precision(), s.recall(), s)
			if s.precision() < c.precision || s.recall() < c.recall {
				t.Errorf("precision %.3f (floor %.2f), recall %.3f (floor %.2f)", s.precision(), c.precision, s.recall(), c.recall)
			}
		})
	}
}
