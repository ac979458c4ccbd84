package tasks

import (
	"strconv"
	"strings"
)

// maxIdentifier is the length of an id that is made of a name; a file may have longer ones, up to 32.
const maxIdentifier = 24

// identifier makes an id of a name that is not taken: Latin letters, digits and «_», as a roster file wants it.
func identifier(name string, taken func(string) bool) string {
	base := latin(name)
	if base == "" {
		base = "id"
	}
	id := base
	for n := 2; taken(id); n++ {
		id = base + strconv.Itoa(n)
	}
	return id
}

// latin writes a name in Latin letters, as passports do, its words joined by «_».
func latin(name string) string {
	letters := map[rune]string{
		'а': "a", 'б': "b", 'в': "v", 'г': "g", 'д': "d", 'е': "e", 'ё': "e", 'ж': "zh", 'з': "z", 'и': "i", 'й': "i", 'к': "k",
		'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ф': "f", 'х': "kh", 'ц': "ts",
		'ч': "ch", 'ш': "sh", 'щ': "shch", 'ъ': "ie", 'ы': "y", 'ь': "", 'э': "e", 'ю': "iu", 'я': "ia",
	}
	var b strings.Builder
	for _, c := range strings.ToLower(name) {
		word, cyrillic := letters[c]
		switch {
		case cyrillic:
			b.WriteString(word)
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			b.WriteRune(c)
		default:
			b.WriteRune('_')
		}
	}
	out := strings.Join(strings.FieldsFunc(b.String(), func(c rune) bool { return c == '_' }), "_")
	return strings.Trim(out[:min(len(out), maxIdentifier)], "_")
}
