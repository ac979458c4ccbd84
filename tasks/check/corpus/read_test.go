package corpus_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"otklik/tasks/check/corpus"
)

// block is a good pair, to be spoilt by replacements.
const block = `A comment.

====
id: x-1
date: 2026-11-23
author: Мария Иванова
district: Южный
place: ул. Видова, 12
department: gkh
media: 2
--- message
на видова 12 нет света

и воды
--- answer
[[10.3:]]Свет на Видова, 12 [[10.4: скоро]] включат.

[[17: ВСЁ
БУДЕТ]] [[10.5: в целях]].
--- note
Why.
`

func folder(housing string) fstest.MapFS {
	return fstest.MapFS{"housing.txt": {Data: []byte(housing)}, "roads.txt": {}, "social.txt": {}}
}

func TestPairIsReadAsWritten(t *testing.T) {
	pairs, err := corpus.Load(folder(block))
	if err != nil || len(pairs) != 1 {
		t.Fatalf("%d pairs, %v", len(pairs), err)
	}
	p := pairs[0]
	if p.ID != "x-1" || p.Style != corpus.Housing || p.Author != "Мария Иванова" || p.District != "Южный" ||
		p.Place != "ул. Видова, 12" || p.Department != "gkh" || p.Media != 2 || p.Note != "Why." ||
		p.Date.Format("02.01.2006") != "23.11.2026" || p.File != "housing.txt" || p.Line != 3 {
		t.Errorf("the header was read as %+v", p)
	}
	if p.Message != "на видова 12 нет света\n\nи воды" {
		t.Errorf("the message was read as %q", p.Message)
	}
	if p.Answer != "Свет на Видова, 12 скоро включат.\n\nВСЁ\nБУДЕТ в целях." {
		t.Errorf("the answer was read as %q", p.Answer)
	}
	var got []string
	for _, f := range p.Faults {
		got = append(got, f.Criterion+"="+p.Answer[f.Start:f.End])
	}
	if want := "10.3=|10.4=скоро|17=ВСЁ\nБУДЕТ|10.5=в целях"; strings.Join(got, "|") != want {
		t.Errorf("faults %q, want %q", strings.Join(got, "|"), want)
	}
	if p.Clean() || !p.Faults[0].Omission() || p.Faults[1].Omission() {
		t.Error("omission is a fault without words, a pair with faults is not clean")
	}
}

func TestMistakesAreNamedWithTheirLine(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"key", "media: 2", "medium: 2", `housing.txt:10: unknown key "medium"`},
		{"value", "author: Мария Иванова", "author:", "housing.txt:6: "},
		{"date", "2026-11-23", "23.11.2026", "housing.txt:5: date"},
		{"media", "media: 2", "media: many", "housing.txt:10: media"},
		{"no id", "id: x-1\n", "", "housing.txt:3: the header lacks"},
		{"section", "--- note", "--- notes", `housing.txt:20: section "notes"`},
		{"section twice", "--- note", "--- answer", "housing.txt:20: section"},
		{"no answer", "--- answer", "--- note", "housing.txt:20: section"},
		{"criterion", "[[10.4:", "[[10.8:", `housing.txt:16: unknown criterion "10.8"`},
		{"colon", "[[10.3:]]", "[[10.3]]", "housing.txt:16: the mark has no colon"},
		{"open mark", "в целях]]", "в целях", "housing.txt:19: the mark is not closed"},
		{"stray", "включат.", "включат]].", "housing.txt:16: \"]]\" closes no mark"},
		{"nested", "скоро", "[[10.5: скоро]]", "housing.txt:16: a mark inside of a mark"},
		{"spaces", "[[10.4: скоро]]", "[[10.4:   ]]", "housing.txt:16: the mark holds nothing but spaces"},
		{"edge", "[[10.3:]]", "[[10.3:]]\n", "housing.txt:16: the answer without its marks begins"},
		{"twice", "Why.", "Why.\n" + strings.TrimPrefix(block, "A comment.\n\n"), "housing.txt:22: id x-1 stands at housing.txt:3"},
		{"encoding", "Why.", "\xff", "housing.txt:1: "},
	} {
		t.Run(c.name, func(t *testing.T) {
			spoilt := strings.Replace(block, c.old, c.new, 1)
			if spoilt == block {
				t.Fatalf("the block does not hold %q", c.old)
			}
			_, err := corpus.Load(folder(spoilt))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want %q", err, c.want)
			}
		})
	}
	if _, err := corpus.Load(fstest.MapFS{}); err == nil {
		t.Error("a folder without files was read")
	}
}

func TestRosterNamesItsMistakes(t *testing.T) {
	for text, want := range map[string]string{
		"district: Южный\nstreat: Видова": `roster.txt:2: unknown key "streat"`,
		"# town\n\ndistrict:":             "roster.txt:3: ",
		"department: gkh":                 "roster.txt:1: department",
	} {
		_, err := corpus.LoadRoster(fstest.MapFS{"roster.txt": {Data: []byte(text)}})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %q", text, err, want)
		}
	}
}

// FuzzLoad: whatever stands in a file, reading it ends with pairs whose faults lie inside of their answers, or an error.
func FuzzLoad(f *testing.F) {
	f.Add(block)
	f.Add("====\n--- message\n--- answer\n[[17:]]")
	f.Add("====\n====")
	f.Fuzz(func(t *testing.T, text string) {
		pairs, err := corpus.Load(folder(text))
		if err != nil {
			return
		}
		for _, p := range pairs {
			at := 0
			for _, fault := range p.Faults {
				if fault.Start < at || fault.End < fault.Start || fault.End > len(p.Answer) {
					t.Fatalf("fault %+v of %q", fault, p.Answer)
				}
				at = fault.End
			}
		}
	})
}
