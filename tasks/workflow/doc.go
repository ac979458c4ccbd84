// Package workflow holds the use cases of Otklik: load a task, let tasks.Decide speak, commit everything that follows in
// one step, and do it again when somebody else was faster. It declares the Store that it needs; drivers are in store/.
//
// Read commit.go for what a commit is, queue.go for what waits to be done, workflow.go for the use cases.
package workflow
