package vk

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"otklik/tasks"
)

// Cursor is where a source has got to, for the sink to keep. Its value is nobody else's business.
type Cursor struct {
	Name  string
	Value string
}

// Sink takes what Watch finds, a batch at a time: Found, then Changed, then Keep, each only when there is something. After
// an error of any of them the whole batch comes again, so all of them must bear repeats.
type Sink interface {
	// Cursor returns the value kept under a name, "" when there is none.
	Cursor(ctx context.Context, name string) (string, error)
	// Found takes messages. A message may come more than once: its Source tells.
	Found(ctx context.Context, found []tasks.Found) error
	// Changed takes what became of messages, in the order in which it happened. Those among them that were never found, and
	// those that stand so already, are to be passed over: see tasks.SourceChange.
	Changed(ctx context.Context, changes []tasks.SourceChange) error
	// Standing lists the messages and answers that matter still: what becomes of them without an event is looked for.
	Standing(ctx context.Context) ([]tasks.Source, error)
	// Echoed takes how many have joined messages; those of no interest any more are to be passed over.
	Echoed(ctx context.Context, list []tasks.Echo) error
	// Keep notes the cursor: everything up to it has been taken.
	Keep(ctx context.Context, cursor Cursor) error
}

// margin is how much earlier than a known instant the wall is read: VK's clock and ours differ, and events may be late.
const margin = 10 * time.Minute

// place is what a cursor's value holds.
type place struct {
	TS   string `json:"ts"`             // of Long Poll; "" before the first start
	Seen int64  `json:"seen"`           // VK's time (Unix) up to which messages are known to have been found
	From int64  `json:"from,omitempty"` // what was written earlier (Unix) is from before our time
	Owed int64  `json:"owed,omitempty"` // since when (Unix) the wall still has to be read; 0 when it need not

	Gap   int64 `json:"gap,omitempty"`   // seconds that usually pass between messages
	Heard int   `json:"heard,omitempty"` // how many pauses that is learned from, at most silenceHeard
}

// owe notes a gap: what was written after Seen may have been missed.
func (p *place) owe(since int64) {
	if p.Owed == 0 || since < p.Owed {
		p.Owed = max(since, 1)
	}
}

func (p *place) gap() { p.owe(p.Seen - int64(margin/time.Second)) }

func (c *Client) cursorName() string { return "vk:" + strconv.FormatInt(c.group, 10) }

func (c *Client) cursor(p place) (Cursor, error) {
	value, err := json.Marshal(p)
	if err != nil {
		return Cursor{}, fmt.Errorf("vk cursor: %w", err)
	}
	return Cursor{Name: c.cursorName(), Value: string(value)}, nil
}

// parsePlace reads a cursor's value; one that cannot be read is a start from nothing.
func parsePlace(value string) (p place, ok bool) {
	if value == "" {
		return place{}, true
	}
	if json.Unmarshal([]byte(value), &p) != nil {
		return place{}, false
	}
	if p.TS != "" && p.From == 0 {
		p.From = max(p.Seen, 1) // it was stored before this was known
	}
	return p, true
}
