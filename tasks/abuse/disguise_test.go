package abuse_test

import (
	"strings"
	"testing"

	"otklik/tasks"
	"otklik/tasks/abuse"
)

// TestDisguises: whatever a word is dressed in, the same place is found, and all of it.
func TestDisguises(t *testing.T) {
	latin := strings.NewReplacer("а", "a", "е", "e", "о", "o", "р", "p", "с", "c", "у", "y", "х", "x", "к", "k", "т", "t",
		"м", "m")
	digits := strings.NewReplacer("о", "0", "з", "3", "б", "6", "в", "8", "ч", "4", "а", "@")
	dress := map[string]func(string) string{
		"upper":      strings.ToUpper,
		"latin":      latin.Replace,
		"LATIN":      func(s string) string { return strings.ToUpper(latin.Replace(s)) },
		"digits":     digits.Replace,
		"stretched":  func(s string) string { return strings.Replace(s, s[:2], strings.Repeat(s[:2], 7), 1) },
		"spaced":     func(s string) string { return strings.Join(strings.Split(s, ""), " ") },
		"dotted":     func(s string) string { return strings.Join(strings.Split(s, ""), ".") },
		"wide gaps":  func(s string) string { return strings.Join(strings.Split(s, ""), " - ") },
		"starred":    func(s string) string { return strings.Join(strings.Split(s, ""), "*") },
		"zero width": func(s string) string { return strings.Join(strings.Split(s, ""), "\u200b") },
		"hyphened":   func(s string) string { return strings.Join(strings.Split(s, ""), "\u00ad") },
		"accented":   func(s string) string { return strings.Join(strings.Split(s, ""), "\u0301") },
	}
	for ground, words := range map[tasks.Ground][]string{
		tasks.GroundObscenity: {"хуйня", "пиздец", "заебали", "блядь", "долбоебы"},
		tasks.GroundInsult:    {"суки", "твари", "уроды", "мрази", "дебилы", "ублюдки"},
	} {
		for _, word := range words {
			for how, wear := range dress {
				worn := wear(word)
				text := "Опять " + worn + "! сделайте"
				found := abuse.Suggest(text)
				if len(found) != 1 || found[0].Ground != ground || found[0].Quote != worn {
					t.Errorf("%s %q: found %v", how, worn, found)
				}
			}
		}
	}
}

// TestOneHiddenLetter: each letter of a word may be hidden, two may not.
func TestOneHiddenLetter(t *testing.T) {
	for _, word := range []string{"хуй", "пиздец", "блядь", "сука", "дебил"} {
		r := []rune(word)
		for i := 1; i < len(r)-1; i++ {
			hidden := string(r[:i]) + "*" + string(r[i+1:])
			if found := abuse.Suggest("вот " + hidden); len(found) != 1 || found[0].Quote != hidden {
				t.Errorf("%s: found %v", hidden, found)
			}
		}
	}
	for _, unclear := range []string{"п**дец", "б***ь", "х**", "*уй", "с*", "*****", "д*м", "к*т", "2*3*4"} {
		if found := abuse.Suggest("вот " + unclear); found != nil {
			t.Errorf("%s: found %v", unclear, found)
		}
	}
}

// TestLettersOfTwoRunes: й and ё are found as one rune and as two.
func TestLettersOfTwoRunes(t *testing.T) {
	for _, text := range []string{"хуи\u0306", "е\u0308баныи\u0306", "долбое\u0308бы"} {
		if found := abuse.Suggest("о " + text + " о"); len(found) != 1 || found[0].Quote != text {
			t.Errorf("%q: found %v", text, found)
		}
	}
}

// TestRuns: letters apart are one word only when the gaps are alike, the run is all of it, and they are not initials.
func TestRuns(t *testing.T) {
	for text, want := range map[string]string{
		"с у к а":             "с у к а",
		"и с у к а":           "с у к а",
		"с  у  к  а":          "с  у  к  а",
		"с - у - к - а":       "с - у - к - а",
		"С. У. К. А.":         "",
		"с у-к.а":             "",
		"с\nу\nк\nа":          "",
		"р у б л я":           "",
		"о с у к а":           "",
		"с у к а д о":         "",
		"с    у    к    а":    "",
		"пишу т в а р и пишу": "т в а р и",
	} {
		got := ""
		if found := abuse.Suggest(text); len(found) == 1 {
			got = found[0].Quote
		}
		if got != want {
			t.Errorf("%q: found %q, want %q", text, got, want)
		}
	}
}
