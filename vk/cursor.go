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

// Sink takes what Watch finds.
type Sink interface {
	// Cursor returns the value kept under a name, "" when there is none.
	Cursor(ctx context.Context, name string) (string, error)
	// Found takes messages, which may be none, and keeps the cursor with them or after them, never before. A message may
	// come more than once: its Source tells. After an error the same messages come again.
	Found(ctx context.Context, found []tasks.Found, cursor Cursor) error
}

// margin is how much earlier than a known instant the wall is read: VK's clock and ours differ, and events may be late.
const margin = 10 * time.Minute

// place is what a cursor's value holds.
type place struct {
	TS   string `json:"ts"`             // of Long Poll; "" before the first start
	Seen int64  `json:"seen"`           // VK's time (Unix) up to which messages are known to have been found
	Owed int64  `json:"owed,omitempty"` // since when (Unix) the wall still has to be read; 0 when it need not
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
	return p, true
}
