package tasks

// AboveMax is how many characters are kept of what stands above a message: it helps to understand, it is not the message.
const AboveMax = 500

// Said is what somebody wrote above a message in its thread.
type Said struct {
	By   string `json:"by,omitempty"`  // the author's name; "" where it is not known
	Own  bool   `json:"own,omitempty"` // a community of ours wrote it
	Text string `json:"text"`          // cut to AboveMax
}

// CutAbove is as much of a text as is kept of what stands above a message.
func CutAbove(text string) string {
	if runes := []rune(text); len(runes) > AboveMax {
		return string(runes[:AboveMax-1]) + "…"
	}
	return text
}

// Community reports whether a community wrote, not a person.
func (a Author) Community() bool { return a.ID < 0 }

// Echo is how many people have joined a message without writing: a sign of its importance.
type Echo struct {
	Source  Source `json:"-"`
	Likes   int    `json:"likes,omitempty"`
	Reposts int    `json:"reposts,omitempty"`
}

// loud is from how many likes on an echo suggests high importance; a repost, which brings the message before others, counts for
// several.
const (
	loud       = 50
	repostLike = 5
)

// Loud reports whether so many have joined in that the message may be of high importance. People decide.
func (e Echo) Loud() bool { return e.weight() >= loud }

func (e Echo) weight() int { return e.Likes + repostLike*e.Reposts }

// Worth reports whether the echo differs so much from an earlier one that who sees the task should see it: a tenth, and not less
// than three, or that it has become loud or ceased to be.
func (e Echo) Worth(before Echo) bool {
	const least, part = 3, 10
	moved := e.weight() - before.weight()
	if moved < 0 {
		moved = -moved
	}
	first := before.weight() == 0 && e.weight() > 0
	return first || e.Loud() != before.Loud() || moved >= max(least, before.weight()/part)
}
