// Package measure tells how good the draft check is: it runs a checker over the pairs of the corpus and counts, by
// criterion, which of its hints a controller would share (precision) and which of the marked faults it found (recall).
//
// A third of the pairs is held out by a hash of their ids: the rules are tuned on the other two thirds only, and what is
// promised is promised on the held out third. While rules were written the figures of that third were looked at, though not
// its pairs; so there is a second corpus, of fresh pairs that came after the rules, on which nothing was tuned at all. The package exists for tests and benchmarks.
package measure
