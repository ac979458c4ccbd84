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

// Replies writes under a comment, the community's among them.
func (r *Resident) Replies(to Comment, text string) Comment {
	r.town.t.Helper()
	var made struct{ Comment int64 }
	r.town.call("wall/comment", map[string]any{"post": to.post, "resident": r.id, "text": text, "reply_to": to.id}, &made)
	return Comment{to.post, made.Comment}
}

// Edit gives a resident's comment other words, as its author.
func (town *Town) Edit(c Comment, text string) {
	town.t.Helper()
	town.call("wall/edit", map[string]any{"comment": c.id, "text": text}, &struct{}{})
}

// Delete deletes a resident's comment, as its author.
func (town *Town) Delete(c Comment) {
	town.t.Helper()
	town.call("wall/delete", map[string]any{"comment": c.id}, &struct{}{})
}

// Wall is the community's wall.
type Wall struct{ town *Town }

// Wall is the community's wall.
func (town *Town) Wall() Wall { return Wall{town} }

// ExpectAnswer waits for the community's answer under a comment and returns it; it must be exactly this text, and the only one.
func (w Wall) ExpectAnswer(under Comment, text string) Comment {
	w.town.t.Helper()
	var found []sandbox.Comment
	w.town.until(fmt.Sprintf("the answer %q", text), func(s sandbox.State) bool {
		found = standing(s, under.post, func(c sandbox.Comment) bool { return c.Official && c.ReplyTo == under.id })
		return len(found) > 0
	})
	if len(found) != 1 || found[0].Text != text {
		w.town.fail(fmt.Sprintf("under the comment stand %+v, not %q alone", found, text))
	}
	return Comment{under.post, found[0].ID}
}

// Expect waits until a comment stands with exactly this text, as an edited one or not.
func (w Wall) Expect(comment Comment, text string, edited bool) {
	w.town.t.Helper()
	w.town.until(fmt.Sprintf("the comment %q, edited %t", text, edited), func(s sandbox.State) bool {
		return len(standing(s, comment.post, func(c sandbox.Comment) bool {
			return c.ID == comment.id && c.Text == text && c.Edited == edited
		})) == 1
	})
}

// ExpectNo waits until a comment does not stand any more.
func (w Wall) ExpectNo(comment Comment) {
	w.town.t.Helper()
	w.town.until("the comment to go", func(s sandbox.State) bool {
		return len(standing(s, comment.post, func(c sandbox.Comment) bool { return c.ID == comment.id })) == 0
	})
}

// standing are the comments under a post that are there and asked for.
func standing(s sandbox.State, post int64, want func(sandbox.Comment) bool) []sandbox.Comment {
	var found []sandbox.Comment
	var look func(list []sandbox.Comment)
	look = func(list []sandbox.Comment) {
		for _, c := range list {
			if !c.Deleted && want(c) {
				found = append(found, c)
			}
			look(c.Comments)
		}
	}
	for _, p := range s.Posts {
		if p.ID == post {
			look(p.Comments)
		}
	}
	return found
}
