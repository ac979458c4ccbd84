package screens_test

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"testing"
	"time"

	"otklik/bot"
	"otklik/internal/sandbox/tgstand"
	"otklik/internal/sandbox/vkstand"
	"otklik/tasks"
)

// screen is one entry of the document.
type screen struct {
	name  string // of the picture; the same for as long as the screen is
	title string
	look  string // what to look at
	after string // the screen from which the story goes on; "" from a fresh town
	delo  string // the setting, where it is not the usual one
	steps []step
	at    chat
	shows []string // words of the messages to be seen, each the newest with them; on the wall unused
}

// shot is what was seen.
type shot struct {
	screen
	now      time.Time
	messages []tgstand.Message
	wall     []vkstand.Post
	said     string // in passing, to the last tap
	views    []tasks.View
	pages    []bot.Page
}

// all are the screens of all chapters by name.
func all(t testing.TB) map[string]screen {
	t.Helper()
	list := map[string]screen{}
	for _, p := range parts() {
		for _, s := range p.table {
			if _, twice := list[s.name]; twice {
				t.Fatalf("two screens are called %q", s.name)
			}
			list[s.name] = s
		}
	}
	return list
}

// taken tells every story and returns what was seen of each screen. A story that goes on from another is told with it once.
func taken(t *testing.T) map[string]shot {
	list := all(t)
	begun := map[string]bool{} // screens from which others go on
	for _, s := range list {
		begun[s.after] = true
	}
	shots := map[string]shot{}
	for _, name := range slices.Sorted(maps.Keys(list)) {
		if begun[name] {
			continue
		}
		var way []screen
		for s := list[name]; s.name != ""; s = list[s.after] {
			way = append([]screen{s}, way...)
		}
		t.Run(name, func(t *testing.T) {
			inTown(t, way[0].delo, func(tw *town) {
				for _, s := range way {
					tw.play(s, shots)
				}
			})
		})
	}
	return shots
}

// play goes to a screen and keeps what is seen, unless another story has shown it.
func (tw *town) play(s screen, shots map[string]shot) {
	tw.t.Helper()
	tw.said = ""
	for _, x := range s.steps {
		x.do(tw)
		tw.pause()
	}
	if _, seen := shots[s.name]; seen {
		return
	}
	got := shot{screen: s, now: time.Now(), said: tw.said}
	if s.at == wall {
		got.wall = tw.vk.Wall()
	}
	for _, words := range s.shows {
		m := tw.with(s.at, words)
		m.Text = secret.ReplaceAllString(m.Text, "start=…")
		got.messages = append(got.messages, m)
		if ref, err := tw.store.RefAt(tw.t.Context(), m.Chat, strconv.Itoa(m.ID)); err == nil {
			got.views = append(got.views, ref.View)
		}
		for _, row := range m.Buttons {
			for _, b := range row {
				if p, err := bot.ParsePick(b.Data); err == nil {
					got.pages = append(got.pages, p.Page)
				}
			}
		}
	}
	// What came in one step may have come in any order, and stands as it is listed.
	slices.SortStableFunc(got.messages, func(a, b tgstand.Message) int {
		return a.Date.Truncate(time.Minute).Compare(b.Date.Truncate(time.Minute))
	})
	shots[s.name] = got
}

// secret is the token of an invitation, which is another every time.
var secret = regexp.MustCompile(`start=[A-Z2-7]{26,}`)
