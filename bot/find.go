package bot

import (
	"context"
	"strings"

	"otklik/tasks"
)

// longestQuestion is how much of what is looked for is kept, in characters.
const longestQuestion = 200

// findSheet is the page of /find: a list of what was found, which takes other words in reply.
func findSheet() sheet {
	sh := listSheet(PageFind)
	sh.words = func(_ *Bot, _ context.Context, _ scene, said *Said) (screen, string, error) {
		asked := wanted(said.Text)
		if asked == "" {
			return screen{}, sayWhatToFind, nil
		}
		return spot{Asked: asked}.screen(), "", nil
	}
	return sh
}

// find answers /find: with words after it at once, without them it asks for some.
func (b *Bot) find(ctx context.Context, u Update, me tasks.Person) error {
	_, rest, _ := strings.Cut(clean(u.Said.Text), " ")
	at := screen{}
	if asked := wanted(rest); asked != "" {
		at = spot{Asked: asked}.screen()
	}
	return b.openPageAt(ctx, u, me, PageFind, at, 0)
}

// wanted is what is looked for, in one line.
func wanted(text string) string {
	runes := []rune(clean(text))
	return string(runes[:min(len(runes), longestQuestion)])
}
