// Package scheduler is what happens by itself: notices are delivered (deliver.go), terms come (remind.go), answers are
// published (publish.go), one replica leads (lead.go), and a sweep once a minute looks whether all of that still happens
// (sweep.go). What is due is in the store; nothing depends on the process having been up.
package scheduler
