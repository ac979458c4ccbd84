package config_test

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"otklik/internal/config"
	"otklik/tasks"
)

// Templates come back from the file as they were, whatever their lines say.
func TestTemplatesRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, err := config.ParseRoster("r.yaml", []byte(staff))
		if err != nil {
			t.Fatal(err)
		}
		texts := rapid.SliceOfNDistinct(rapid.StringMatching("[а-яё{][ -~а-яё№«»\n]{0,80}[а-яё.}]"), 0, 5, rapid.ID).Draw(t, "texts")
		for _, text := range texts {
			r.Templates = append(r.Templates, tasks.Template{
				Department: rapid.SampledFrom([]tasks.DepartmentID{"", "gkh"}).Draw(t, "department"),
				Topic:      rapid.SampledFrom([]string{"", "ЖКХ"}).Draw(t, "topic"), Text: text,
			})
		}
		var file bytes.Buffer
		if err := config.WriteRoster(&file, r); err != nil {
			t.Fatal(err)
		}
		again, err := config.ParseRoster("r.yaml", file.Bytes())
		if err != nil || !reflect.DeepEqual(again.Templates, r.Templates) {
			t.Fatalf("%v: %q came back as %q\n%s", err, r.Templates, again.Templates, file.String())
		}
	})
}

func TestTemplateMistakes(t *testing.T) {
	for want, line := range map[string]string{
		"templates[0]: нет текста":                      "templates: [{topic: ЖКХ}]",
		"подразделения «roads» нет в departments":       "templates: [{department: roads, text: а}]",
		"темы «Дороги» нет в topics":                    "templates: [{topic: Дороги, text: а}]",
		"templates[1]: такой шаблон уже есть":           "templates: [{text: а}, {text: а}]",
		"templates[0].text: в тексте невидимый знак":    `templates: [{text: "а\u200b"}]`,
		"templates[0].text: нужен непустой текст, а":    "templates: [{text: [а]}]",
		"templates[0].text: длиннее 16000 знаков: сокр": "templates: [{text: " + strings.Repeat("а", tasks.MaxAnswer+1) + "}]",
	} {
		_, err := config.ParseRoster("r.yaml", []byte(staff+line+"\n"))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.60s: %v, want %q", line, err, want)
		}
	}
}

// A file that does not speak of templates takes none away; one that lists none, or others, does.
func TestALoadedFileKeepsTemplates(t *testing.T) {
	old := &tasks.Roster{Templates: []tasks.Template{{Text: "а"}}}
	for line, want := range map[string]int{"": 1, "templates: []\n": 0, "templates: [{text: б}, {text: в}]\n": 2} {
		fresh, err := config.ParseRoster("r.yaml", []byte(staff+line))
		if err != nil {
			t.Fatal(err)
		}
		if config.KeepLinks(fresh, old); len(fresh.Templates) != want {
			t.Errorf("%q leaves %d templates, want %d", line, len(fresh.Templates), want)
		}
	}
}
