// Package record is how tasks, events, references and the roster are written down, the same in every driver of the store.
//
// A record is JSON with its version in front: {"v":1,"d":{…}}. One of a newer version is refused, an older one is
// upgraded step by step when it is read; it is written anew only when what it holds changes. Every version that was ever
// released has fixtures in testdata that must decode for ever.
//
// Whoever changes the shape of what is recorded raises Version, adds an upgrade to upgrades.go and a directory of
// fixtures; the test of the shape says when that is due.
package record
