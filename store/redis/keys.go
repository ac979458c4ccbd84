package redis

import (
	"fmt"
	"strconv"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// keyspace names every key of one municipality. The braces make its name the hash tag: all keys are in one slot.
type keyspace string

func newKeyspace(name string) keyspace { return keyspace("otklik:{" + name + "}:") }

func (k keyspace) format() string   { return string(k) + "format" }   // STRING: version of this layout
func (k keyspace) ranks() string    { return string(k) + "ranks" }    // HASH: task → "revision status"; lists the tasks
func (k keyspace) changes() string  { return string(k) + "changes" }  // ZSET: task by when it changed last: see commit.lua
func (k keyspace) counts() string   { return string(k) + "counts" }   // HASH: status → number of tasks
func (k keyspace) number() string   { return string(k) + "number" }   // STRING: the number given last
func (k keyspace) claimed() string  { return string(k) + "claimed" }  // ZSET: idempotency key by the µs when it is over
func (k keyspace) roster() string   { return string(k) + "roster" }   // HASH: version, record
func (k keyspace) cursors() string  { return string(k) + "cursors" }  // HASH: source → where it had got to
func (k keyspace) views() string    { return string(k) + "views" }    // HASH: viewField → reference
func (k keyspace) messages() string { return string(k) + "messages" } // HASH: messageField → reference
func (k keyspace) versions() string { return string(k) + "versions" } // STRING: the item version given last
func (k keyspace) leader() string   { return string(k) + "leader" }   // HASH: holder, until (µs), fence

// wake is the pub/sub channel on which a Commit says "sender queue queue …".
func (k keyspace) wake() string { return string(k) + "wake" }

// operation is a STRING with the answer of a Commit that took effect; it has a TTL.
func (k keyspace) operation(id string) string { return string(k) + "operation:" + id }

// task is a STRING: the task's record.
func (k keyspace) task(id tasks.ID) string { return string(k) + "task:" + string(id) }

// events is a LIST of event records, oldest first. It is not a stream: one costs 4 KB even for a single event.
func (k keyspace) events(id tasks.ID) string { return string(k) + "events:" + string(id) }

// waiting is a ZSET: items by the µs from which they may be claimed, the later of due and the end of their lease.
func (k keyspace) waiting(q workflow.Queue) string { return string(k) + "waiting:" + string(q) }

// marks is a HASH: waiting or buried item → "version attempt due lease reason": due and lease in µs, lease "-" where there
// is none and "buried" where the item is that, reason that of the last settlement.
func (k keyspace) marks(q workflow.Queue) string { return string(k) + "marks:" + string(q) }

// bodies is a HASH: item → its body, waiting or buried.
func (k keyspace) bodies(q workflow.Queue) string { return string(k) + "bodies:" + string(q) }

// leased is a SET of the items that have a lease, over or not.
func (k keyspace) leased(q workflow.Queue) string { return string(k) + "leased:" + string(q) }

// buried is a HASH: buried item → reason.
func (k keyspace) buried(q workflow.Queue) string { return string(k) + "buried:" + string(q) }

// queue lists the keys of a queue in the order that the scripts expect.
func (k keyspace) queue(q workflow.Queue) []string {
	return []string{k.waiting(q), k.marks(q), k.bodies(q), k.leased(q), k.buried(q)}
}

// viewField tells views apart whatever their names hold.
func viewField(t tasks.ID, p tasks.PersonID, v tasks.View) string {
	return fmt.Sprintf("%d:%s/%d:%s/%s", len(t), t, len(p), p, v)
}

func messageField(chat int64, message string) string {
	return strconv.FormatInt(chat, 10) + "/" + message
}
