package abuse

import (
	"errors"
	"fmt"
	"strings"
)

const (
	mostForms = 4096 // of one pattern: a slip must not eat the memory
	shortest  = 3    // letters of a word that may suggest a ground
)

// add puts words into the list under a class. The words of rules must not be so short that they are anything.
func (r *reader) add(patterns []string, c class) error {
	for _, p := range patterns {
		words, err := r.expand(p)
		for i := 0; i < len(words) && err == nil; i++ {
			err = r.put(words[i], c)
		}
		if err != nil {
			return fmt.Errorf("%q: %w", p, err)
		}
	}
	return nil
}

// put adds one written-out word: «слово», «начал*» or «*внутри*».
func (r *reader) put(w string, c class) error {
	w, open := strings.CutSuffix(w, "*")
	w, inner := strings.CutPrefix(w, "*")
	spelled, err := spellStrictly(w)
	switch {
	case err != nil:
		return err
	case len(spelled) == 0 || c&r.list.heads != 0 && len(spelled) < shortest:
		return errors.New("the word is too short")
	case inner && !open:
		return errors.New("a pattern that begins with a star ends with one")
	case inner:
		r.list.inner.add(spelled, c, true)
	default:
		r.list.words.add(spelled, c, open)
	}
	return nil
}

// expand writes out «[|на|по]слов(м)»: alternatives in brackets, named forms in parentheses.
func (r *reader) expand(pattern string) ([]string, error) {
	words := []string{""}
	for pattern != "" {
		at := strings.IndexAny(pattern, "[(")
		if at < 0 {
			at = len(pattern)
		}
		if at > 0 {
			words = product(words, []string{pattern[:at]})
			pattern = pattern[at:]
			continue
		}
		closing := "]"
		if pattern[0] == '(' {
			closing = ")"
		}
		inside, rest, ok := strings.Cut(pattern[1:], closing)
		if !ok {
			return nil, fmt.Errorf("there is no %q", closing)
		}
		ways := strings.Split(inside, "|")
		if closing == ")" {
			if ways = r.forms[inside]; ways == nil {
				return nil, fmt.Errorf("there are no forms %q", inside)
			}
		}
		if len(words)*len(ways) > mostForms {
			return nil, errors.New("too many forms")
		}
		words, pattern = product(words, ways), rest
	}
	return words, nil
}

func product(heads, tails []string) []string {
	out := make([]string, 0, len(heads)*len(tails))
	for _, h := range heads {
		for _, t := range tails {
			out = append(out, h+t)
		}
	}
	return out
}

// spellStrictly takes Russian letters only.
func spellStrictly(s string) ([]letter, error) {
	var out []letter
	for _, r := range s {
		l, ok := cyrillic(r)
		if !ok {
			return nil, fmt.Errorf("%q is no Russian letter", r)
		}
		out = append(out, l)
	}
	return out, nil
}
