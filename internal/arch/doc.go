// Package arch holds the shape of the module by tests: which way imports run (imports_test.go), that only the edges know
// the time (clock_test.go), that files and functions stay small (size_test.go), that everything exported is documented
// (words_test.go), and a few habits (habits_test.go). It has no code of its own.
//
// A failing test here is a question about design, not about style: change the table only together with ARCHITECTURE.md.
package arch
