package check

import "strings"

// authorFirst is the author's given name in folded Russian letters; a name in Latin letters («Elena», «Dmitry») is read as
// the nearest name of the tables. "" where it is no name that one can tell.
func (s *sheet) authorFirst() string {
	first := fold(s.Author.First)
	if first == "" || cyrillic(first) {
		return first
	}
	read := russianLetters(first)
	if _, ok := s.names[read]; ok {
		return read
	}
	best := ""
	for name := range s.names { // the least of the nearest, so that the answer is the same each time
		if len(s.names[name].full) == 0 && distance(read, name) == 1 && (best == "" || name < best) {
			best = name
		}
	}
	return best
}

// russianLetters writes a Latin word in Russian letters, as passports write the other way.
func russianLetters(word string) string {
	word = strings.NewReplacer("shch", "щ", "sch", "щ", "zh", "ж", "kh", "х", "ts", "ц", "ch", "ч", "sh", "ш", "ya", "я", "ia", "ия", "yu", "ю", "iu", "ю", "yo", "е", "ye", "е", "x", "кс", "iy", "ий", "yy", "ый", "ey", "ей", "ay", "ай").Replace(word)
	if head, ok := strings.CutSuffix(word, "y"); ok {
		word = head + "ий"
	}
	return strings.NewReplacer("a", "а", "b", "б", "c", "к", "d", "д", "e", "е", "f", "ф", "g", "г", "h", "х", "i", "и", "j", "й", "k", "к", "l", "л", "m", "м", "n", "н", "o", "о", "p", "п", "q", "к",
		"r", "р", "s", "с", "t", "т", "u", "у", "v", "в", "w", "в", "y", "и", "z", "з", "'", "ь").Replace(word)
}
