// Package postings keeps which texts have which terms, in memory: an inverted index that changes in place. What searches or
// compares thousands of texts is built on it; it knows nothing of words, only of keys and weights.
//
// A text that is put again replaces the one before, a text that is removed leaves nothing behind but the names of its terms.
// There are no tombstones and no rebuilding: the index after any changes is the one that would be built afresh, so what is found
// does not depend on how it came about.
package postings
