// Package check reads the draft of an answer as a good controller would and says what it noticed, criterion by criterion
// of the decree [10.1–10.7, 17, 18].
//
// Its findings are hints, never gates: each names its criterion, quotes its place, says in Russian why it thinks so, and
// carries the key under which «Не ошибка» is remembered. A Checker is built once from Settings; Check is a pure function
// of its Input: no clock, no network, no file. Spelling is a function in the Input, because the dictionary is read
// elsewhere (package spelling).
//
// One rule is one file: what it is, its build function, and the examples that must and must not make it speak, which a
// test runs. A new rule is such a file and a line in all() (rules.go). A rule works on a page (page.go): words with
// their places and stems, cut into sentences; phrases are looked for with a lexicon (lexicon.go). Everything is linear
// in the length of the draft.
package check
