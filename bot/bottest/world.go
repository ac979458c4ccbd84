package bottest

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"otklik/bot"
)

// Person is somebody who has begun to talk to the bot: their account, and their private chat.
type Person struct{ Account, Chat int64 }

// Shown is a message of the bot as a person sees it.
type Shown struct {
	ID      string
	Text    string
	Labels  []string // of its buttons, row by row
	ReplyTo string
	Picture bool // a message that is a picture
	Pinned  bool // kept in sight above the chat
}

// World is a driver with a messenger behind it. Its acts are those of people; what they do reaches the handler in the end.
type World interface {
	// Driver is what is held to the contract.
	Driver() bot.Messenger
	// People are two people in private chats of their own.
	People() (one, other Person)
	// Shown lists the bot's messages that stand in a chat, oldest first.
	Shown(chat int64) []Shown
	// Now is the time of the messenger.
	Now() time.Time
	// Toast is what a tap was answered with.
	Toast(tap string) (words string, alert, ok bool)
	// Commands names the commands that a chat offers.
	Commands(chat int64) []string

	// Tap touches the button with a label.
	Tap(p Person, message, label string) error
	// Write sends words, as a reply unless replyTo is empty, and returns the message's id.
	Write(p Person, replyTo, words string) (string, error)
	// Reword changes words that were sent.
	Reword(p Person, message, words string) error
	// Album sends pictures together, with a caption, as a reply.
	Album(p Person, replyTo, caption string, pictures int) error
	// Forward passes on what somebody else wrote just now, of whom only the name is told.
	Forward(p Person, author, words string) error
	// Speak sends a voice message, as a reply unless replyTo is empty.
	Speak(p Person, replyTo string) error
	// Follow opens an invitation and begins.
	Follow(p Person, link string) error
	// Block stops the bot from writing to a person, or lets it again.
	Block(p Person, on bool) error
	// Gather makes a group of people and lets the bot in, which the first of them does.
	Gather(people ...Person) (chat int64, err error)
	// Admit lets the bot into the group that is the person's chat, or puts it out.
	Admit(p Person, in bool) error
	// Upgrade gives a group another id; changes is false where groups keep theirs.
	Upgrade(chat int64) (to int64, changes bool, err error)
	// Erase takes a message of the bot away.
	Erase(p Person, message string) error
	// Repeat has the messenger give its last update once more.
	Repeat() error
	// Next waits for the next update that the handler is given.
	Next(ctx context.Context) (bot.Update, error)
}

// Check is one sentence of the contract.
type Check struct {
	Name string
	Run  func(ctx context.Context, w World) error
}

// Exercise holds a driver to the whole contract, each sentence in a bubble of its own with a new World; open is called in the
// bubble and ends with it.
func Exercise(t *testing.T, open func(t *testing.T) World) {
	t.Helper()
	for _, c := range Checks() {
		t.Run(c.Name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				if err := c.Run(t.Context(), open(t)); err != nil {
					t.Error(err)
				}
			})
		})
	}
}

// Checks lists the contract.
func Checks() []Check {
	var all []Check
	for _, part := range [][]Check{showing(), editing(), pinning(), acting(), answering(), grouping(), fetching(), trouble()} {
		all = append(all, part...)
	}
	return all
}

// patience is how long an update may take to come, in the bubble's time.
const patience = time.Minute

// next waits for an update, but not for ever.
func next(ctx context.Context, w World) (bot.Update, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	return w.Next(ctx)
}
