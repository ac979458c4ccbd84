// Package abuse suggests the ground of paragraph 18 of Appendix 1 for a resident's message: obscenity, insult, threat,
// intention to harm. It only points at a place in the text; two people decide (tasks.Withhold, tasks.Uphold).
//
// It would rather miss than accuse: a word of abuse stands in the list with the endings it has, not as a root that may sit
// inside of others («хлебный», «застрахуй», «рубля»); a threat needs its verb in the first person and whom it is meant
// for; a retold threat, a fear, a stray dog and a cut branch are told apart by the words around. What the list leaves out on
// purpose: accusations («воры»), criticism («бездельники»), euphemisms.
//
// Sources of truth: russian.txt holds all words and rules, its head explains the format. testdata/flagged.txt and
// testdata/clean.txt say what must and what must not be found: a change of the list begins with a line there. A
// municipality's own words come through New, in the same notation.
//
// A message goes through: runes folded to Russian letters (fold.go), words with their bytes (scan.go), letters written apart
// put together (apart.go), words looked up (trie.go), rules over neighbouring words (rule.go). Each is linear in the
// length of the text.
package abuse
