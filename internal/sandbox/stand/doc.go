// Package stand is what a stand-in for any vendor's HTTP is built on: it is served without a socket ([Transport]), things
// go wrong with its calls by order ([Faults]), calls and complaints are kept ([Record]), and who waits for a change is
// woken instead of asking again and again ([Watchers]). What a vendor says and does is the stand-in's own.
//
// The zero values work, every method may be called from any goroutine, and nothing here takes a lock of its owner's: a
// stand-in may call it locked or not. Nothing leaves a goroutine behind, so all of it works in a testing/synctest bubble.
package stand
