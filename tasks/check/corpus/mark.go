package corpus

import (
	"fmt"
	"slices"
	"strings"
)

const (
	markOpen  = "[["
	markClose = "]]"
)

// unmark takes the marks out of an answer. The offset that comes with an error is in the marked text, in bytes.
func unmark(marked string) (answer string, faults []Fault, at int, err error) {
	var b strings.Builder
	for {
		open := strings.Index(marked[at:], markOpen)
		if stray := strings.Index(marked[at:], markClose); stray >= 0 && (open < 0 || stray < open) {
			return "", nil, at + stray, fmt.Errorf("%q closes no mark", markClose)
		}
		if open < 0 {
			b.WriteString(marked[at:])
			return b.String(), faults, 0, nil
		}
		b.WriteString(marked[at : at+open])
		at += open
		inside, _, closed := strings.Cut(marked[at+len(markOpen):], markClose)
		if !closed {
			return "", nil, at, fmt.Errorf("the mark is not closed with %q", markClose)
		}
		criterion, words, err := readMark(inside)
		if err != nil {
			return "", nil, at, err
		}
		start := b.Len()
		b.WriteString(words)
		faults = append(faults, Fault{Criterion: criterion, Start: start, End: b.Len()})
		at += len(markOpen) + len(inside) + len(markClose)
	}
}

// readMark reads what stands between the brackets.
func readMark(inside string) (criterion, words string, err error) {
	if strings.Contains(inside, markOpen) {
		return "", "", fmt.Errorf("a mark inside of a mark")
	}
	criterion, words, ok := strings.Cut(inside, ":")
	if !ok {
		return "", "", fmt.Errorf("the mark has no colon after its criterion")
	}
	if !slices.Contains(Criteria(), criterion) {
		return "", "", fmt.Errorf("unknown criterion %q: it is one of %s", criterion, strings.Join(Criteria(), ", "))
	}
	words = strings.TrimPrefix(words, " ")
	if words != "" && strings.TrimSpace(words) == "" {
		return "", "", fmt.Errorf("the mark holds nothing but spaces: take in the words beside them")
	}
	return criterion, words, nil
}
