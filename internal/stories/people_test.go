package stories_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"otklik/internal/sandbox/tgstand"
)

// expect waits for a message of the bot in a chat that holds all the words, as text or as a button, and returns the newest.
func (tw *town) expect(chat int64, words ...string) tgstand.Message {
	tw.t.Helper()
	var found tgstand.Message
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	err := tw.tg.Wait(ctx, func(v tgstand.View) bool {
		m, ok := newest(v.Messages(chat), words)
		found = m
		return ok
	})
	if err != nil {
		tw.t.Fatalf("no message with %q for %d; the chats:\n%s", words, chat, tw.chats())
	}
	return found
}

func newest(list []tgstand.Message, words []string) (tgstand.Message, bool) {
	for _, m := range slices.Backward(list) {
		all := m.FromBot && !m.Deleted
		for _, w := range words {
			has := func(label string) bool { return strings.Contains(label, w) }
			all = all && (strings.Contains(m.Text, w) || slices.ContainsFunc(m.Labels(), has))
		}
		if all {
			return m, true
		}
	}
	return tgstand.Message{}, false
}

// chat is a chat as a failure shows it.
func (tw *town) chat(chat int64) string {
	var b strings.Builder
	for _, m := range tw.tg.Messages(chat) {
		fmt.Fprintf(&b, "%d %s: %s\n[%s]\n---\n", m.ID, m.FromName, m.Text, strings.Join(m.Labels(), " | "))
	}
	return b.String()
}

// chats is every chat.
func (tw *town) chats() string {
	var b strings.Builder
	for _, a := range tw.tg.Accounts() {
		b.WriteString(tw.chat(a.ID))
	}
	return b.String()
}

// comment writes the resident's complaint under the community's post.
func (tw *town) comment() int64 {
	tw.t.Helper()
	id, err := tw.vk.Comment(tw.post, maria, complaint, 0)
	must(tw.t, err)
	return id
}

// answered waits until a tap has been answered and returns the words.
func (tw *town) answered(query string) string {
	tw.t.Helper()
	tw.until(func() bool { _, ok := tw.tg.Answer(query); return ok }, "the tap is not answered")
	a, _ := tw.tg.Answer(query)
	return a.Text
}

// until waits for a condition of Telegram's.
func (tw *town) until(met func() bool, otherwise string) {
	tw.t.Helper()
	if !tw.comes(met, patience) {
		tw.t.Fatalf("%s; the chats:\n%s", otherwise, tw.chats())
	}
}

// comes waits for a condition of Telegram's, and says whether it has come in time.
func (tw *town) comes(met func() bool, limit time.Duration) bool {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	return tw.tg.Wait(ctx, func(tgstand.View) bool { return met() }) == nil
}

// untilWall waits for a condition of VK's.
func (tw *town) untilWall(met func() bool, otherwise string) {
	tw.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if err := tw.vk.Wait(ctx, met); err != nil {
		tw.t.Fatal(otherwise)
	}
}

// untilCalled waits until a method has been called so often, whether or not the call has ended.
func (tw *town) untilCalled(g *gate, method string, times int) {
	tw.t.Helper()
	deadline := time.After(patience)
	for {
		n, more := g.came(method)
		if n >= times {
			return
		}
		select {
		case <-more:
		case <-deadline:
			tw.t.Fatalf("%s was called %d times, not %d", method, n, times)
		}
	}
}
