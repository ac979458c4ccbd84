// Package redline shows what was changed in a text, word by word, for people to read: what was kept, what was inserted (cards
// write it in bold), what was removed (struck out).
//
// Exact is that the kept and removed spans give the old text, the kept and inserted ones the new text. Readable is what people
// see: whole words, what was removed before what came in its stead, no single «и» kept between two changes, paragraphs where
// both texts have them. The least possible difference is not the aim, and nothing here takes time by the square of the text.
package redline
