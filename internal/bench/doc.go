// Package bench measures what Otklik promises about its speed and cost, and holds it to that: from a comment to the
// operator's message, from a tap to its answer, commits a second, an alert among a thousand messages, the start, the memory
// and the size. `make bench` runs it and prints one table.
//
// Where a limit is a multiple of something, that is measured in the same run, so that the table says the same on a fast
// machine and on a slow one. Everything is the real thing: the program, its stores on disk, HTTP over the loopback to the
// sandbox's strict stand-ins. The package has no code of its own, only benchmarks.
package bench
