package russian

import "slices"

// LongestText bounds the words of a message that are read: what it is about stands in the first of them.
const LongestText = 400

// Located reads a message with the address that staff set for it. The place is the address's, or else the one that the text
// names; rest are the words of the text without those that name a place.
func Located(text, address string, stem func(string) string) (p Place, rest []Token) {
	words := Tokens(text)
	if len(words) > LongestText {
		words = words[:LongestText]
	}
	said, from, to := Mention(words, stem)
	rest = slices.Delete(words, from, to)
	if p = ReadAddress(address, stem); len(p.Street) == 0 {
		p = said
	}
	return p, rest
}
