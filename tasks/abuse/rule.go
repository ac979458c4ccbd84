package abuse

import "otklik/tasks"

// clean marks words that are never abuse, whatever else they match.
const clean = class(1)

const (
	around      = 6 // words on either side in which «unless» looks, whatever the clause
	beside      = 3 // words on either side in which «without» looks, in the same clause
	mostFillers = 2 // words like «просто» that are looked through by «not-after»
)

// rule says when a word suggests a ground.
type rule struct {
	ground   tasks.Ground
	head     class
	with     []class // each must have a word within reach in the same clause
	within   int     // words
	across   bool    // the clause does not matter
	without  class   // none of them may be beside it
	unless   class   // none of them may be around
	notAfter class   // none of them may be just before
}

// label takes a set's mark off the words that the set's own «not-after» excludes: «вас», but not «у вас».
func (l *List) label(words []word) {
	for i := range words {
		for _, s := range l.narrowed {
			if words[i].class&s.head != 0 && l.follows(words, i, s.notAfter) {
				words[i].class &^= s.head
			}
		}
	}
}

// judge holds the rules to a word.
func (l *List) judge(words []word, i int) (Suggestion, bool) {
	w := words[i]
	if w.class&l.heads == 0 || w.class&clean != 0 {
		return Suggestion{}, false
	}
	best := Suggestion{}
	for _, r := range l.rules {
		if w.class&r.head == 0 || gravity(r.ground) <= gravity(best.Ground) || l.follows(words, i, r.notAfter) ||
			near(words, i, around, r.unless, true) || near(words, i, beside, r.without, false) {
			continue
		}
		if start, end, ok := r.reach(words, i); ok {
			best = Suggestion{Ground: r.ground, Start: start, End: end}
		}
	}
	return best, best.Ground != ""
}

// follows reports whether the word comes just after one of c in its clause, fillers aside.
func (l *List) follows(words []word, i int, c class) bool {
	for j, fillers := i-1, 0; c != 0 && j >= 0 && words[j].clause == words[i].clause; j-- {
		if words[j].class&c != 0 {
			return true
		}
		if fillers++; words[j].class&l.filler == 0 || fillers > mostFillers {
			return false
		}
	}
	return false
}

// near reports whether one of c stands at most so many words away, in the same clause or across all.
func near(words []word, i, reach int, c class, across bool) bool {
	for j := max(0, i-reach); c != 0 && j <= min(len(words)-1, i+reach); j++ {
		if j != i && words[j].class&c != 0 && (across || words[j].clause == words[i].clause) {
			return true
		}
	}
	return false
}

// reach finds what the rule needs beside the word, and the place that all of it takes.
func (r rule) reach(words []word, i int) (start, end int, ok bool) {
	start, end = words[i].start, words[i].end
	for _, c := range r.with {
		j := r.closest(words, i, c)
		if j < 0 {
			return 0, 0, false
		}
		start, end = min(start, words[j].start), max(end, words[j].end)
	}
	return start, end, true
}

// closest finds the nearest word of c, -1 if there is none within reach.
func (r rule) closest(words []word, i int, c class) int {
	for d := 1; d <= r.within; d++ {
		for _, j := range [...]int{i - d, i + d} {
			if j >= 0 && j < len(words) && words[j].class&c != 0 && (r.across || words[j].clause == words[i].clause) {
				return j
			}
		}
	}
	return -1
}
