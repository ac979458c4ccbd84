// Package screens is nothing but tests: it tells stories in a town of its own, keeps what people see on the way, and writes
// docs/screens.md of it, the read-through of every screen. `make screens` writes the text anew and takes the pictures in the
// sandbox's page; the ordinary test holds the text to what the program says.
//
// A screen is one entry in a table (list_*_test.go): whose it is, how to come to it, what to look at.
package screens
