package bottest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"otklik/bot"
)

func showing() []Check {
	return []Check{
		{"a message is shown as it was made", shownWhole},
		{"messages keep their order and have ids of their own", shownInOrder},
		{"a button has up to 64 bytes", shownButtons},
		{"a reply to what is gone is sent all the same", shownReply},
		{"a message that asks is shown", shownAsking},
		{"a long text keeps its beginning, its end and its buttons", shownLong},
		{"what nobody could tap is refused and not shown", shownNever},
	}
}

// plain is a message of words.
func plain(words string) bot.Message { return bot.Message{Text: bot.Text{{Text: words}}} }

// buttons is a message of words with buttons of which each brings its label back.
func buttons(words string, labels ...string) bot.Message {
	m := plain(words)
	for _, l := range labels {
		m.Buttons = append(m.Buttons, []bot.Button{{Label: l, Data: "of " + l}})
	}
	return m
}

// find is the message with an id.
func find(w World, chat int64, id string) (Shown, error) {
	all := w.Shown(chat)
	i := slices.IndexFunc(all, func(m Shown) bool { return m.ID == id })
	if i < 0 {
		return Shown{}, fmt.Errorf("message %q is not shown", id)
	}
	return all[i], nil
}

// same reports what is not as it should be shown.
func same(got Shown, words string, labels ...string) error {
	if got.Text != words || !slices.Equal(got.Labels, labels) {
		return fmt.Errorf("shown %q with buttons %q, want %q with %q", got.Text, got.Labels, words, labels)
	}
	return nil
}

func shownWhole(ctx context.Context, w World) error {
	one, _ := w.People()
	m := bot.Message{
		Text: bot.Text{
			{Style: bot.Bold, Text: "№ 1"}, {Text: " <b>&amp; \"x\" *не* _знак_ [скобки](нет) "}, {Style: bot.Quote, Text: "яма & <лужа>"},
			{Style: bot.Anchor, Text: "ссылка", URL: `https://example.org/wall-1_2?reply=3&x="`},
			{Style: bot.Code, Text: "код"}, {Style: bot.Strike, Text: "нет"}, {Style: bot.Italic, Text: "да"},
		},
		Buttons: [][]bot.Button{{{Label: "Беру", Data: "1"}, {Label: "Нет", Data: "2"}}, {}, {{Label: "Ссылка", URL: "https://example.org/x"}}},
	}
	id, err := w.Driver().Send(ctx, one.Chat, m, bot.Prompt)
	if err != nil {
		return err
	}
	got, err := find(w, one.Chat, id)
	if err != nil {
		return err
	}
	return same(got, m.Text.String(), "Беру", "Нет", "Ссылка")
}

func shownInOrder(ctx context.Context, w World) error {
	one, other := w.People()
	before := len(w.Shown(one.Chat))
	var ids, words []string
	for i := range 5 {
		said := fmt.Sprint("сообщение ", i)
		id, err := w.Driver().Send(ctx, one.Chat, plain(said), bot.Ordinary)
		if err != nil {
			return err
		}
		ids, words = append(ids, id), append(words, said)
	}
	for i, m := range w.Shown(one.Chat)[before:] {
		if i >= len(ids) || m.ID != ids[i] || m.Text != words[i] {
			return fmt.Errorf("place %d has %q (%s)", i, m.Text, m.ID)
		}
	}
	if n := len(slices.Compact(slices.Sorted(slices.Values(ids)))); n != len(ids) {
		return fmt.Errorf("%d ids for %d messages: %q", n, len(ids), ids)
	}
	if len(w.Shown(other.Chat)) != 0 {
		return errors.New("somebody else sees it")
	}
	return nil
}

func shownButtons(ctx context.Context, w World) error {
	one, _ := w.People()
	m := plain("Карточка")
	data := strings.Repeat("x", 64)
	m.Buttons = [][]bot.Button{{{Label: "Взять", Data: data}}}
	id, err := w.Driver().Send(ctx, one.Chat, m, bot.Prompt)
	if err != nil {
		return err
	}
	if err := w.Tap(one, id, "Взять"); err != nil {
		return err
	}
	u, err := next(ctx, w)
	if err != nil {
		return err
	}
	if u.Tap == nil || u.Tap.Data != data {
		return fmt.Errorf("the button brought %+v back", u.Tap)
	}
	return nil
}

func shownReply(ctx context.Context, w World) error {
	one, _ := w.People()
	first, err := w.Driver().Send(ctx, one.Chat, plain("Первое"), bot.Prompt)
	if err != nil {
		return err
	}
	if err := w.Erase(one, first); err != nil {
		return err
	}
	m := plain("Второе")
	m.ReplyTo = first
	id, err := w.Driver().Send(ctx, one.Chat, m, bot.Prompt)
	if err != nil {
		return err
	}
	got, err := find(w, one.Chat, id)
	if err != nil {
		return err
	}
	return same(got, "Второе")
}

func shownAsking(ctx context.Context, w World) error {
	one, _ := w.People()
	m := plain("Напишите причину")
	m.Ask = true
	id, err := w.Driver().Send(ctx, one.Chat, m, bot.Prompt)
	if err != nil {
		return err
	}
	_, err = find(w, one.Chat, id)
	return err
}

var errButtons = errors.New("buttons stand under the last part only")

func shownLong(ctx context.Context, w World) error {
	one, _ := w.People()
	before := len(w.Shown(one.Chat))
	m := buttons("", "Согласовать")
	m.Text = bot.Text{
		{Style: bot.Bold, Text: "№ 1\n"}, {Style: bot.Quote, Text: strings.Repeat("Слово о деле. ", 1500)}, {Text: "\nконец карточки"},
	}
	id, err := w.Driver().Send(ctx, one.Chat, m, bot.Prompt)
	if err != nil {
		return err
	}
	var words strings.Builder
	for _, part := range w.Shown(one.Chat)[before:] {
		words.WriteString(part.Text)
	}
	if all := words.String(); !strings.HasPrefix(all, "№ 1") || !strings.HasSuffix(all, "конец карточки") {
		return errors.New("the beginning or the end is missing")
	}
	parts := bot.Parts(id)
	for _, part := range parts[:len(parts)-1] {
		if got, err := find(w, one.Chat, part); err != nil || len(got.Labels) > 0 {
			return fmt.Errorf("part %q of %q has buttons %q: %w", part, id, got.Labels, cmp.Or(err, errButtons))
		}
	}
	got, err := find(w, one.Chat, parts[len(parts)-1])
	if err != nil {
		return err
	}
	if !slices.Equal(got.Labels, []string{"Согласовать"}) {
		return fmt.Errorf("buttons %q", got.Labels)
	}
	return nil
}

func shownNever(ctx context.Context, w World) error {
	one, _ := w.People()
	before := len(w.Shown(one.Chat))
	for _, b := range []bot.Button{
		{Label: "x", Data: strings.Repeat("ж", 33)}, {Data: "x"}, {Label: "x"}, {Label: "x", Data: "d", URL: "https://example.org"},
	} {
		m := plain(complaint)
		m.Buttons = [][]bot.Button{{b}}
		_, err := w.Driver().Send(ctx, one.Chat, m, bot.Prompt)
		if err := failsAs(err, bot.Refused); err != nil {
			return fmt.Errorf("button %+v: %w", b, err)
		}
	}
	if n := len(w.Shown(one.Chat)) - before; n > 0 {
		return fmt.Errorf("%d messages are shown", n)
	}
	return nil
}
