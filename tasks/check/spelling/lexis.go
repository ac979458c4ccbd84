package spelling

import (
	"errors"
	"hash/maphash"
	"strings"
	"unicode"
	"unicode/utf8"
)

// lexis is a dictionary in memory.
type lexis struct {
	text    string   // the .dic file: a word a line, its flags after a slash
	table   []uint32 // where in text a word's line begins, plus one; open addressing by the word's hash
	seed    maphash.Seed
	endings map[string][]ending // by what stands at the end of a word
	longest int                 // the longest of these, in letters
}

// ending is one suffix rule: a word that ends in the map's key comes from a root that ends in strip, if the root fits.
type ending struct {
	flag  byte
	strip string
	fits  []class
}

// class is one place of a condition at the root's end: any letter of a set, or any but them.
type class struct {
	set string
	not bool
}

// most is the size of the longest word that is looked up, in bytes: there is no longer one.
const most = 120

// parse reads the two files of a dictionary.
func parse(aff, dic string) (*lexis, error) {
	l := &lexis{text: dic, seed: maphash.MakeSeed(), endings: map[string][]ending{}}
	if err := l.suffixes(aff); err != nil {
		return nil, err
	}
	if len(dic) >= 1<<31 || !utf8.ValidString(dic) {
		return nil, errors.New("файл .dic не в UTF-8")
	}
	lines := strings.Count(dic, "\n") + 1
	size := 1 << 10
	for size < 2*lines {
		size *= 2
	}
	l.table = make([]uint32, size)
	words := 0
	for at := strings.IndexByte(dic, '\n') + 1; at > 0 && at < len(dic); { // the first line is a number
		if word, _ := l.line(uint32(at)); word != "" {
			l.put(word, uint32(at))
			words++
		}
		next := strings.IndexByte(dic[at:], '\n')
		if next < 0 {
			break
		}
		at += next + 1
	}
	if words < 2 {
		return nil, errors.New("в файле .dic нет слов")
	}
	return l, nil
}

// line reads the word at an offset and its flags.
func (l *lexis) line(at uint32) (word, flags string) {
	line := l.text[at:]
	if end := strings.IndexAny(line[:min(len(line), 2*most)], "\r\n\t "); end >= 0 {
		line = line[:end]
	}
	word, flags, _ = strings.Cut(line, "/")
	return word, flags
}

func (l *lexis) slot(word string) int {
	return int(maphash.String(l.seed, word) & uint64(len(l.table)-1))
}

func (l *lexis) put(word string, at uint32) {
	i := l.slot(word)
	for l.table[i] != 0 {
		i = (i + 1) & (len(l.table) - 1)
	}
	l.table[i] = at + 1
}

// root reports whether a word stands in the dictionary; with a flag, whether it has that flag.
func (l *lexis) root(word string, flag byte) bool {
	for i := l.slot(word); l.table[i] != 0; i = (i + 1) & (len(l.table) - 1) {
		if w, flags := l.line(l.table[i] - 1); w == word && (flag == 0 || strings.IndexByte(flags, flag) >= 0) {
			return true
		}
	}
	return false
}

// has reports whether a word is right: as it is written, without its capitals, or part by part where a hyphen joins it.
func (l *lexis) has(word string) bool {
	if word == "" || len(word) > most {
		return false
	}
	if l.cased(word) {
		return true
	}
	if !strings.Contains(word, "-") {
		return false
	}
	for part := range strings.SplitSeq(word, "-") {
		if part == "" || !l.cased(part) {
			return false
		}
	}
	return true
}

// cased tries a word as it is written and, where capitals allow, in small letters and as a name.
func (l *lexis) cased(word string) bool {
	if l.form(word) {
		return true
	}
	first, size := utf8.DecodeRuneInString(word)
	if !unicode.IsUpper(first) {
		return false
	}
	low := strings.ToLower(word)
	title := word[:size] + low[size:]
	switch word {
	case title:
		return l.form(low)
	case strings.ToUpper(word):
		return l.form(low) || l.form(title)
	}
	return false
}

// form reports whether a word is a root or comes from one by a suffix.
func (l *lexis) form(word string) bool {
	if l.root(word, 0) {
		return true
	}
	at := len(word)
	for n := 0; n <= l.longest; n++ {
		for _, e := range l.endings[word[at:]] {
			if root := word[:at] + e.strip; root != word && e.ends(root) && l.root(root, e.flag) {
				return true
			}
		}
		if at == 0 {
			break
		}
		_, size := utf8.DecodeLastRuneInString(word[:at])
		at -= size
	}
	return false
}
