package abuse

import "strings"

const (
	fewestApart = 3 // letters written apart that may be one word
	widestGap   = 3 // bytes between them
)

// joinApart puts words together that were written letter by letter: «с у к а», «с.у.к.а», «с-у-к-а». All gaps must be alike;
// a gap of a dot with a space is left alone, since initials are written so.
func (l *List) joinApart(text string, words []word) []word {
	out := words[:0]
	for i := 0; i < len(words); {
		n := apart(text, words[i:])
		if n < fewestApart {
			out = append(out, words[i])
			i++
			continue
		}
		run := words[i : i+n]
		for skip := 0; skip < 2 && n-skip >= fewestApart; skip++ {
			if skip == 1 && !stray(run[0].letter) {
				break
			}
			if c := l.together(run[skip:]); c != 0 {
				out = append(out, run[:skip]...)
				run = append(run[:0:0], word{
					start: run[skip].start, end: run[n-1].end, clause: run[skip].clause, class: c, letter: foreign,
				})
				break
			}
		}
		out = append(out, run...)
		i += n
	}
	return out
}

// apart counts the letters that stand alone from the first word on, with one and the same gap between them.
func apart(text string, words []word) int {
	if words[0].letter == foreign {
		return 0
	}
	n, gap := 1, ""
	for ; n < len(words) && n < longest && words[n].letter != foreign; n++ {
		between := text[words[n-1].end:words[n].start]
		if n == 1 {
			gap = between
		}
		if between != gap || gap == "" || len(gap) > widestGap || gap == ". " || strings.Contains(gap, "\n") {
			break
		}
	}
	return n
}

// stray tells a one-letter word that may stand before a word written apart: «и с у к а».
func stray(l letter) bool {
	return l == russian('а') || l == russian('и') || l == russian('я') || l == russian('э')
}

// together looks up the word that the letters make. It must need nothing around it.
func (l *List) together(run []word) class {
	var joined [longest]letter
	for i, w := range run {
		joined[i] = w.letter
	}
	c := l.look(joined[:len(run)])
	if c&clean != 0 {
		return 0
	}
	return c & l.blunt
}
