package tasks_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"otklik/tasks"
)

// Few likes more or less are not worth a renewed card; passing the mark of importance always is.
func TestEcho(t *testing.T) {
	for _, x := range []struct {
		before, now tasks.Echo
		worth, loud bool
	}{
		{tasks.Echo{}, tasks.Echo{}, false, false},
		{tasks.Echo{}, tasks.Echo{Likes: 1}, true, false},
		{tasks.Echo{Likes: 1}, tasks.Echo{Likes: 3}, false, false},
		{tasks.Echo{Likes: 1}, tasks.Echo{Likes: 4}, true, false},
		{tasks.Echo{Likes: 49}, tasks.Echo{Likes: 50}, true, true},
		{tasks.Echo{Likes: 500}, tasks.Echo{Likes: 549}, false, true},
		{tasks.Echo{Likes: 500}, tasks.Echo{Likes: 440}, true, true},
		{tasks.Echo{Likes: 30}, tasks.Echo{Likes: 30, Reposts: 4}, true, true},
	} {
		if x.now.Worth(x.before) != x.worth || x.now.Loud() != x.loud {
			t.Errorf("%+v after %+v: worth %v, loud %v", x.now, x.before, x.now.Worth(x.before), x.now.Loud())
		}
	}
}

// What stands above is cut by characters.
func TestCutAbove(t *testing.T) {
	if got := tasks.CutAbove(strings.Repeat("я", 501)); utf8.RuneCountInString(got) != tasks.AboveMax || !strings.HasSuffix(got, "я…") {
		t.Errorf("cut to %d", utf8.RuneCountInString(got))
	}
	if got := tasks.CutAbove("яма"); got != "яма" {
		t.Errorf("a short text became %q", got)
	}
}

// A private message takes a shorter answer than a comment.
func TestLongest(t *testing.T) {
	letter := tasks.Task{Found: tasks.Found{Source: tasks.Source{Venue: tasks.VenuePrivate}}}
	if letter.Longest() != tasks.MaxLetter || (tasks.Task{}).Longest() != tasks.MaxAnswer || tasks.MaxLetter > 9000 {
		t.Errorf("a letter takes %d, a comment %d", letter.Longest(), tasks.Task{}.Longest())
	}
}
