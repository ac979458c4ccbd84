// Package redis keeps Otklik in a Redis 6.2 or newer: one server, one watched by Sentinel, or a Cluster.
//
// Everything that must be atomic is one Lua script (the .lua files; each says what it takes and answers), so that a
// Commit is one round trip and nobody ever sees half of one. Every key is named in keys.go, with its type; all share one
// hash tag and so one slot of a Cluster.
//
// # What an acknowledged Commit survives
//
// A kill -9 of Redis and a loss of power, with `appendonly yes` and `appendfsync always` (deploy/redis.conf); with other
// settings the last writes may be lost, and Open says so. Where replicas are connected, a Commit is acknowledged after
// one of them has it, or after the waiting time of the address is over; the latter is said in a warning once, and again
// when replicas have caught up. A promoted replica thus has every Commit that was acknowledged without that warning.
// Claims and the leader's lease are not waited for: after a failover an item may be given out a second time.
//
// # Time
//
// The present is always an argument, never the server's clock, so a pushed clock holds here as everywhere. Nothing that
// the Store promises expires by itself: claims on keys, leases and due times are compared with the caller's time. Only the
// memory of operations (write.go), which is about the network and not about the municipality's time, has a TTL.
// Instants count to the microsecond; scores are microseconds since 1970, which a double holds exactly until the year 2255.
//
// # Repeats
//
// A Commit whose answer was lost on the way is sent again with the same operation id, and finds that it was done. All else
// that is sent again is idempotent, or was never sent.
package redis
