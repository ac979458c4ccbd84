package spelling

import (
	"strings"
	"unicode"

	"github.com/kljensen/snowball/russian"
)

// Words are what is right beside the dictionary: names of a municipality and words that people dismissed, by their stems,
// so that «на Видова» knows «Видов». The zero value holds none.
type Words struct{ stems map[string]bool }

// NewWords takes texts apart into words: names of streets, departments, people; single words that were dismissed.
func NewWords(texts ...string) Words {
	w := Words{stems: map[string]bool{}}
	for _, text := range texts {
		for one := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
			w.stems[stem(one)] = true
		}
	}
	return w
}

// Has reports whether a word is among them, in any case.
func (w Words) Has(word string) bool { return w.stems[stem(word)] }

func stem(word string) string {
	return russian.Stem(strings.ReplaceAll(strings.ToLower(word), "ё", "е"), true)
}

// Known makes the function that the draft check asks. A word is wrong if neither the words nor the dictionary have it and
// the dictionary has one that is a likely slip away (likely): a word that is near to nothing is new or rare, not wrong.
func (d *Dictionary) Known(w Words) func(word string) (ok, read bool) {
	return func(word string) (ok, read bool) {
		l, err := d.read()
		if err != nil {
			return false, false
		}
		if l.has(word) || w.Has(word) || l.composed(strings.ToLower(word)) || trade(strings.ToLower(word)) {
			return true, true
		}
		if rest, glued := strings.CutPrefix(strings.ToLower(word), "не"); glued && verb(rest) && l.has(rest) {
			return false, true
		}
		for near := range likely([]rune(strings.ToLower(word))) {
			if l.has(near) || l.cased(capital(near)) {
				return false, true
			}
		}
		return true, true
	}
}

// composed reports whether a word is a known one with a beginning that makes new words freely: «энергосберегающий»,
// «улично-дорожный».
func (l *lexis) composed(low string) bool {
	if head, tail, ok := strings.Cut(low, "-"); ok {
		return l.has(tail) && (strings.HasSuffix(head, "о") || strings.HasSuffix(head, "е") || l.has(head))
	}
	for _, begin := range []string{"в", "вы", "до", "за", "из", "ис", "на", "о", "об", "от", "пере", "под", "при", "про", "раз", "рас", "с", "со", "у"} {
		if rest, ok := strings.CutPrefix(low, begin); ok && len(rest) >= 10 && verb(rest) && l.has(rest) {
			return true
		}
	}
	for _, begin := range beginnings() {
		if rest, ok := strings.CutPrefix(low, begin); ok && len(rest) >= 8 && l.has(rest) {
			return true
		}
	}
	return false
}

// verb reports whether a word ends as verbs do.
func verb(low string) bool {
	for _, end := range []string{"л", "ла", "ло", "ли", "ть", "ют", "ут", "ят", "ат", "ет", "ит", "ем", "им", "ться", "лся", "лась", "лось", "лись", "тся"} {
		if strings.HasSuffix(low, end) {
			return true
		}
	}
	return false
}

// beginnings are what new words begin with.
func beginnings() []string {
	return []string{
		"авто", "авиа", "био", "вело", "видео", "водо", "высоко", "газо", "гидро", "гор", "дву", "двух", "дорожно", "евро", "жил", "интернет", "кино", "крупно", "лесо", "макро",
		"мало", "медиа", "мега", "мини", "микро", "много", "моно", "мото", "мульти", "недо", "низко", "нефте", "обще", "онлайн", "пере", "под", "пост", "пре", "при", "пяти", "радио",
		"само", "сантех", "сверх", "свето", "семи", "соц", "спец", "спорт", "средне", "супер", "тепло", "тех", "топ", "транс", "трех", "туро", "ультра", "фото", "хоз", "четырех", "шести",
		"шумо", "экс", "электро", "эко", "энерго", "анти", "интер", "внутри", "вне", "меж", "одно", "разно", "ново", "старо", "тонко", "чисто", "девяти", "десяти", "долго",
	}
}

func capital(low string) string {
	for i, r := range low {
		return low[:i] + string(unicode.ToUpper(r)) + low[i+len(string(r)):]
	}
	return low
}
