// Package app puts the parts of Otklik together: the store, the workflow, the bot with its messenger, VK, and what happens by
// itself. It is the only place that knows them all, and the only one that reads the real clock.
package app
