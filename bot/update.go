package bot

import (
	"context"
	"time"

	"otklik/tasks"
)

// Update is something that somebody did in the messenger. Exactly one of Tap, Said, Member and
// Moved is set.
type Update struct {
	Key     string // names the update for ever: the same update given twice has the same key
	Account int64  // who
	Chat    int64  // where
	Private bool   // a chat with one person
	Tap     *Tap
	Said    *Said
	Member  *Member
	Moved   int64 // the new id of the chat, which is no other
}

// Tap is a touch of a button.
type Tap struct {
	ID      string // to answer it
	Message string // that has the button; "" when the messenger no longer knows
	Data    string
}

// Said is a message that somebody wrote.
type Said struct {
	Message string
	No      int64     // counts the chat's messages: of two, the later has the larger
	At      time.Time // when it was sent, by the messenger's clock
	ReplyTo string    // the message that it answers, "" for none
	Data    string    // of the first button under the message that it answers, "" for none
	Text    string    // or the caption of Media
	Media   []tasks.Media
	Forward *Forward
	Edited  bool   // an earlier message in a new wording
	Album   string // messages of one album have the same, not empty
	Long    bool   // so long that the person's program may have cut it: the next message may go on
	Odd     Oddity // what it is instead of words and files, "" for nothing
}

// Forward says where a forwarded message comes from, as far as the messenger tells.
type Forward struct {
	Name string    // who wrote it; "" where that is not shown
	At   time.Time // when
	Link string    // of a message of a public channel; "" for any other
}

// Member tells that the bot may, or may no longer, write into the chat; in a group Account is who let it in or put it out.
type Member struct{ Reachable bool }

// Handler takes updates. An error means that the update has had no effect and must be given again.
type Handler interface {
	Handle(ctx context.Context, u Update) error
}
