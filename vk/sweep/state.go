package sweep

import (
	"encoding/json"
	"fmt"
)

// state is what outlives a restart. Which posts were given out does not: those of the overlap come once more, and those who
// take them tell.
type state struct {
	Done int64      `json:"done"`
	To   int64      `json:"to,omitempty"`
	Todo [][2]int64 `json:"todo,omitempty"`
}

// State returns what must outlive a restart, for a cursor. It is short: the windows of a sweep under way are as many as the
// times that it was halved.
func (t *Track) State() string {
	s := state{Done: t.done, To: t.to}
	for _, w := range t.todo {
		s.Todo = append(s.Todo, [2]int64{w.From, w.To})
	}
	text, err := json.Marshal(s)
	if err != nil {
		return "" // numbers always have a JSON
	}
	return string(text)
}

// mostWindows bounds a kept state: more halvings than a span of time has.
const mostWindows = 64

// Restore takes over what State returned; "" is nothing. A window that was read in part is read again. On an error the track is
// as before.
func (t *Track) Restore(value string) error {
	if value == "" {
		return nil
	}
	var s state
	if err := json.Unmarshal([]byte(value), &s); err != nil {
		return fmt.Errorf("state of the search: %w", err)
	}
	if s.Done < 0 || s.Done > latest || (s.To == 0) != (len(s.Todo) == 0) || s.To < 0 || s.To > latest || len(s.Todo) > mostWindows {
		return fmt.Errorf("state of the search: done %d, to %d, %d windows", s.Done, s.To, len(s.Todo))
	}
	var todo []window
	for _, w := range s.Todo {
		if w[0] > w[1] || w[1] > s.To || w[0] < -latest {
			return fmt.Errorf("state of the search: a window from %d to %d", w[0], w[1])
		}
		todo = append(todo, window{w[0], w[1]})
	}
	t.done, t.to = s.Done, s.To
	t.todo, t.page, t.read, t.pages = todo, "", 0, 0
	return nil
}

// latest is beyond any instant that VK knows.
const latest = int64(1) << 40
