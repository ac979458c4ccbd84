package story

import (
	"fmt"
	"reflect"
	"strings"
	"time"

	"otklik/internal/sandbox"
)

// Person is somebody of the staff: operator, controller, gkh, roads or head.
type Person struct {
	town *Town
	key  string
}

// Person names somebody of the staff by the sandbox's key.
func (town *Town) Person(key string) *Person { return &Person{town, key} }

// Message is a message of the program in somebody's chat.
type Message struct {
	person *Person
	id     int
	Text   string // as it was when it was expected
}

// Expect waits for a message of the program that now says all the words, the newest if there are several, and counts it
// as expected from then on, whatever it is edited into.
func (p *Person) Expect(words ...string) *Message {
	p.town.t.Helper()
	var found sandbox.Message
	p.town.until(fmt.Sprintf("%q for %s", words, p.key), func(s sandbox.State) bool {
		for _, m := range p.chat(s) {
			if m.Bot && says(m.Text, words) {
				found = m
			}
		}
		return found.ID != 0
	})
	p.read()
	for _, m := range p.chat(p.town.now()) {
		if m.Bot && m.ID > found.ID && says(m.Text, words) {
			found = m
		}
	}
	m := &Message{p, found.ID, found.Text}
	if p.town.expected[p.key] == nil {
		p.town.expected[p.key] = map[int]bool{}
	}
	p.town.expected[p.key][m.id] = true
	p.town.last[p.key] = m
	return m
}

// chat are a person's messages.
func (p *Person) chat(s sandbox.State) []sandbox.Message {
	for _, other := range s.People {
		if other.Key == p.key {
			return other.Messages
		}
	}
	p.town.t.Fatalf("nobody is called %q in the sandbox", p.key)
	return nil
}

func says(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// latest is the message that the person was last expected to have.
func (p *Person) latest() *Message {
	p.town.t.Helper()
	m := p.town.last[p.key]
	if m == nil {
		p.town.t.Fatalf("the story has not expected any message for %s yet", p.key)
	}
	return m
}

// Tap taps a button under the message that was last expected; see [Message.Tap].
func (p *Person) Tap(label string) *Person {
	p.town.t.Helper()
	p.latest().Tap(label)
	return p
}

// reading is how long a chat must be still before its person acts: nobody is quicker than a card that is just being
// replaced by another. Real time.
const reading = 150 * time.Millisecond

// read waits until nothing has changed in the chat for a while.
func (p *Person) read() {
	p.town.t.Helper()
	for late := time.After(patience); ; {
		before := p.chat(p.town.now())
		moved := func(s sandbox.State) bool { return !reflect.DeepEqual(p.chat(s), before) }
		if !p.town.comes(moved, time.After(reading)) {
			return
		}
		select {
		case <-late:
			p.town.fail("the chat of " + p.key + " does not come to rest")
		default:
		}
	}
}

// Reply replies to the message that was last expected.
func (p *Person) Reply(text string) *Person {
	p.town.t.Helper()
	p.latest().Reply(text)
	return p
}

// ExpectToast checks what the program said to the person's last tap.
func (p *Person) ExpectToast(words ...string) *Person {
	p.town.t.Helper()
	if answer := p.town.answers[p.key]; !says(answer.Text, words) {
		p.town.fail(fmt.Sprintf("%s was told %q at the tap on %q, not %q", p.key, answer.Text, answer.Label, words))
	}
	return p
}

// Tap waits for a button with the label under the message, taps it and waits for the program's answer. An emoji or a tick
// before the label does not matter.
func (m *Message) Tap(label string) *Message {
	m.person.town.t.Helper()
	town := m.person.town
	for met := false; !met; met = m.has(town.now(), label) {
		town.until(fmt.Sprintf("button %q for %s", label, m.person.key), func(s sandbox.State) bool {
			return m.has(s, label)
		})
		m.person.read()
	}
	var made struct{ Tap int }
	town.call("tap", map[string]any{"person": m.person.key, "message": m.id, "label": label}, &made)
	town.until(fmt.Sprintf("answer to the tap on %q", label), func(s sandbox.State) bool {
		for _, t := range s.Taps {
			if t.No == made.Tap && t.Answered {
				town.answers[m.person.key] = t
				return true
			}
		}
		return false
	})
	return m
}

func (m *Message) has(s sandbox.State, label string) bool {
	for _, now := range m.person.chat(s) {
		if now.ID != m.id {
			continue
		}
		for _, row := range now.Buttons {
			for _, b := range row {
				if b.Label == label || strings.HasSuffix(b.Label, " "+label) {
					return true
				}
			}
		}
	}
	return false
}

// Reply writes text in reply to the message.
func (m *Message) Reply(text string) *Message {
	m.person.town.t.Helper()
	m.person.read()
	var made struct{ Message int }
	m.person.town.call("say", map[string]any{"person": m.person.key, "text": text, "reply_to": m.id}, &made)
	return m
}
