package check

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// place is a street in a text, with the house where one is named.
type place struct {
	street   string // the stem that tells the street from others
	house    string // folded: «12», «12а»; "" where none is named
	from, to int    // words of the text
}

// streetKinds are the words that make a street of the name beside them.
func streetKind(low string) bool {
	switch low {
	case "ул", "улица", "улице", "улицу", "улицы", "улицей", "улиц", "улицах", "пр", "просп", "проспект", "проспекте", "проспекту", "проспекта", "пер", "переулок", "переулке", "переулку",
		"переулка", "бульвар", "бульваре", "бульвару", "бульвара", "проезд", "проезде", "проезду", "проезда", "шоссе", "наб", "набережная", "набережной", "набережную", "площадь", "площади", "пл", "аллея", "аллее":
		return true
	}
	return false
}

// streetNames compiles the names of streets to the stems of their words, without «улица» and the like; by the first stem.
func streetNames(names []string) map[string][][]string {
	known := map[string][][]string{}
	for _, name := range names {
		var list []string
		for _, w := range read(name).words {
			if w.kind == letters && !streetKind(w.low) {
				list = append(list, w.stem)
			}
		}
		if len(list) > 0 {
			known[list[0]] = append(known[list[0]], list)
		}
	}
	return known
}

// mainStem is the stem that tells a street: the longest of its name's, of a word with a hyphen its last part.
func mainStem(name []string) string {
	for i, s := range name {
		name[i] = stem(s[strings.LastIndexByte(s, '-')+1:])
	}
	return slices.MaxFunc(name, func(a, b string) int { return len(a) - len(b) })
}

// places finds streets in a text: those of the list, and whatever stands beside «улица» or has a house after it.
func places(p *page, known map[string][][]string) []place {
	var list []place
	for i := 0; i < len(p.words); i++ {
		to := listed(p, i, known)
		if to == 0 {
			to = named(p, i)
		}
		if to == 0 {
			continue
		}
		var stems []string
		for _, w := range p.words[i:to] {
			if w.kind == letters {
				stems = append(stems, w.stem)
			}
		}
		x := place{street: mainStem(stems), from: i, to: to}
		x.house, x.to = house(p, i, to)
		list = append(list, x)
		i = x.to - 1
	}
	return list
}

// listed finds the end of a known street's name that begins at the i-th word; 0 where there is none. A name of one word
// that could be a word of the language needs a capital letter, «улица» before it, or a house after it.
func listed(p *page, i int, known map[string][][]string) int {
	best := 0
	for _, name := range known[p.words[i].stem] {
		k := 0
		for k < len(name) && i+k < len(p.words) && p.words[i+k].stem == name[k] && (k == 0 || near(p.gap(i+k))) {
			k++
		}
		if k < len(name) || i+k <= best {
			continue
		}
		if k == 1 && !marked(p, i) {
			continue
		}
		best = i + k
	}
	return best
}

// marked reports whether a single word is set as a name: by a capital inside a sentence, a kind of street beside it, or
// a house's number after it.
func marked(p *page, i int) bool {
	w := p.words[i]
	inside := p.sentences[p.sentence(i)].from != i
	if i > 0 && streetKind(p.words[i-1].low) || i+1 < len(p.words) && streetKind(p.words[i+1].low) && near(p.gap(i+1)) {
		return true
	}
	if i+1 < len(p.words) && near(p.gap(i+1)) {
		if next := p.words[i+1]; next.kind == digits && i > 0 || next.low == "дом" && i > 0 || next.low == "д" && i > 0 {
			return true
		}
	}
	return w.capital && inside && !person(p, i) && !district(p, i)
}

// district reports whether a word beside the i-th makes its name one of something else than a street: «Южный район».
func district(p *page, i int) bool {
	for _, k := range []int{i - 1, i + 1} {
		if k < 0 || k >= len(p.words) || p.gap(max(i, k)) != " " {
			continue
		}
		for _, begin := range []string{"район", "парк", "рын", "микрорайон", "мкр", "округ", "сквер", "памятник", "рощ", "кладбищ", "балк", "посел", "сел", "станиц", "пляж", "стадион", "имени", "имен"} {
			if strings.HasPrefix(p.words[k].low, begin) {
				return true
			}
		}
	}
	return false
}

// person reports whether a capital word is part of somebody's name.
func person(p *page, i int) bool {
	return i > 0 && p.words[i-1].capital && p.gap(i) == " " && patronymicSex(p.words[i-1].low) != unknown ||
		i+1 < len(p.words) && patronymicSex(p.words[i+1].low) != unknown
}

// named finds the end of a name beside a kind of street: «ул. Новая», «Анапское шоссе»; 0 where there is none.
func named(p *page, i int) int {
	w := p.words[i]
	if !w.capital || w.kind != letters || streetKind(w.low) || utf8.RuneCountInString(w.low) < 3 {
		return 0
	}
	if i > 0 && streetKind(p.words[i-1].low) && near(p.gap(i)) {
		to := i + 1
		for to < len(p.words) && to < i+3 && p.words[to].capital && p.words[to].kind == letters && p.gap(to) == " " {
			to++
		}
		return to
	}
	if i+1 < len(p.words) && streetKind(p.words[i+1].low) && p.gap(i+1) == " " && adjective(w.low) {
		return i + 1
	}
	return 0
}

func adjective(low string) bool {
	for _, end := range []string{"ая", "ой", "ую", "ое", "ого", "ому", "ом", "ий", "ый", "им", "ым"} {
		if strings.HasSuffix(low, end) {
			return true
		}
	}
	return false
}

// house finds the number of the house after a street, or before it: «дом 12 по улице Видова».
func house(p *page, from, to int) (number string, end int) {
	k := to
	for k < len(p.words) && k < to+2 && near(p.gap(k)) && (building(p.words[k].low) || streetKind(p.words[k].low)) {
		k++
	}
	if k < len(p.words) && p.words[k].kind == digits && (k > to || near(p.gap(k)) && !strings.Contains(p.gap(k), ". ")) {
		return p.words[k].low, k + 1
	}
	for k := from - 1; k > max(0, from-5); k-- {
		if w := p.words[k]; w.kind == digits {
			if building(p.words[k-1].low) {
				return w.low, to
			}
			break
		}
	}
	return "", to
}

// building reports whether a word stands before a house's number: «дом», «д.».
func building(low string) bool { return low == "д" || strings.HasPrefix(low, "дом") }
