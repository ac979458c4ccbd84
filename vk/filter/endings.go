package filter

import "strings"

// kind says how a word may go on behind its stem.
type kind int32

const (
	exact     kind = 1 << iota // not at all
	open                       // in any way
	noun                       // with an ending of nouns
	adjective                  // of adjectives
	verb                       // of verbs
)

// kindsOf guesses from a word in the form of dictionaries which endings its forms have. Where the form does not tell
// («печать», «больной»), both kinds are taken. A noun's stem does not take a verb's endings: «вода» is not «водит».
func kindsOf(word string) kind {
	ends := func(with ...string) bool {
		for _, w := range with {
			if strings.HasSuffix(word, w) {
				return true
			}
		}
		return false
	}
	switch {
	case ends("ться", "тись", "чься"):
		return verb
	case ends("ать", "ять", "еть", "ить", "уть", "оть", "ыть"):
		return verb | noun
	case ends("ый", "ая", "яя", "ое", "ее", "ые"):
		return adjective
	case ends("ий", "ой", "ие"):
		return adjective | noun
	}
	return noun
}

const (
	nounEndings = `- а я о е ы и у ю ь й ой ей ою ею ом ем ам ям ами ями ах ях ов ев ий ия ии ие ию ией ием ию иям иями иях
		ью ья ье ьи ьев ьям ьями ьях ьем ьей ьми`
	adjectiveEndings = `ый ий ой ая яя ое ее ые ие ого его ому ему ым им ом ем ую юю ых их ыми ими ою ею`
	verbEndings      = `ть ти ю у ешь ет ем ете ют ут ишь ит им ите ят ат а я ал ала ало али ял яла яло яли ил ила ило или
		ел ела ело ели л ла ло ли н на но ны нул нула нуло нули нет нут й йте и ь ьте ай айте ать ять еть ить ает ают
		аем аю аешь яет яют ен ена ено ены ан ана ано аны вший вшая вшие`
)

// endingTrie finds the kinds that an ending belongs to.
func endingTrie() *trie {
	root := &bush{entry: int32(exact | open)}
	add := func(ending string, k kind) {
		at := root
		if ending != "-" {
			at = root.at(spell(ending))
		}
		at.entry |= int32(k)
	}
	for k, list := range map[kind]string{noun: nounEndings, adjective: adjectiveEndings, verb: verbEndings} {
		for ending := range strings.FieldsSeq(list) {
			add(ending, k)
			if k == verb {
				add(ending+"ся", k)
				add(ending+"сь", k)
			}
		}
	}
	return root.pack()
}

// spell folds a word of the list; what is no letter of the alphabet is left out.
func spell(word string) (out []letter) {
	for i := 0; i < len(word); {
		l, size := next(word, i)
		i += size
		if l < letters {
			out = append(out, l)
		}
	}
	return out
}
