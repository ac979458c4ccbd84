package sandbox

import (
	"strings"
	"time"

	"otklik/internal/sandbox/tgstand"
	"otklik/internal/sandbox/vkstand"
)

// keptMessages is how many messages of a chat the page is given.
const keptMessages = 150

// look is the town as it is now.
func (w *world) look() State {
	s := State{
		Clock: w.time(), Town: townName, Group: w.vk.Group(), Posts: []Post{}, Residents: []Resident{}, Examples: examples(),
		Demos: offered(), Taps: w.tapped(),
		Trouble: Trouble{
			Telegram: append([]string{}, w.telegram.Complaints()...), VK: append([]string{}, w.vk.Complaints()...),
			TooMany: w.telegram.Count429() + w.vk.TooMany(),
		},
	}
	s.Places = w.places()
	for _, r := range residents() {
		s.Residents = append(s.Residents, Resident{r.ID, r.First + " " + r.Last})
	}
	for _, p := range w.vk.Wall() {
		s.Posts = append(s.Posts, Post{
			ID: p.ID, Author: p.Author, Official: p.From == -w.vk.Group(), At: p.At.UnixMilli(), Text: p.Text,
			Closed: p.Closed, Comments: w.comments(p.Comments),
		})
	}
	for _, p := range w.people {
		s.People = append(s.People, Person{
			Key: p.Key, Name: p.Name, Short: p.Short, Role: p.Role, Duty: p.Duty, Messages: messages(w.telegram.Messages(p.Account)),
		})
	}
	return s
}

// time is the clock as the page shows it.
func (w *world) time() ClockState {
	now := w.clock.Now()
	working, words := hours(w.calendar, now)
	return ClockState{
		Now: now.UnixMilli(), Started: w.started.UnixMilli(), Speed: w.clock.Speed(), Zone: w.calendar.Location().String(),
		Working: working, Words: words,
	}
}

func (w *world) comments(list []vkstand.Comment) []Comment {
	out := make([]Comment, 0, len(list))
	for _, c := range list {
		out = append(out, Comment{
			ID: c.ID, Author: c.Author, Official: c.From == -w.vk.Group(), Resident: max(c.From, 0), At: c.At.UnixMilli(), Text: c.Text,
			ReplyTo: c.ReplyTo, Edited: c.Edited, Deleted: c.Deleted, Files: attachedWords(c.Files), Comments: w.comments(c.Comments),
		})
	}
	return out
}

// attachedWords say what is attached, by VK's references.
func attachedWords(refs []string) (words []string) {
	for _, ref := range refs {
		switch {
		case strings.HasPrefix(ref, "photo"):
			words = append(words, "фото")
		case strings.HasPrefix(ref, "video"):
			words = append(words, "видео")
		default:
			words = append(words, "документ")
		}
	}
	return words
}

// tapped lists the latest taps with their answers.
func (w *world) tapped() []Tap {
	w.mu.Lock()
	defer w.mu.Unlock()
	out := make([]Tap, 0, len(w.taps))
	for _, t := range w.taps {
		a, answered := w.telegram.Answer(t.query)
		out = append(out, Tap{t.no, t.person, t.message, t.label, answered, a.Text, a.Alert})
	}
	return out
}

func messages(list []tgstand.Message) []Message {
	out := make([]Message, 0, len(list))
	for _, m := range list {
		if !m.Deleted {
			out = append(out, shown(m))
		}
	}
	return out[max(0, len(out)-keptMessages):]
}

func shown(m tgstand.Message) Message {
	out := Message{
		ID: m.ID, Bot: m.FromBot, At: m.Date.UnixMilli(), Edited: m.Edits, Text: m.Text, Entities: m.Entities,
		ReplyTo: m.ReplyTo, ForceReply: m.ForceReply, Placeholder: m.Placeholder,
	}
	for _, row := range m.Buttons {
		var line []Button
		for _, b := range row {
			line = append(line, Button(b))
		}
		out.Buttons = append(out.Buttons, line)
	}
	if m.Media != nil {
		out.Media = &Media{m.Media.Kind, m.Media.FileID, m.Media.Name}
	}
	return out
}

// coalesce is how long a change waits for others to be told of together.
const coalesce = 25 * time.Millisecond

// watch gives a value after anything in the town has changed. Call stop when done.
func (w *world) watch() (changes []<-chan struct{}, stop func()) {
	own, stopOwn := w.watchers.Watch()
	telegram, stopTelegram := w.telegram.Changes()
	vk, stopVK := w.vk.Changes()
	clock, stopClock := w.clock.Pushes()
	return []<-chan struct{}{own, telegram, vk, clock}, func() {
		stopOwn()
		stopTelegram()
		stopVK()
		stopClock()
	}
}
