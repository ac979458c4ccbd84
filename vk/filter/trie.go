package filter

import "math/bits"

// trie finds what is known of the beginning of a word. Its nodes take 20 bytes each and lie breadth first, so that those
// which nearly every word visits share a few cache lines: a table of all letters at each node would be ten times as large
// and fall out of the cache.
type trie struct{ nodes []node }

// node holds its children in a row at first, one for each bit of has and more.
type node struct {
	has   uint64 // letters 0–63
	more  uint32 // letters 64–67
	first int32
	entry int32 // what ends here, 0 for nothing
}

// step returns the child by a letter, 0 when there is none.
func (t *trie) step(at int32, l letter) int32 {
	n := &t.nodes[at]
	if l < 64 {
		bit := uint64(1) << l
		if n.has&bit == 0 {
			return 0
		}
		return n.first + int32(bits.OnesCount64(n.has&(bit-1)))
	}
	bit := uint32(1) << ((l - 64) & 31)
	if l >= letters || n.more&bit == 0 {
		return 0
	}
	return n.first + int32(bits.OnesCount64(n.has)+bits.OnesCount32(n.more&(bit-1)))
}

// bush is a trie that still grows.
type bush struct {
	next  map[letter]*bush
	entry int32
}

// at returns the node of a word, new ones being made.
func (b *bush) at(word []letter) *bush {
	for _, l := range word {
		if b.next == nil {
			b.next = map[letter]*bush{}
		}
		if b.next[l] == nil {
			b.next[l] = &bush{}
		}
		b = b.next[l]
	}
	return b
}

// pack lays the nodes out.
func (b *bush) pack() *trie {
	t := &trie{nodes: make([]node, 1)}
	for queue, i := []*bush{b}, 0; i < len(queue); i++ {
		from := queue[i]
		t.nodes[i].entry = from.entry
		t.nodes[i].first = int32(len(queue))
		for l := range letter(letters) {
			child := from.next[l]
			if child == nil {
				continue
			}
			if l < 64 {
				t.nodes[i].has |= 1 << l
			} else {
				t.nodes[i].more |= 1 << (l - 64)
			}
			queue = append(queue, child)
			t.nodes = append(t.nodes, node{})
		}
	}
	return t
}
