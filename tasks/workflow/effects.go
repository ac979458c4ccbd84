package workflow

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"time"

	"otklik/tasks"
)

// commitOf turns a domain's change into what the store writes: the task, its event, and what waits because of it.
func (f *Flow) commitOf(before tasks.Task, c tasks.Change, now time.Time) Commit {
	out := Commit{Change: &c}
	out.Put, out.Drop = termItems(before, c.Task)
	for _, n := range c.Notices {
		due := now
		if n.Wait {
			due = now.Add(gather)
		}
		out.Put = append(out.Put, NoticeItem(n, due))
	}
	for _, r := range c.Remind {
		out.Put = append(out.Put, reminderItem(r, f.from(r, now)))
	}
	for _, l := range linkItems(before, c.Task) {
		out.Put = append(out.Put, Item{Queue: Links, Key: string(l.Task) + "/" + string(l.Lead), Due: now, Body: encode(l)})
	}
	if c.Task.Status == tasks.Publishing && before.Status != tasks.Publishing {
		out.Put = append(out.Put, publicationItem(c.Task, now))
	}
	if f.evidence {
		out.Put = append(out.Put, evidenceItems(before, c.Task, now)...)
	}
	return out
}

// from is when a reminder may go out: that a term has moved is no reason to wake anybody, the calendar may change at night.
func (f *Flow) from(r tasks.Reminder, now time.Time) time.Time {
	if next, err := f.calendar.Next(now); err == nil && r.Rung == tasks.RungMoved {
		return next
	}
	return now
}

// NoticeItem is a notice as it waits in its queue.
func NoticeItem(n tasks.Notice, due time.Time) Item {
	q := Notices
	if n.Urgent {
		q = Alerts
	}
	return Item{Queue: q, Key: n.Key(), Due: due, Body: encode(n)}
}

// PromptItem is a notice that somebody has just tapped for.
func PromptItem(n tasks.Notice, due time.Time) Item {
	return Item{Queue: Prompts, Key: n.Key(), Due: due, Body: encode(n)}
}

// TermBody is what waits for a term.
type TermBody struct {
	Task tasks.ID   `json:"task"`
	Step tasks.Step `json:"step"`
	Of   string     `json:"of,omitempty"`
	Due  time.Time  `json:"due"`
}

// termItems lists the rungs to wait for and those that need not be waited for any more.
func termItems(before, after tasks.Task) (put []Item, drop []ItemKey) {
	key := func(t tasks.Term) string {
		if t.Of != "" {
			return string(after.ID) + "/" + string(t.Step) + ":" + t.Of
		}
		return string(after.ID) + "/" + string(t.Step)
	}
	for _, t := range after.Terms {
		was, ran := before.TermOf(t.Step, t.Of)
		switch {
		case t.Next.IsZero() && ran && !was.Next.IsZero():
			drop = append(drop, ItemKey{Terms, key(t)})
		case !t.Next.IsZero() && !(ran && was.Next.Equal(t.Next) && was.Due.Equal(t.Due)):
			body := encode(TermBody{Task: after.ID, Step: t.Step, Of: t.Of, Due: t.Due})
			put = append(put, Item{Queue: Terms, Key: key(t), Due: notBefore(t.Next), Body: body})
		}
	}
	for _, t := range before.Terms {
		if _, runs := after.TermOf(t.Step, t.Of); !runs && !t.Next.IsZero() {
			drop = append(drop, ItemKey{Terms, key(t)})
		}
	}
	return put, drop
}

// notBefore is the instant in the store's precision, rounded up: what is claimed before its rung has come finds nothing to do.
func notBefore(t time.Time) time.Time {
	if cut := t.Truncate(time.Microsecond); cut.Before(t) {
		return cut.Add(time.Microsecond)
	}
	return t
}

// reminderItem waits a moment, so that what comes for a person together is told together; high importance does not wait.
func reminderItem(r tasks.Reminder, now time.Time) Item {
	due := now
	if !r.Urgent {
		due = now.Add(gather)
	}
	return Item{Queue: Reminders, Key: r.Key(), Due: due, Body: encode(r)}
}

// gather is how long reminders wait for others that come at the same time, and a view of what comes in several messages for the
// rest of them.
const gather = 2 * time.Second

// PublicationBody is what waits to be published: which text, so that no other goes out by mistake.
type PublicationBody struct {
	Task  tasks.ID `json:"task"`
	Draft int      `json:"draft"`
	Sum   string   `json:"sum"` // of the approved text
}

func publicationItem(t tasks.Task, now time.Time) Item {
	d, _ := t.Approved()
	body := encode(PublicationBody{Task: t.ID, Draft: d.No, Sum: sum(d.Text)})
	return Item{Queue: Publications, Key: string(t.ID), Due: now, Body: body}
}

func sum(text string) string {
	h := sha256.Sum256([]byte(text))
	return hex.EncodeToString(h[:])
}

// encode writes a body; the types above always can be written.
func encode(v any) []byte {
	data, err := json.Marshal(v)
	if err != nil {
		panic("workflow: body of an item: " + err.Error())
	}
	return data
}
