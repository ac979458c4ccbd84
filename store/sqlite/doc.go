// Package sqlite keeps the store in one SQLite file: the default, for one process on one machine.
//
// Everything that writes goes through one goroutine (writer.go). It takes all that waits and commits it in one
// transaction with one fsync: a lone commit waits for nobody, and many share the disk's time. What refuses a commit is
// looked at before anything of it is written, so a conflict leaves the others of its transaction alone. Reads go
// through a pool of their own and never wait for the writer.
package sqlite
