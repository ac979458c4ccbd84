package story

import (
	"fmt"
	"strings"

	"otklik/internal/sandbox"
)

// Resident is somebody who writes on the community's wall.
type Resident struct {
	town *Town
	id   int64
}

// Resident names somebody who may write on the wall.
func (town *Town) Resident(name string) *Resident {
	town.t.Helper()
	for _, r := range town.now().Residents {
		if r.Name == name {
			return &Resident{town, r.ID}
		}
	}
	town.t.Fatalf("nobody is called %q in the sandbox's town", name)
	return nil
}

// Comment is a resident's comment.
type Comment struct{ post, id int64 }

// Comments writes under the newest post whose text holds the words; "" is the newest of all.
func (r *Resident) Comments(under, text string) Comment {
	r.town.t.Helper()
	for _, p := range r.town.now().Posts {
		if strings.Contains(p.Text, under) {
			var made struct{ Comment int64 }
			r.town.call("wall/comment", map[string]any{"post": p.ID, "resident": r.id, "text": text}, &made)
			return Comment{p.ID, made.Comment}
		}
	}
	r.town.t.Fatalf("no post says %q", under)
	return Comment{}
}

// Posts writes a post of their own on the wall.
func (r *Resident) Posts(text string) {
	r.town.t.Helper()
	var made struct{ Post int64 }
	r.town.call("wall/post", map[string]any{"resident": r.id, "text": text}, &made)
}

// Wall is the community's wall.
type Wall struct{ town *Town }

// Wall is the community's wall.
func (town *Town) Wall() Wall { return Wall{town} }

// ExpectAnswer waits for the community's answer under a comment; it must be exactly this text, and the only one.
func (w Wall) ExpectAnswer(under Comment, text string) {
	w.town.t.Helper()
	var found []string
	w.town.until(fmt.Sprintf("the answer %q", text), func(s sandbox.State) bool {
		found = answers(s, under)
		return len(found) > 0
	})
	if len(found) != 1 || found[0] != text {
		w.town.fail(fmt.Sprintf("under the comment stand %q, not %q alone", found, text))
	}
}

// answers are the community's own comments in answer to one.
func answers(s sandbox.State, under Comment) []string {
	var found []string
	var look func(list []sandbox.Comment)
	look = func(list []sandbox.Comment) {
		for _, c := range list {
			if c.Official && c.ReplyTo == under.id {
				found = append(found, c.Text)
			}
			look(c.Comments)
		}
	}
	for _, p := range s.Posts {
		if p.ID == under.post {
			look(p.Comments)
		}
	}
	return found
}
