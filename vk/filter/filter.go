package filter

import (
	"fmt"
	"strings"
)

// Settings is what a municipality adds to the built-in list. The zero value adds nothing.
//
// Words and phrases are written as people write them, «снос гаражей», and are found in all their forms. «слово!» is only
// that form, «слов*» is any word that begins so, «слов[о|а]» has only these endings. Case, ё and hyphens do not matter.
type Settings struct {
	Words   []string // vk.words: with one of them a text concerns the administration, whatever else stands in it
	Exclude []string // vk.exclude: with one of them it does not, even beside Words
	Streets []string // names of streets, «Героев Десантников», «ул. Видова»: with a problem beside them a text concerns it
	Town    []string // names of the town and its villages: told apart from other places of the same name
}

// Filter tells which texts concern the administration. It does not change and may be used from anywhere.
type Filter struct {
	lex   *lexicon
	rules []rule
	by    [mostSets]uint64
}

// Sets that the settings fill; the built-in list has the rules on the first two.
const (
	setStreet  = "street"
	setOurs    = "ours"
	setWords   = "words"
	setExclude = "exclude"
)

// New returns the filter of the built-in list and of the settings. It fails on a word that cannot be read: the error names
// the configuration's key and says in Russian which word and why.
func New(s Settings) (*Filter, error) {
	r := &reader{gather: newGatherer(), names: map[string]sets{}}
	if err := r.read(builtin); err != nil {
		return nil, fmt.Errorf("built-in list: %w", err)
	}
	for _, add := range []struct {
		key, set string
		words    []string
	}{
		{"vk.words", setWords, s.Words}, {"vk.exclude", setExclude, s.Exclude},
		{"vk.streets", setStreet, streetNames(s.Streets)}, {"vk.town", setOurs, s.Town},
	} {
		if err := r.set(add.set, joined(add.words)); err != nil {
			return nil, fmt.Errorf("%s: %w", add.key, err)
		}
	}
	r.rules = append(r.rules,
		rule{name: setWords, needs: r.names[setWords], points: decisive},
		rule{name: setExclude, needs: r.names[setExclude], points: -2 * decisive})
	if len(r.rules) > mostRules {
		return nil, fmt.Errorf("built-in list: more than %d rules", mostRules)
	}
	return &Filter{lex: r.gather.done(), rules: r.rules, by: bySet(r.rules)}, nil
}

// joined writes phrases as the list does, with low lines.
func joined(phrases []string) []string {
	out := make([]string, len(phrases))
	for i, p := range phrases {
		out[i] = strings.Join(strings.Fields(p), "_")
	}
	return out
}

// streetNames writes street names in the notation: their kind is left out («ул.»), adjectives are declined («на
// Пионерской»), everything else is never declined («на Видова») and would be another word if it were («видов»).
func streetNames(streets []string) []string {
	var out []string
	for _, name := range streets {
		var words []string
		for _, w := range strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return strings.ContainsRune(" .,-_", r) }) {
			switch {
			case isStreetKind(w):
				continue
			case kindsOf(w)&adjective == 0 && w != "шоссе":
				w += "!"
			}
			words = append(words, w)
		}
		if len(words) > 0 {
			out = append(out, strings.Join(words, "_"))
		}
	}
	return out
}

func isStreetKind(w string) bool {
	switch w {
	case "ул", "улица", "пер", "переулок", "пр", "проспект", "просп", "т", "б", "р", "бульвар", "пл", "площадь", "мкр", "микрорайон", "им":
		return true
	}
	return false
}
