package abuse

import (
	"sync"

	"otklik/tasks"
)

// Suggestion is a place in a message that may be a ground for leaving it without an answer [18].
type Suggestion struct {
	Ground     tasks.Ground
	Start, End int    // bytes of the text, Start < End, both on the boundaries of runes
	Quote      string // text[Start:End]
}

// Suggest looks with the built-in list. It never decides: nil means that the list knows nothing of it, not that all is well.
func Suggest(text string) []Suggestion { return builtin().Suggest(text) }

// builtin is read once: it is the same for everybody and never changes.
var builtin = sync.OnceValue(func() *List {
	l, err := New(Extra{})
	if err != nil {
		panic("abuse: built-in list: " + err.Error()) // compiled in and tested: a broken build
	}
	return l
})

// Suggest returns what is found in the text, in its order; of places that overlap the one with the graver ground. It is
// safe for concurrent use, and text need not be valid UTF-8.
func (l *List) Suggest(text string) []Suggestion {
	words := l.scan(text)
	l.label(words)
	var found []Suggestion
	for i := range words {
		if s, ok := l.judge(words, i); ok {
			found = l.add(found, s, text)
		}
	}
	return found
}

// add keeps places apart from one another. Places come in the order of their main words, so only the last few can overlap.
func (l *List) add(found []Suggestion, s Suggestion, text string) []Suggestion {
	for len(found) > 0 {
		last := found[len(found)-1]
		if last.End <= s.Start {
			break
		}
		if gravity(last.Ground) >= gravity(s.Ground) {
			return found
		}
		found = found[:len(found)-1]
	}
	s.Quote = text[s.Start:s.End]
	return append(found, s)
}

// gravity orders the grounds for places that overlap: «убью вас, твари» is a threat first.
func gravity(g tasks.Ground) int {
	switch g {
	case tasks.GroundThreat:
		return 4
	case tasks.GroundHarm:
		return 3
	case tasks.GroundObscenity:
		return 2
	case tasks.GroundInsult:
		return 1
	}
	return 0
}
