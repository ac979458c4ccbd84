package bot

import (
	"context"
	"slices"
	"strings"

	"otklik/tasks/workflow"
)

// PartMark stands between the ids of the messages that one text takes.
const PartMark = " "

// Parts are the ids of the messages that a message consists of, at least one.
func Parts(id string) []string { return strings.Split(id, PartMark) }

// withParts lets each message of a text be known by its own id beside all of them, which come last: they show the view.
func withParts(ref workflow.Ref) []workflow.Ref {
	parts := Parts(ref.Message)
	if len(parts) == 1 {
		return []workflow.Ref{ref}
	}
	var list []workflow.Ref
	for _, id := range parts {
		part := ref
		part.Message = id
		list = append(list, part)
	}
	return append(list, ref)
}

// wholeOf is the message that a part belongs to, as it is now; the part itself where it belongs to none any more.
func (b *Bot) wholeOf(ctx context.Context, part workflow.Ref) (workflow.Ref, error) {
	ref, err := b.flow.RefOf(ctx, part.Task, part.Person, part.View)
	if err == nil && ref.Chat == part.Chat && ref.Message != part.Message && slices.Contains(Parts(ref.Message), part.Message) {
		return ref, nil
	}
	return part, ctx.Err()
}
