package story

import (
	"fmt"
	"strings"
	"time"

	"otklik/internal/sandbox"
)

// calm is how long nothing more may come for a story to be over. Real time.
const calm = 700 * time.Millisecond

// NoOther fails if the program has sent a message that the story did not expect, left a tap without an answer, or done
// anything that the stand-ins hold against it.
func (town *Town) NoOther() {
	town.t.Helper()
	town.comes(func(s sandbox.State) bool { return len(town.wrong(s)) > 0 }, time.After(calm))
	if wrong := town.wrong(town.now()); len(wrong) > 0 {
		town.fail(strings.Join(wrong, "\n"))
	}
}

// wrong lists what a story must not end with.
func (town *Town) wrong(s sandbox.State) []string {
	var out []string
	for _, p := range s.People {
		for _, m := range p.Messages {
			if m.Bot && !town.expected[p.Key][m.ID] {
				out = append(out, fmt.Sprintf("%s got an unexpected message %d: %q", p.Key, m.ID, m.Text))
			}
		}
	}
	for _, t := range s.Taps {
		if !t.Answered {
			out = append(out, fmt.Sprintf("%s was not answered at the tap on %q", t.Person, t.Label))
		}
	}
	for _, c := range s.Trouble.Telegram {
		out = append(out, "Telegram: "+c)
	}
	for _, c := range s.Trouble.VK {
		out = append(out, "VK: "+c)
	}
	if s.Trouble.TooMany > 0 {
		out = append(out, fmt.Sprintf("%d calls were refused because of a limit", s.Trouble.TooMany))
	}
	return out
}

// fail ends the test and shows every chat and the wall.
func (town *Town) fail(why string) {
	town.t.Helper()
	s := town.now()
	var b strings.Builder
	for _, p := range s.People {
		fmt.Fprintf(&b, "\n== %s\n", p.Key)
		for _, m := range p.Messages {
			fmt.Fprintf(&b, "%s\n", line(m))
		}
	}
	b.WriteString("\n== wall\n")
	for _, p := range s.Posts {
		fmt.Fprintf(&b, "[%d] %s\n", p.ID, p.Text)
		comments(&b, p.Comments, "  ")
	}
	town.t.Fatalf("%s\n%s", why, b.String())
}

func line(m sandbox.Message) string {
	who := "→"
	if m.Bot {
		who = "bot"
	}
	var out strings.Builder
	fmt.Fprintf(&out, "%d %s: %s", m.ID, who, strings.ReplaceAll(m.Text, "\n", "\n      "))
	for _, row := range m.Buttons {
		var labels []string
		for _, b := range row {
			labels = append(labels, "["+b.Label+"]")
		}
		out.WriteString("\n      " + strings.Join(labels, " "))
	}
	return out.String()
}

func comments(b *strings.Builder, list []sandbox.Comment, indent string) {
	for _, c := range list {
		fmt.Fprintf(b, "%s[%d] %s: %s\n", indent, c.ID, c.Author, c.Text)
		comments(b, c.Comments, indent+"  ")
	}
}
