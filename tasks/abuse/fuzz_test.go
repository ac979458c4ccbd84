package abuse_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"otklik/tasks"
	"otklik/tasks/abuse"
)

func FuzzSuggest(f *testing.F) {
	for _, path := range []string{"testdata/flagged.txt", "testdata/clean.txt"} {
		for _, line := range lines(f, path) {
			f.Add(line)
		}
	}
	for _, odd := range []string{
		"", "\xff\xfeсука\xd1", "с\u200bу\u0301к\u0306а", "******", "у@#*у", "B*B*B*B", "uuuBuBuB",
		"ｓｕка", "с у", "\u0306й",
	} {
		f.Add(odd)
	}
	f.Fuzz(func(t *testing.T, text string) {
		at := 0
		for _, s := range abuse.Suggest(text) {
			if s.Start < at || s.End <= s.Start || s.End > len(text) || text[s.Start:s.End] != s.Quote {
				t.Fatalf("%q: %+v after %d", text, s, at)
			}
			if !boundary(text, s.Start) || !boundary(text, s.End) || !slices.Contains(tasks.Grounds(), s.Ground) {
				t.Fatalf("%q: %+v", text, s)
			}
			at = s.End
		}
	})
}

// boundary reports whether a place of the text is between two runes; a byte that is no UTF-8 counts as a rune.
func boundary(text string, at int) bool {
	if at == len(text) {
		return true
	}
	for i := max(0, at-utf8.UTFMax); i < at; i++ {
		if _, size := utf8.DecodeRuneInString(text[i:]); utf8.RuneStart(text[i]) && i+size > at {
			return false
		}
	}
	return true
}

// BenchmarkSuggest reports MB/s. Time per byte must not grow with the length: compare the sizes.
func BenchmarkSuggest(b *testing.B) {
	plain := strings.Join(lines(b, "testdata/clean.txt"), ". ")
	texts := map[string]string{
		"message": "Добрый день! На улице Видова возле дома 12 третью неделю не горят фонари, " +
			"вечером темно и страшно, дети идут из школы.",
		"page":   plain,
		"book":   strings.Repeat(plain, 50),
		"doubts": strings.Repeat("uBuBа*uBuBu ", 2000),
		"apart":  strings.Repeat("с у ", 20000),
		"abuse":  strings.Repeat("вас убью твари ", 5000),
	}
	for name, text := range texts {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				abuse.Suggest(text)
			}
		})
	}
}
