// Package filter tells which texts of others' communities in VK concern the administration, and by which words.
//
// A text is judged by rules over words (russian.txt, whose head explains the notation): who answers for the town, what a town
// has, what goes wrong with it, how people ask; and what speaks against: adverts, lost cats, jokes, sport, other towns. A rule
// gives points once when words of its sets stand near each other; with 10 points a text concerns the administration. The
// configuration adds words, exclusions, streets and the town's names (Settings).
//
// How it is fast: no word of the text is stemmed. The words of the list are, once, with the Snowball stemmer, and their stems
// lie in one packed trie with the endings that their part of speech takes in another (trie.go, endings.go). A word of the text
// walks the trie by its letters, folded on the way, and nearly always leaves it after three or four of them; only where it
// passed a stem its tail is looked up among the endings. Nothing is allocated but for what is found. All steps are linear in
// the length of the text: stems passed by one word, phrases read at the same time and rules are bounded.
//
// How it is measured: testdata holds 100 texts that concern an administration and 100 that do not, written for this purpose in
// the manner of «Подслушано…». The list was tuned on two thirds of them and on the traps of traps_test.go; every third was held out. A test holds floors for
// precision and recall on both parts, `make bench` prints them.
package filter
