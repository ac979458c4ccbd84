package dates

import "unicode"

// fold brings a word to the form that rules compare: lower case, ё as е, without
// stress marks and soft hyphens, letters composed, and in a Cyrillic word Latin
// letters of the same look replaced («нoября» with a Latin o).
func fold(s string) string {
	if folded(s) {
		return s
	}
	out := make([]rune, 0, len(s))
	cyrillic := false
	for _, r := range s {
		r = unicode.ToLower(r)
		switch {
		case r == 'ё':
			r = 'е'
		case r == '\u0306' && len(out) > 0 && out[len(out)-1] == 'и':
			out[len(out)-1] = 'й'
			continue
		case r == '\u00ad' || unicode.Is(unicode.Mn, r):
			continue
		}
		cyrillic = cyrillic || r >= 'а' && r <= 'я'
		out = append(out, r)
	}
	if cyrillic {
		for i, r := range out {
			out[i] = twin(r)
		}
	}
	return string(out)
}

// folded reports that there is nothing to fold: the usual case, and without cost.
func folded(s string) bool {
	for _, r := range s {
		if r < 'а' || r > 'я' {
			return false
		}
	}
	return true
}

// twin returns the Cyrillic letter that looks like a Latin one.
func twin(r rune) rune {
	switch r {
	case 'a':
		return 'а'
	case 'b':
		return 'в'
	case 'c':
		return 'с'
	case 'e':
		return 'е'
	case 'h':
		return 'н'
	case 'k':
		return 'к'
	case 'm':
		return 'м'
	case 'o':
		return 'о'
	case 'p':
		return 'р'
	case 't':
		return 'т'
	case 'x':
		return 'х'
	case 'y':
		return 'у'
	}
	return r
}
