package abuse

import (
	_ "embed" // the built-in list
	"fmt"

	"otklik/tasks"
)

// builtinText is the built-in list; its head explains the format.
//
//go:embed russian.txt
var builtinText string

// List is a list of words and rules, ready to look with. It does not change.
type List struct {
	words, inner *trie // by the beginning of a word, by anything inside of it
	rules        []rule
	narrowed     []rule // sets with a «not-after» of their own
	heads        class  // of all rules
	blunt        class  // heads of rules that need nothing around: they may be masked or written apart
	filler       class
}

// Extra is what a municipality adds to the built-in list, in the notation of its patterns: «слово», «слов[о|а]»,
// «начал*», «*внутри*».
type Extra struct {
	Words map[tasks.Ground][]string // suffice alone for their ground
	Clean []string                  // are never abuse
}

// New returns the built-in list with extra words. It fails on a pattern that cannot be read and on an unknown ground.
func New(extra Extra) (*List, error) {
	r := newReader()
	if err := r.read(builtinText); err != nil {
		return nil, err
	}
	known := 0
	for _, ground := range tasks.Grounds() {
		patterns, given := extra.Words[ground]
		if !given {
			continue
		}
		known++
		if err := r.rule(ground, patterns); err != nil {
			return nil, fmt.Errorf("extra words for %s: %w", ground, err)
		}
	}
	if known != len(extra.Words) {
		return nil, fmt.Errorf("extra words for a ground that is none of %v", tasks.Grounds())
	}
	if err := r.add(extra.Clean, clean); err != nil {
		return nil, fmt.Errorf("extra clean words: %w", err)
	}
	return r.list, nil
}
