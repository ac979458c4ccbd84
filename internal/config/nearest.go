package config

import "unicode/utf8"

// nearest is the known word that was probably meant, and whether one is near enough to be named.
func nearest(word string, known []string) (string, bool) {
	best, least := "", utf8.RuneCountInString(word)/2+1
	for _, k := range known {
		if d := distance([]rune(word), []rune(k)); d < least {
			best, least = k, d
		}
	}
	return best, best != ""
}

// hint is the end of an error about an unknown word: the nearest known one, or what to do instead.
func hint(word string, known []string, otherwise string) string {
	if k, ok := nearest(word, known); ok {
		return "; возможно, «" + k + "»"
	}
	return "; " + otherwise
}

// distance counts the letters to insert, delete or replace to turn a into b.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range b {
			above := row[j+1]
			cost := diagonal
			if x != y {
				cost++
			}
			row[j+1] = min(cost, above+1, row[j]+1)
			diagonal = above
		}
	}
	return row[len(b)]
}
