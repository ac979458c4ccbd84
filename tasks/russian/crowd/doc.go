// Package crowd makes up residents' messages and answers to them by the thousand, for benchmarks and random runs: the same seed,
// the same town. Its words come about as often as words do (a few everywhere, most of them rarely), and its people greet,
// complain, misspell and name their streets. For tests only.
package crowd
