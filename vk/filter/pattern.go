package filter

import (
	"errors"
	"fmt"
	"strings"

	"github.com/kljensen/snowball/russian"
)

// shape is a word as the trie holds it: a beginning and the kinds of endings behind it.
type shape struct {
	begins string // in lower case, ё being е
	kinds  kind
}

const (
	shortestStem = 2  // letters; shorter ones are taken in the one form in which they stand
	longestWord  = 40 // letters
	mostWords    = 6  // of a phrase
)

// shapesOf reads one word of the notation: «слово» in all its forms, «слово!» in this one, «слов*» whatever follows,
// «слов[о|а|]» with these endings.
func shapesOf(word string) ([]shape, error) {
	word = strings.ReplaceAll(strings.ToLower(word), "ё", "е")
	var shapes []shape
	switch stem, rest, alternatives := strings.Cut(word, "["); {
	case alternatives:
		list, closed := strings.CutSuffix(rest, "]")
		if !closed {
			return nil, fmt.Errorf("«%s»: скобка [ не закрыта", word)
		}
		for ending := range strings.SplitSeq(list, "|") {
			shapes = append(shapes, shape{stem + ending, exact})
		}
	case strings.HasSuffix(word, "*"):
		shapes = []shape{{strings.TrimSuffix(word, "*"), open}}
	case strings.HasSuffix(word, "!"):
		shapes = []shape{{strings.TrimSuffix(word, "!"), exact}}
	default:
		shapes = forms(word)
	}
	for _, s := range shapes {
		if err := s.prove(); err != nil {
			return nil, fmt.Errorf("«%s»: %w", word, err)
		}
	}
	return shapes, nil
}

func (s shape) prove() error {
	n := 0
	for i := 0; i < len(s.begins); n++ {
		l, size := next(s.begins, i)
		if i += size; l >= letters {
			return errors.New("ожидаются русские и латинские буквы и цифры")
		}
	}
	switch {
	case n == 0 || s.kinds == open && n < shortestStem:
		return errors.New("слово слишком короткое")
	case n > longestWord:
		return errors.New("слово слишком длинное")
	}
	return nil
}

// forms finds the stem of a word and what may follow it, vowels that come and go included: «остановка» and «остановок».
func forms(word string) []shape {
	stem := russian.Stem(word, false)
	if len([]rune(stem)) < shortestStem || !strings.HasPrefix(word, stem) {
		return []shape{{word, exact}}
	}
	kinds := kindsOf(word)
	shapes := []shape{{stem, kinds}, {word, exact}}
	if kinds&noun == 0 {
		return shapes
	}
	if root, ok := strings.CutSuffix(word, "ка"); ok && root != "" {
		root = strings.TrimSuffix(strings.TrimSuffix(root, "й"), "ь")
		return append(shapes, shape{root + "ок", exact}, shape{root + "ек", exact})
	}
	for _, ending := range [...]string{"ок", "ек"} {
		if root, ok := strings.CutSuffix(word, ending); ok && len([]rune(root)) > shortestStem {
			shapes = append(shapes, shape{root + "к", noun})
		}
	}
	return shapes
}

// wordsOf parts a phrase; a hyphen parts words here as it does in texts.
func wordsOf(phrase string) ([]string, error) {
	words := strings.FieldsFunc(phrase, func(r rune) bool { return r == ' ' || r == '_' || r == '-' || r == '\t' || r == '\n' })
	switch {
	case len(words) == 0:
		return nil, errors.New("пустое слово")
	case len(words) > mostWords:
		return nil, fmt.Errorf("«%s»: не больше %d слов", phrase, mostWords)
	}
	return words, nil
}
