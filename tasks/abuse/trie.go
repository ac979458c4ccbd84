package abuse

// class is a set of the list's sets and rules, one bit each.
type class uint64

// trie finds the classes of a word. Runs of one letter count as that letter once, in the list as in the text.
type trie struct{ nodes []node }

type node struct {
	next  [letters]int32
	whole class // of words that end here
	open  class // of words that begin so
}

func newTrie() *trie { return &trie{nodes: make([]node, 1, 4096)} }

// add puts in a word, or, when open, all words that begin with it.
func (t *trie) add(word []letter, c class, open bool) {
	at, last := int32(0), foreign
	for _, l := range word {
		if l == last {
			continue
		}
		last = l
		if t.nodes[at].next[l] == 0 {
			t.nodes = append(t.nodes, node{})
			t.nodes[at].next[l] = int32(len(t.nodes) - 1)
		}
		at = t.nodes[at].next[l]
	}
	t.nodes[at].whole |= c
	if open {
		t.nodes[at].open |= c
	}
}

// doubts bounds how many letters of one word may be ambiguous; it bounds the work, too.
const doubts = 3

// word returns the classes of a whole word.
func (t *trie) word(w []letter) class { return t.walk(0, w, foreign, doubts) }

// begins returns the classes of the openings that the text starts with.
func (t *trie) begins(w []letter) class {
	var found class
	at, last := int32(0), foreign
	for _, l := range w {
		if l >= letters {
			return found
		}
		if l != last {
			last = l
			if at = t.nodes[at].next[l]; at == 0 {
				return found
			}
			found |= t.nodes[at].open
		}
	}
	return found
}

func (t *trie) walk(at int32, w []letter, last letter, doubts int) class {
	var found class
	for i, l := range w {
		if l == last {
			continue // «суууука»
		}
		if l < letters {
			if at = t.nodes[at].next[l]; at == 0 {
				return found
			}
			found |= t.nodes[at].open
			last = l
			continue
		}
		if doubts == 0 {
			return found
		}
		for _, c := range choices(l) {
			if c == last {
				found |= t.walk(at, w[i+1:], last, doubts-1)
			} else if next := t.nodes[at].next[c]; next != 0 {
				found |= t.nodes[next].open | t.walk(next, w[i+1:], c, doubts-1)
			}
		}
		return found
	}
	return found | t.nodes[at].whole
}
