package tasks

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Messengers send an album as one message a file, and cut a long text into several. Each of these comes by itself, sometimes
// twice and not always in order; a sketch is made of all that have come so far.

// Piece is one message that a sketch is made of.
type Piece struct {
	No     int64     `json:"no,omitempty"`     // its number in its chat, by which pieces stand in order; 0 for what came by no message
	Album  string    `json:"album,omitempty"`  // the same for messages of one album
	Long   bool      `json:"long,omitempty"`   // so long that a client may have cut it: the next may go on
	Edited bool      `json:"edited,omitempty"` // an earlier message in a new wording
	At     time.Time `json:"at,omitzero"`      // when it was sent, by the messenger's clock
	Text   string    `json:"text,omitempty"`
	Media  []Media   `json:"media,omitempty"`
}

// joinWithin is how much later than a long message the next may have been sent to go on with it. A client sends the parts of a
// text at once; nobody writes an answer of their own so soon.
const joinWithin = 5 * time.Second

// mostJoined is how many characters a sketch may come to. What is longer than an answer may be is kept, to be shortened.
const mostJoined = 2 * MaxAnswer

// partial reports whether more of the same may be on its way.
func (p *Piece) partial() bool { return p != nil && (p.Album != "" || p.Long) }

// goesOn reports whether next, sent after p, is the same words of the same person cut in two.
func (p Piece) goesOn(next Piece) bool {
	late := next.At.Sub(p.At)
	return p.Long && p.Album == "" && next.Album == "" && next.Text != "" && late >= 0 && late <= joinWithin
}

// passages puts pieces in order and those that belong together into one group.
func passages(pieces []Piece) [][]Piece {
	ordered := slices.Clone(pieces)
	slices.SortStableFunc(ordered, func(a, b Piece) int { return cmp.Compare(a.No, b.No) })
	var groups [][]Piece
	for _, p := range ordered {
		at := slices.IndexFunc(groups, func(g []Piece) bool { return p.Album != "" && g[0].Album == p.Album })
		if last := len(groups) - 1; at < 0 && last >= 0 && groups[last][len(groups[last])-1].goesOn(p) {
			at = last
		}
		if at < 0 {
			groups = append(groups, []Piece{p})
			continue
		}
		groups[at] = append(groups[at], p)
	}
	return groups
}

// compose makes one text with its files of pieces in whatever order they came: new words take the place of the earlier ones and
// their files, files without words are added. It returns the pieces that still count.
func compose(pieces []Piece) (kept []Piece, text string, media []Media) {
	for _, group := range passages(pieces) {
		words := joined(group)
		if words != "" && text != "" {
			kept, text, media = nil, "", nil
		}
		if words != "" {
			text = words
		}
		kept = append(kept, group...)
		for _, p := range group {
			media = append(media, p.Media...)
		}
	}
	return kept, text, media
}

// joined is the text of a group. Clients cut at a paragraph where there is one, and drop the white space there.
func joined(group []Piece) string {
	var b strings.Builder
	for _, p := range group {
		text := strings.TrimSpace(p.Text)
		switch {
		case b.Len() == 0 || text == "":
		case p.Album != "":
			b.WriteString("\n")
		default:
			b.WriteString(seam(b.String()))
		}
		b.WriteString(text)
	}
	return b.String()
}

// seam is what stands between a part and the next: a line's end after a whole sentence, a space within one.
func seam(before string) string {
	last, _ := utf8.DecodeLastRuneInString(before)
	if unicode.IsLetter(last) || unicode.IsDigit(last) || strings.ContainsRune(",-—–(«", last) {
		return " "
	}
	return "\n"
}

// with is the pieces of a sketch after a message: a repeated or mended one takes its own place. An edit of one that does not count
// any more begins anew, with what belongs to it of the person's last draft.
func (d Draft) with(p Piece, last Draft) []Piece {
	list := slices.Clone(d.Pieces)
	if len(list) == 0 && (d.Text != "" || len(d.Media) > 0) {
		list = []Piece{{Text: d.Text, Media: d.Media}}
	}
	same := func(x Piece) bool { return x.No == p.No && p.No != 0 }
	if p.Edited && !slices.ContainsFunc(list, same) {
		list = nil
		if slices.ContainsFunc(last.Pieces, same) {
			list = slices.Clone(last.Pieces)
		}
	}
	if at := slices.IndexFunc(list, same); at >= 0 {
		if !p.Edited && list[at].Edited { // the first wording, again
			return list
		}
		p.Album, p.At = cmp.Or(p.Album, list[at].Album), list[at].At
		list[at] = p
		return list
	}
	return append(list, p)
}

// Continues reports whether a message belongs together with one that the sketch is made of: it needs no question of its own.
func (d Draft) Continues(p Piece) bool {
	for _, group := range passages(append(slices.Clone(d.Pieces), p)) {
		if len(group) > 1 && slices.ContainsFunc(group, func(x Piece) bool { return x.No == p.No }) {
			return true
		}
	}
	return false
}

// several are the pieces where there is more than one: a single one says nothing that the draft does not.
func (d Draft) several() []Piece {
	if len(d.Pieces) < 2 {
		return nil
	}
	return d.Pieces
}
