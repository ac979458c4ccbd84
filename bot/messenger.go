package bot

import (
	"context"
	"fmt"
	"time"

	"otklik/tasks"
)

// Message is what the bot shows in a chat.
type Message struct {
	Text    Text
	Buttons [][]Button    // rows
	Media   []tasks.Media // shown before the text when the message is new; an edit leaves them
	Ask     bool          // invites a reply: the messenger opens its reply field
	ReplyTo string        // a message of the same chat; one that is gone is no error
	Silent  bool          // no sound
}

// Button is one button under a message: Data comes back with the tap, or URL is opened.
type Button struct {
	Label string
	Data  string // at most 64 bytes
	URL   string
}

// Class is how soon a message must go when the messenger's limits make others wait.
type Class int

// The classes, most urgent first.
const (
	Urgent   Class = iota // the head's alert: one slot is always kept for it
	Prompt                // what somebody has just tapped for
	Ordinary              // everything else
)

// Messenger is what the bot needs of a messenger. Every error is a *Failure.
type Messenger interface {
	Files

	// Send posts a new message and returns its id in the chat. A text too long for one message of the messenger goes in several,
	// whose ids Parts tells: buttons are under the last, and people tap and answer each of them.
	Send(ctx context.Context, chat int64, m Message, c Class) (string, error)
	// Edit replaces text and buttons of a message, in as many of its parts as are needed: the others go. Showing what is there already is no error.
	Edit(ctx context.Context, chat int64, message string, m Message, c Class) error
	// Strip takes the buttons off a message. A message that is gone or has none is no error.
	Strip(ctx context.Context, chat int64, message string, c Class) error
	// Pin keeps a message in sight above its chat, without a sound, or no longer. A message that is gone is no error.
	Pin(ctx context.Context, chat int64, message string, on bool) error
	// Answer answers a tap with at most 200 characters; alert makes it stay until it is closed. A tap too old to be
	// answered is no error.
	Answer(ctx context.Context, tap, text string, alert bool) error
	// Menu sets the commands that a person's chat offers, or, for chat 0, those that a chat without its own offers; none takes
	// a chat's own away.
	Menu(ctx context.Context, chat int64, commands []Command) error
	// Invitation is a link that opens the bot and has whoever follows it send /start with a token: at most 64 letters, digits,
	// «_» and «-» of ASCII.
	Invitation(ctx context.Context, token string) (string, error)
}

// FailureClass is what to do about a failure.
type FailureClass int

// The classes of failure.
const (
	Again    FailureClass = iota // not delivered; try again after Failure.After
	Never                        // the person cannot be reached: blocked, deactivated, never started, chat gone
	Gone                         // the message to edit is gone or cannot be edited: send a new one
	Unknown                      // it may have been delivered
	Refused                      // the messenger does not take this message, plain text neither
	Outgrown                     // the text to edit needs more messages than are there: send a new one and fold this one
)

// Failure is why a message was not delivered. Its text holds neither tokens nor words of the message.
type Failure struct {
	Class FailureClass
	After time.Duration // for Again: how long to wait; 0 leaves it to the caller
	Moved int64         // the chat's new id, when it has moved; 0 otherwise
	Err   error
}

// Error names the class and the cause.
func (f *Failure) Error() string { return fmt.Sprintf("messenger (class %d): %v", f.Class, f.Err) }

// Unwrap returns the cause.
func (f *Failure) Unwrap() error { return f.Err }
