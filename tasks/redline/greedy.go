package redline

// mostEdits bounds the tokens that greedy removes and inserts: beyond it a stretch has nothing in common that would help a
// reader, and the search would take time by the square.
const mostEdits = 200

// greedy finds the shortest way from one side of a stretch to the other (E. W. Myers, 1986), if it is short enough; else
// nothing of the stretch is kept.
func (d *diff) greedy(s stretch) {
	n, m := s.a1-s.a0, s.b1-s.b0
	most := min(n+m, mostEdits)
	reach := make([]int, 2*most+3) // by diagonal k = x-y, the furthest x
	var trail [][]int
	for edits := 0; edits <= most; edits++ {
		trail = append(trail, append([]int(nil), reach[most+1-edits:most+2+edits]...))
		for k := -edits; k <= edits; k += 2 {
			x := step(reach, most+1, k, edits)
			for x < n && x-k < m && d.a[s.a0+x] == d.b[s.b0+x-k] {
				x++
			}
			reach[most+1+k] = x
			if x >= n && x-k >= m {
				d.retrace(s, trail, edits, k)
				return
			}
		}
	}
}

// step enters a diagonal from the neighbour that got further: by an insertion, or else by a removal.
func step(reach []int, zero, k, edits int) int {
	if edits == 0 {
		return 0
	}
	if k == -edits || k != edits && reach[zero+k-1] < reach[zero+k+1] {
		return reach[zero+k+1]
	}
	return reach[zero+k-1] + 1
}

// retrace walks the way back and keeps its runs.
func (d *diff) retrace(s stretch, trail [][]int, edits, k int) {
	var back []match
	x, y := s.a1-s.a0, s.b1-s.b0
	for ; edits > 0; edits-- {
		was := trail[edits] // of the diagonals -edits to edits, before this edit
		entry := step(was, edits, k, edits)
		if entry < x {
			back = append(back, match{s.a0 + entry, s.b0 + entry - k, x - entry})
		}
		if k == -edits || k != edits && was[edits+k-1] < was[edits+k+1] {
			k++
			x = entry
		} else {
			k--
			x = entry - 1
		}
		y = x - k
	}
	if x > 0 && y > 0 {
		d.keep(match{s.a0, s.b0, x})
	}
	for i := len(back) - 1; i >= 0; i-- {
		d.keep(back[i])
	}
}
