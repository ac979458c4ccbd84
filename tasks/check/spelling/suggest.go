package spelling

import (
	"context"
	"iter"
	"slices"
	"strings"
	"unicode"
)

// Suggest returns words of the dictionary that are one slip away from a word, likelier slips first, at most limit of them,
// as capital as the word. It looks at the context between looks, and returns what it has with the context's error; an
// empty list means that nothing is near. Without a dictionary it returns Err.
func (d *Dictionary) Suggest(ctx context.Context, word string, limit int) ([]string, error) {
	l, err := d.read()
	if err != nil {
		return nil, err
	}
	if len(word) > most {
		return nil, nil
	}
	low := []rune(strings.ToLower(word))
	upper := len(low) > 0 && unicode.IsUpper([]rune(word)[0])
	var found []string
	for near := range slips(low) {
		if err := ctx.Err(); err != nil {
			return found, err
		}
		if upper || !l.has(near) && l.cased(capital(near)) {
			near = capital(near)
		}
		if near == word || slices.Contains(found, near) || !l.has(near) {
			continue
		}
		if found = append(found, near); len(found) >= limit {
			break
		}
	}
	return found, nil
}

// likely yields the words that somebody who knows the language may have meant: two letters swapped, one doubled or not,
// one that is heard alike, one that the finger missed or hit beside.
func likely(w []rune) iter.Seq[string] {
	return func(yield func(string) bool) {
		if !neighbours(w, yield) || !heard(w, yield) {
			return
		}
		if len(w) >= 7 && len(w) <= 24 && !twice(w, yield) {
			return
		}
		if len(w) >= 6 && len(w) <= 24 { // a shorter word is near to everything
			missed(w, yield)
		}
	}
}

// neighbours yields words with two letters swapped, and with one of two equal letters dropped.
func neighbours(w []rune, yield func(string) bool) bool {
	for i := 1; i < len(w); i++ {
		if !yield(edit(w, i-1, i+1, w[i], w[i-1])) || w[i] == w[i-1] && !yield(edit(w, i, i+1)) {
			return false
		}
	}
	return true
}

// heard yields words with a letter doubled, or changed for one that is heard alike.
func heard(w []rune, yield func(string) bool) bool {
	for i, r := range w {
		if !yield(edit(w, i, i, r)) {
			return false
		}
		for _, like := range alike(r) {
			if !yield(edit(w, i, i+1, like)) {
				return false
			}
		}
	}
	return true
}

// missed yields words with a letter put in that the finger missed, or dropped that it hit.
func missed(w []rune, yield func(string) bool) bool {
	for i := range w {
		for _, r := range alphabet {
			if !yield(edit(w, i, i, r)) {
				return false
			}
		}
		if !yield(edit(w, i, i+1)) {
			return false
		}
	}
	return true
}

// twice yields words with two vowels changed for ones that are heard alike: «отримантируем».
func twice(w []rune, yield func(string) bool) bool {
	const vowels = "аоеиыяэ"
	for i := range w {
		if !strings.ContainsRune(vowels, w[i]) {
			continue
		}
		for k := i + 1; k < len(w); k++ {
			if !strings.ContainsRune(vowels, w[k]) {
				continue
			}
			for _, a := range alike(w[i]) {
				for _, b := range alike(w[k]) {
					if a != w[i] && b != w[k] && !yield(edit(edits(w, i, a), k, k+1, b)) {
						return false
					}
				}
			}
		}
	}
	return true
}

func edits(w []rune, i int, r rune) []rune {
	out := slices.Clone(w)
	out[i] = r
	return out
}

// alphabet holds the letters, the most frequent first.
const alphabet = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"

// slips yields every word one slip away: the likely ones, then any letter put in, dropped or changed, then two words that
// were written together.
func slips(w []rune) iter.Seq[string] {
	return func(yield func(string) bool) {
		for near := range likely(w) {
			if !yield(near) {
				return
			}
		}
		for i := range len(w) + 1 {
			for _, r := range alphabet {
				if !yield(edit(w, i, i, r)) || i < len(w) && !yield(edit(w, i, i+1, r)) {
					return
				}
			}
			if i < len(w) && !yield(edit(w, i, i+1)) {
				return
			}
		}
	}
}

// edit puts letters in the place of w[from:to].
func edit(w []rune, from, to int, put ...rune) string {
	var b strings.Builder
	b.Grow(2 * (len(w) + len(put)))
	for _, part := range [][]rune{w[:from], put, w[to:]} {
		for _, r := range part {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// alike lists the letters that are written for one another by ear.
func alike(r rune) string {
	for _, group := range []string{"аоя", "еияэ", "ыи", "бп", "вф", "гкх", "дт", "зс", "шщжч", "ьъ", "йи", "цс", "юу", "её"} {
		if strings.ContainsRune(group, r) {
			return group
		}
	}
	return ""
}
