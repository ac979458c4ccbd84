package redline

// diff finds runs that two lists of tokens share. It trims what is the same at both ends, then parts the rest at words that
// each text has once (anchors), and looks at what lies between them with Myers' greedy algorithm, but only so far.
type diff struct {
	a, b  []int32 // tokens by number
	words []bool  // by number: worth an anchor
	runs  []match // in order
	seen  []seen  // by number, clean between uses
}

// match is a run of tokens in both texts.
type match struct{ a, b, n int }

// seen counts a token in a stretch.
type seen struct{ inA, inB, at int }

func newDiff(a, b []string) *diff {
	d := &diff{}
	numbers := make(map[string]int32)
	number := func(list []string) []int32 {
		out := make([]int32, len(list))
		for i, t := range list {
			n, ok := numbers[t]
			if !ok {
				n = int32(len(numbers))
				numbers[t] = n
				d.words = append(d.words, isWord(t))
			}
			out[i] = n
		}
		return out
	}
	d.a, d.b = number(a), number(b)
	d.seen = make([]seen, len(numbers))
	return d
}

// deepest bounds how often stretches are parted at anchors.
const deepest = 24

func (d *diff) compare(s stretch, depth int) {
	head := 0
	for s.a0+head < s.a1 && s.b0+head < s.b1 && d.a[s.a0+head] == d.b[s.b0+head] {
		head++
	}
	d.keep(match{s.a0, s.b0, head})
	s.a0, s.b0 = s.a0+head, s.b0+head
	tail := 0
	for s.a1-tail > s.a0 && s.b1-tail > s.b0 && d.a[s.a1-tail-1] == d.b[s.b1-tail-1] {
		tail++
	}
	s.a1, s.b1 = s.a1-tail, s.b1-tail
	if s.a0 < s.a1 && s.b0 < s.b1 {
		d.middle(s, depth)
	}
	d.keep(match{s.a1, s.b1, tail})
}

// middle compares a stretch whose ends differ.
func (d *diff) middle(s stretch, depth int) {
	var anchors []match
	if depth < deepest {
		anchors = rising(d.anchors(s))
	}
	if len(anchors) == 0 {
		d.greedy(s)
		return
	}
	for _, m := range anchors {
		d.compare(stretch{s.a0, m.a, s.b0, m.b}, depth+1)
		d.keep(m)
		s.a0, s.b0 = m.a+1, m.b+1
	}
	d.compare(s, depth+1)
}

// keep notes a run; one that goes on with the last is joined to it.
func (d *diff) keep(m match) {
	if m.n == 0 {
		return
	}
	if n := len(d.runs); n > 0 {
		if last := &d.runs[n-1]; last.a+last.n == m.a && last.b+last.n == m.b {
			last.n += m.n
			return
		}
	}
	d.runs = append(d.runs, m)
}

// anchors lists the words that a stretch has exactly once on both sides, in the old text's order.
func (d *diff) anchors(s stretch) []match {
	for i := s.a0; i < s.a1; i++ {
		d.seen[d.a[i]].inA++
	}
	for j := s.b0; j < s.b1; j++ {
		d.seen[d.b[j]].inB++
		d.seen[d.b[j]].at = j
	}
	var list []match
	for i := s.a0; i < s.a1; i++ {
		if t := d.a[i]; d.words[t] && d.seen[t].inA == 1 && d.seen[t].inB == 1 {
			list = append(list, match{i, d.seen[t].at, 1})
		}
	}
	for i := s.a0; i < s.a1; i++ {
		d.seen[d.a[i]] = seen{}
	}
	for j := s.b0; j < s.b1; j++ {
		d.seen[d.b[j]] = seen{}
	}
	return list
}

// blocks lists the changes with what was kept behind each.
func (d *diff) blocks(lenA, lenB int) []block {
	list := make([]block, 0, len(d.runs)+1)
	i, j := 0, 0
	for _, m := range d.runs {
		list = append(list, block{stretch{i, m.a, j, m.b}, m.n})
		i, j = m.a+m.n, m.b+m.n
	}
	if i < lenA || j < lenB {
		list = append(list, block{stretch{i, lenA, j, lenB}, 0})
	}
	return list
}
