package redline

import "slices"

// rising picks the most matches that stand in the same order in both texts. They come in the old text's order.
func rising(list []match) []match {
	var ends []int // ends[n]: the match on which a chain of n+1 ends lowest in the new text
	before := make([]int, len(list))
	for i, m := range list {
		at, _ := slices.BinarySearchFunc(ends, m.b, func(e, b int) int { return list[e].b - b })
		before[i] = -1
		if at > 0 {
			before[i] = ends[at-1]
		}
		if at == len(ends) {
			ends = append(ends, i)
		} else {
			ends[at] = i
		}
	}
	out := make([]match, len(ends))
	if len(ends) == 0 {
		return nil
	}
	for n, i := len(ends)-1, ends[len(ends)-1]; n >= 0; n, i = n-1, before[i] {
		out[n] = list[i]
	}
	return out
}
