// Package roll keeps the roll of tasks in memory, for lists: the open ones as lists show them, of every one what decides who may see
// it, and the words by which `/find` finds it (tasks/seek). It is fed with tasks as they stand, by any order and again, and holds
// nothing that the store does not.
package roll
