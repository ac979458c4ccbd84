// Package russian reads Russian text as residents and staff write it: its words and their stems, words that say nothing, words
// of one meaning, and the places that it names. What finds, compares or suggests messages is built on it.
//
// Nothing of it is exact. A stem is what the forms of a word share by rules (kljensen/snowball), ё is е; a place in running text
// needs a sign that it is one: «улица», or a capital and a house's number.
package russian
