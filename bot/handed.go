package bot

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"otklik/tasks"
	"otklik/tasks/links"
)

// Source reads messages of a network that tells programs of them.
type Source interface {
	// Read returns the message that a source names, as it stands. An error says that the network does not tell of it, or not now: a
	// person writes it down then.
	Read(ctx context.Context, src tasks.Source) (Posting, error)
	// Answers tells whether the program can publish an answer to the message.
	Answers(src tasks.Source) bool
}

// Posting is a message that a network has told of.
type Posting struct {
	Found tasks.Found
	Own   bool // the administration has written it: there is nobody to answer
}

// readPatience is how long a person waits for a network before the message is written down by hand.
const readPatience = 4 * time.Second

// handed is a message that somebody is handing in, as far as it is known. It is kept with the page.
type handed struct {
	Found tasks.Found `json:"found"`
	Own   bool        `json:"own,omitempty"`
	Once  bool        `json:"once,omitempty"` // one thing is being changed: the preview comes next
	Album string      `json:"album,omitempty"`
	Asked time.Time   `json:"asked"` // when the page last asked for something
}

// handedOf reads what a page keeps; ok is false before anything has been said, and after the end.
func handedOf(s screen) (h handed, ok bool) {
	return h, s.arg != "" && json.Unmarshal([]byte(s.arg), &h) == nil && !h.Found.SeenAt.IsZero()
}

// at is the page's screen at a step.
func (h handed) at(step string, now time.Time) (screen, error) {
	h.Asked = now
	if step == stepReview {
		h.Once = false
	}
	text, err := json.Marshal(h)
	if err != nil {
		return screen{}, fmt.Errorf("message handed in: %w", err)
	}
	return screen{step, string(text)}, nil
}

// newHanded begins a message that this person has come upon now. Until a link tells better, the moment tells it from others.
func newHanded(me tasks.Person, now time.Time) handed {
	return handed{Found: tasks.Found{
		Kind: tasks.Publication, By: me.ID, SeenAt: now, ByHand: true,
		Source: tasks.Source{Mark: fmt.Sprintf("hand/%s/%d", me.ID, now.UnixNano())},
	}}
}

// next is the first step that nothing has been said to yet, after a step; the preview where everything has.
func (h handed) next(step string) string {
	steps := handSteps()
	for i, known := range steps {
		if known != step {
			continue
		}
		if h.Once || i+1 == len(steps) {
			return stepReview
		}
		return steps[i+1]
	}
	return stepReview
}

// missing says what a message still needs before it can be a task; "" when it is complete.
func (h handed) missing() string {
	f := h.Found
	switch {
	case h.Own:
		return sayOwnWords
	case f.Source.Network == "":
		return "Выберите сеть"
	case f.Text == "" && f.Source.Link == "" && len(f.Evidence) == 0 && len(f.Attachments) == 0:
		return "Нужен текст, ссылка или снимок экрана"
	}
	return ""
}

// link gives the message the place that a link names, and what the network tells of it. What has been typed stays.
func (b *Bot) link(ctx context.Context, h *handed, src tasks.Source) {
	f := &h.Found
	f.Source, f.ByHand, f.Kind, h.Own = src, true, tasks.Publication, false
	if b.source == nil || src.Network != tasks.NetworkVK || src.Mark != "" {
		return
	}
	if b.source.Answers(src) {
		f.ByHand, f.Kind = false, tasks.Message
	}
	ctx, cancel := context.WithTimeout(ctx, readPatience)
	defer cancel()
	told, err := b.source.Read(ctx, src)
	if err != nil {
		b.log.Info("a message was not told of by its network", "network", src.Network, "err", err)
		return
	}
	h.Own = told.Own
	if f.Author.Name() == (tasks.Author{}).Name() {
		f.Author = told.Found.Author
	}
	if f.Text == "" {
		f.Text = told.Found.Text
	}
	f.Kind, f.Source, f.Attachments = told.Found.Kind, told.Found.Source, told.Found.Attachments
	f.WrittenAt, f.ReplyTo, f.Above = told.Found.WrittenAt, told.Found.ReplyTo, told.Found.Above
}

// forwarded takes what the messenger tells of a forwarded message. The same one forwarded by two people is one message.
func (h *handed) forwarded(from *Forward, text string) {
	h.Found.WrittenAt, h.Found.Author = from.At, authorNamed(from.Name)
	h.Found.Source.Network = tasks.NetworkOther
	if src, ok := links.Read(from.Link); ok {
		h.Found.Source = src
		return
	}
	if !from.At.IsZero() && text != "" {
		sum := sha256.Sum256(fmt.Appendf(nil, "%s\n%d\n%s", from.Name, from.At.Unix(), text))
		h.Found.Source.Mark = "forward/" + hex.EncodeToString(sum[:10])
	}
}

// longestName is how many characters of an author's name are taken.
const longestName = 100

// authorNamed is an author of whom only the name is known: the first word is what an answer addresses them by.
func authorNamed(name string) tasks.Author {
	runes := []rune(clean(name))
	first, last, _ := strings.Cut(string(runes[:min(len(runes), longestName)]), " ")
	return tasks.Author{FirstName: first, LastName: last}
}
