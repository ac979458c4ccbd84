// Package experience is what the tasks so far teach about the next one, kept in memory: what operators chose for like messages
// (tasks/suggest), and which answers to like messages were approved (tasks/recall). It is fed with tasks as they stand and holds
// nothing that the store does not: a process that has missed some suggests a little worse, and nothing else.
package experience
