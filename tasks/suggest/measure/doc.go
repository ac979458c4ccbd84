// Package measure tells how well suggestions are: it holds short messages with what an operator would choose for each, written
// for this purpose in the words of a seaside town, lets an index learn two thirds of them and counts what is suggested for the
// last third. For tests and benchmarks only.
package measure
