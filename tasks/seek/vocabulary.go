package seek

import (
	"slices"
	"strings"
)

// vocabulary knows the words that were ever read, to find those with a beginning. Words of tasks that are gone stay: a town
// has only so many.
type vocabulary struct {
	keys   map[string]string // what a word is found by
	sorted []string
	recent []string // since the last sorting, at most mostRecent
}

// mostRecent bounds the words that a question looks through one by one; sorting costs, so it is not done for each.
const mostRecent = 1000

func (v *vocabulary) learn(word, key string) {
	if v.keys == nil {
		v.keys = make(map[string]string)
	}
	if _, ok := v.keys[word]; ok {
		return
	}
	v.keys[word] = key
	if v.recent = append(v.recent, word); len(v.recent) == mostRecent {
		v.merge()
	}
}

// merge puts the recent words among the sorted ones, in place, from the end.
func (v *vocabulary) merge() {
	slices.Sort(v.recent)
	i, j := len(v.sorted)-1, len(v.recent)-1
	v.sorted = append(v.sorted, v.recent...)
	for at := len(v.sorted) - 1; j >= 0; at-- {
		if i >= 0 && v.sorted[i] > v.recent[j] {
			v.sorted[at] = v.sorted[i]
			i--
		} else {
			v.sorted[at] = v.recent[j]
			j--
		}
	}
	v.recent = v.recent[:0]
}

// beginning lists the keys of the words with a beginning, each once.
func (v *vocabulary) beginning(prefix string) []string {
	seen := make(map[string]bool)
	from, _ := slices.BinarySearch(v.sorted, prefix)
	for _, w := range v.sorted[from:] {
		if !strings.HasPrefix(w, prefix) {
			break
		}
		seen[v.keys[w]] = true
	}
	for _, w := range v.recent {
		if strings.HasPrefix(w, prefix) {
			seen[v.keys[w]] = true
		}
	}
	list := make([]string, 0, len(seen))
	for key := range seen {
		list = append(list, key)
	}
	slices.Sort(list)
	return list
}
