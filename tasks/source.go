package tasks

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"strings"
	"time"
)

// Source says where a resident wrote: enough to answer under the message and to know it again.
type Source struct {
	Network string `json:"network"`           // one of Networks
	Venue   Venue  `json:"venue,omitempty"`   // what Post is; "" is a post of a wall
	Owner   int64  `json:"owner"`             // of the wall, the photo …; negative is a community
	Post    int64  `json:"post"`              // the post, photo … or, in private messages, the person who wrote
	Comment int64  `json:"comment,omitempty"` // the comment under it; 0 when the post itself is the message
	Thread  int64  `json:"thread,omitempty"`  // the top comment of the thread, when the comment answers another
	Link    string `json:"link"`
	Mark    string `json:"mark,omitempty"` // tells the message from others where Owner and Post cannot; "" where they do
}

// Key is the same for the same message however it was found, and differs for different ones.
func (s Source) Key() string {
	if s.Mark != "" {
		return s.Network + "#" + s.Mark
	}
	key := fmt.Sprintf("%s:%d_%d_%d", s.Network, s.Owner, s.Post, s.Comment)
	if s.Venue != VenueWall { // the keys of walls are older than the other venues and must not change
		key += ":" + string(s.Venue)
	}
	return key
}

// Venue is where in a network people write.
type Venue string

// The venues. Stored as they are written here.
const (
	VenueWall    Venue = ""
	VenuePhoto   Venue = "photo"
	VenueVideo   Venue = "video"
	VenueMarket  Venue = "market"  // under goods or services
	VenueBoard   Venue = "board"   // in a discussion
	VenuePrivate Venue = "private" // private messages to the community
)

// Venues lists the venues.
func Venues() []Venue {
	return []Venue{VenueWall, VenuePhoto, VenueVideo, VenueMarket, VenueBoard, VenuePrivate}
}

// ID identifies a task. It is made from the message's source, so that one message can never become two tasks. It is 16
// characters of a–z and 2–7, short enough for a button's data.
type ID string

// ID returns the id of the task for this message.
func (s Source) ID() ID {
	sum := sha256.Sum256([]byte(s.Key()))
	return ID(strings.ToLower(base32.StdEncoding.EncodeToString(sum[:10])))
}

// Valid reports whether the id has the form that Source.ID gives.
func (id ID) Valid() bool {
	if len(id) != 16 {
		return false
	}
	for _, c := range id {
		if (c < 'a' || c > 'z') && (c < '2' || c > '7') {
			return false
		}
	}
	return true
}

// Author is the resident, as the network names them.
type Author struct {
	ID        int64  `json:"id"`
	FirstName string `json:"first_name,omitempty"`
	LastName  string `json:"last_name,omitempty"`
	Link      string `json:"link,omitempty"`

	Dative string `json:"dative,omitempty"` // the name as in «ответ Анне Котовой», where the network declines it
	City   string `json:"city,omitempty"`   // as the author has named it
	Joined int    `json:"joined,omitempty"` // the year of the account, an estimate; 0 when unknown
	Newest bool   `json:"newest,omitempty"` // the account is of Joined or later: nothing better is known
}

// Name is the author's name for people; it is never empty.
func (a Author) Name() string {
	if name := strings.TrimSpace(a.FirstName + " " + a.LastName); name != "" {
		return name
	}
	return "Автор без имени"
}

// MediaKind is the kind of a file.
type MediaKind string

// The kinds of files that people send.
const (
	Photo    MediaKind = "photo"
	Video    MediaKind = "video"
	Document MediaKind = "document"
	Voice    MediaKind = "voice"
)

// Media is a file that came with a message or a draft, kept as a reference.
type Media struct {
	Kind MediaKind `json:"kind"`
	Ref  string    `json:"ref"`           // the messenger's or network's own reference
	Key  string    `json:"key,omitempty"` // what the network wants besides Ref to show the file; it may differ each time
	Name string    `json:"name,omitempty"`
	Size int64     `json:"size,omitempty"` // bytes; 0 when unknown
	URL  string    `json:"url,omitempty"`  // where the network gives the file; not for long, and no part of what it is
}

// Same reports whether both are one file, whatever key came with each. Records of before Key hold it behind the reference.
func (m Media) Same(other Media) bool {
	bare := func(long, short string) bool { return strings.HasPrefix(long, short+"_") }
	ref := m.Ref == other.Ref || m.Key == "" && bare(m.Ref, other.Ref) && other.Key != "" ||
		other.Key == "" && bare(other.Ref, m.Ref) && m.Key != ""
	return ref && m.Kind == other.Kind && m.Name == other.Name && m.Size == other.Size
}

// Found is a resident's message as a source, or a person of the staff, hands it over. WrittenAt is zero where it is not known.
type Found struct {
	Kind        Kind      `json:"kind"`
	Source      Source    `json:"source"`
	Author      Author    `json:"author"`
	Text        string    `json:"text"`
	Attachments []Media   `json:"attachments,omitempty"`
	WrittenAt   time.Time `json:"written_at"`
	ReplyTo     int64     `json:"reply_to,omitempty"` // the comment of the same post that this comment answers, 0 for none
	Why         string    `json:"why,omitempty"`      // of a publication: the words by which it was found
	Above       string    `json:"above,omitempty"`    // the post under which the comment stands, cut to AboveMax
	Before      []Said    `json:"before,omitempty"`   // what the comment answers: the head of its thread, and the comment named in ReplyTo

	// What follows is of messages that somebody of the staff has handed in [2, 4].
	By       PersonID  `json:"by,omitempty"`       // who; "" where the program found the message itself
	SeenAt   time.Time `json:"seen_at,omitzero"`   // when they came upon it: the terms run from then [7]
	Evidence []Media   `json:"evidence,omitempty"` // the picture of it that they took, by the messenger's reference
	ByHand   bool      `json:"by_hand,omitempty"`  // no program of ours may answer there: a person publishes
}

// SourceChange is how a message stands after somebody, mostly its author, has touched it: edited to Text and Attachments,
// or Removed. A message that comes back is an edit with its text. It may tell of a message that was never found, and of
// one that stands so already. At is when the network says it happened or, mostly, when it was noticed.
type SourceChange struct {
	Source      Source // its Key is right; of a removed message Thread and with it Link may be unknown
	Text        string
	Attachments []Media
	Removed     bool
	At          time.Time
	Event       string // names the change where the network does, so that a repeat is known; "" otherwise
}
