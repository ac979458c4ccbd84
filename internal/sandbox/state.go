package sandbox

import "otklik/internal/sandbox/tgstand"

// State is the whole town as /api/state gives it. Instants are milliseconds since 1970.
type State struct {
	Clock     ClockState `json:"clock"`
	Town      string     `json:"town"`
	Group     int64      `json:"group"`
	Posts     []Post     `json:"posts"` // newest first
	Places    []Place    `json:"places"`
	Residents []Resident `json:"residents"`
	Examples  []Example  `json:"examples"`
	People    []Person   `json:"people"`
	Demos     []Demo     `json:"demos"` // what can be played
	Taps      []Tap      `json:"taps"`  // the latest, oldest first
	Play      Play       `json:"play"`
	Trouble   Trouble    `json:"trouble"`
}

// ClockState is the town's time.
type ClockState struct {
	Now     int64   `json:"now"`
	Started int64   `json:"started"` // when the sandbox's first day began
	Speed   float64 `json:"speed"`
	Zone    string  `json:"zone"`
	Working bool    `json:"working"`
	Words   string  `json:"words"`
}

// Post is a post on the community's wall.
type Post struct {
	ID       int64     `json:"id"`
	Author   string    `json:"author"`
	Official bool      `json:"official"` // the community's own
	At       int64     `json:"at"`
	Text     string    `json:"text"`
	Closed   bool      `json:"closed,omitempty"`
	Comments []Comment `json:"comments"`
}

// Comment is a comment under a post; under a top comment stand its answers.
type Comment struct {
	ID       int64     `json:"id"`
	Author   string    `json:"author"`
	Official bool      `json:"official"`
	Resident int64     `json:"resident,omitempty"` // whose it is to edit and delete
	At       int64     `json:"at"`
	Text     string    `json:"text"`
	ReplyTo  int64     `json:"reply_to,omitempty"`
	Edited   bool      `json:"edited,omitempty"`
	Deleted  bool      `json:"deleted,omitempty"`
	Files    []string  `json:"files,omitempty"` // what is attached, in words
	Comments []Comment `json:"comments,omitempty"`
}

// Resident is somebody who may write on the wall.
type Resident struct {
	ID   int64  `json:"id"`
	Name string `json:"name"`
}

// Person is somebody of the staff with their chat.
type Person struct {
	Key      string    `json:"key"`
	Name     string    `json:"name"`
	Short    string    `json:"short"`
	Role     string    `json:"role"`
	Duty     string    `json:"duty"`
	Messages []Message `json:"messages"` // the latest, oldest first
}

// Message is a message as the person's phone shows it. Offsets of entities count UTF-16 units.
type Message struct {
	ID          int              `json:"id"`
	Bot         bool             `json:"bot"`
	At          int64            `json:"at"`
	Edited      int              `json:"edited,omitempty"` // how many times
	Text        string           `json:"text"`
	Entities    []tgstand.Entity `json:"entities,omitempty"`
	Buttons     [][]Button       `json:"buttons,omitempty"`
	ReplyTo     int              `json:"reply_to,omitempty"`
	ForceReply  bool             `json:"force_reply,omitempty"`
	Placeholder string           `json:"placeholder,omitempty"`
	Media       *Media           `json:"media,omitempty"`
}

// Button is a button under a message. URL is set for one that opens a page.
type Button struct {
	Label string `json:"label"`
	Data  string `json:"data,omitempty"`
	URL   string `json:"url,omitempty"`
}

// Media is a message's file; /api/file?id= gives its bytes.
type Media struct {
	Kind string `json:"kind"`
	ID   string `json:"id"`
	Name string `json:"name,omitempty"`
}

// Tap is a button that was pressed, with the words of the program's answer once it is there.
type Tap struct {
	No       int    `json:"no"`
	Person   string `json:"person"`
	Message  int    `json:"message"`
	Label    string `json:"label"`
	Answered bool   `json:"answered"`
	Text     string `json:"text,omitempty"`
	Alert    bool   `json:"alert,omitempty"`
}

// Play is how far the example that plays itself has come.
type Play struct {
	Running bool   `json:"running"`
	Demo    string `json:"demo,omitempty"`  // its key
	Title   string `json:"title,omitempty"` // its name
	Step    int    `json:"step"`
	Of      int    `json:"of"`
	Caption string `json:"caption,omitempty"`
	Person  string `json:"person,omitempty"`  // who is about to act: a key, "wall", or "clock" when time is pushed
	Message int    `json:"message,omitempty"` // what they act on
	Label   string `json:"label,omitempty"`   // the button they are about to tap
	Typing  string `json:"typing,omitempty"`  // what they are writing
	Look    bool   `json:"look,omitempty"`    // whether the message is to be read, not acted on
	Pace    int64  `json:"pace,omitempty"`    // milliseconds from showing to acting
	Done    bool   `json:"done,omitempty"`
	Failed  string `json:"failed,omitempty"`
}

// Trouble is what the stand-ins hold against the program; a town where all is well has none.
type Trouble struct {
	Telegram []string `json:"telegram"` // what Telegram has no use for
	VK       []string `json:"vk"`
	TooMany  int      `json:"too_many"` // calls refused because of a limit
}
