package telegram_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"otklik/bot"
	"otklik/internal/sandbox/tgstand"
	"otklik/tasks"
)

func TestACardLooksAsItWasMade(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newWorld(t)
		first := s.send(ivan, text("Первое"), bot.Prompt)
		id := s.send(ivan, bot.Message{
			Text: bot.Text{
				{Style: bot.Bold, Text: "№ 1"}, {Text: " <b>&amp; \"x\" "}, {Style: bot.Quote, Text: "яма & <лужа>"},
				{Style: bot.Anchor, Text: "ссылка", URL: `https://vk.com/wall-1_2?reply=3&x="`},
				{Style: bot.Code, Text: "код"}, {Style: bot.Strike, Text: "нет"}, {Style: bot.Italic, Text: "да"},
			},
			Buttons: [][]bot.Button{{{Label: "Беру", Data: "t"}}, {}, {{Label: "VK", URL: "https://vk.com/x"}}},
			ReplyTo: strconv.Itoa(first), Silent: true,
		}, bot.Prompt)
		m := s.shown(ivan, id)
		if want := `№ 1 <b>&amp; "x" яма & <лужа>ссылкакоднетда`; m.Text != want {
			t.Errorf("text %q, want %q", m.Text, want)
		}
		var styles []string
		for _, e := range m.Entities {
			styles = append(styles, e.Type)
		}
		if want := []string{"bold", "blockquote", "text_link", "code", "strikethrough", "italic"}; !slices.Equal(styles, want) {
			t.Errorf("styles %v, want %v", styles, want)
		}
		if m.ReplyTo != first || !m.Silent || !slices.Equal(m.Labels(), []string{"Беру", "VK"}) {
			t.Errorf("reply to %d, silent %t, buttons %v", m.ReplyTo, m.Silent, m.Labels())
		}
	})
}

func TestAskingOpensTheReplyField(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newWorld(t)
		m := bot.Message{Text: bot.Text{{Text: "Пришлите ответ"}}, Ask: true, ReplyTo: "999999"}
		id := s.send(ivan, m, bot.Prompt)
		if got := s.shown(ivan, id); !got.ForceReply || got.ReplyTo != 0 {
			t.Errorf("reply field %t, reply to %d", got.ForceReply, got.ReplyTo)
		}
		err := s.bot.Edit(t.Context(), ivan, strconv.Itoa(id), text("иначе"), bot.Prompt)
		if f := failed(t, err); f.Class != bot.Gone {
			t.Errorf("edit of a message with an open reply field: %v", f)
		}
	})
}

func TestEditAndStrip(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newWorld(t)
		m := text("Было")
		m.Buttons = [][]bot.Button{{{Label: "Да", Data: "d"}}}
		id := s.send(ivan, m, bot.Prompt)
		ref := strconv.Itoa(id)
		m.Text[0].Text = "Стало"
		for range 2 { // the second changes nothing, which is no error
			if err := s.bot.Edit(t.Context(), ivan, ref, m, bot.Prompt); err != nil {
				t.Fatal(err)
			}
		}
		if got := s.shown(ivan, id); got.Text != "Стало" || !got.Has("Да") || got.Edits != 1 {
			t.Errorf("after an edit: %+v", got)
		}
		for range 2 {
			if err := s.bot.Strip(t.Context(), ivan, ref, bot.Prompt); err != nil {
				t.Fatal(err)
			}
		}
		if got := s.shown(ivan, id); len(got.Buttons) != 0 || got.Text != "Стало" {
			t.Errorf("after a strip: %+v", got)
		}
		for _, gone := range []string{"999999", "", "x7", "-1"} {
			if err := s.bot.Strip(t.Context(), ivan, gone, bot.Prompt); err != nil {
				t.Errorf("strip %q: %v", gone, err)
			}
			if f := failed(t, s.bot.Edit(t.Context(), ivan, gone, m, bot.Prompt)); f.Class != bot.Gone {
				t.Errorf("edit %q: %v", gone, f)
			}
		}
	})
}

func TestAnswerIsCutAndAnOldTapIsNoError(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newWorld(t)
		m := text("Карточка")
		m.Buttons = [][]bot.Button{{{Label: "Да", Data: "d"}}}
		id := s.send(ivan, m, bot.Prompt)
		query, err := s.Tap(ivan, ivan, id, "Да")
		if err != nil {
			t.Fatal(err)
		}
		if err := s.bot.Answer(t.Context(), query, strings.Repeat("ж", 300), true); err != nil {
			t.Fatal(err)
		}
		if a, ok := s.Answer(query); !ok || !a.Alert || a.Text != strings.Repeat("ж", 199)+"…" {
			t.Errorf("answer %+v", a)
		}
		if err := s.bot.Answer(t.Context(), "1234567", "поздно", false); err != nil {
			t.Errorf("answer to a tap that is not known: %v", err)
		}
	})
}

// TestFilesComeBeforeTheText sends every mixture that Telegram wants apart: the pace must let them through.
func TestFilesComeBeforeTheText(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newWorld(t)
		picture := tgstand.File{Name: "a.jpg", Data: []byte("\xff\xd8\xff\xe0jpeg")}
		paper := tgstand.File{Name: "a.pdf", Data: []byte("%PDF")}
		for _, o := range []tgstand.SayOption{
			tgstand.WithPhoto(picture, picture, picture), tgstand.WithVideo(picture, picture),
			tgstand.WithDocument(paper, paper), tgstand.WithVoice(paper),
		} {
			if _, err := s.Say(anna, anna, "", o); err != nil {
				t.Fatal(err)
			}
		}
		var media []tasks.Media
		for _, m := range s.Messages(anna) {
			if m.Media != nil {
				media = append(media, tasks.Media{Kind: tasks.MediaKind(m.Media.Kind), Ref: m.Media.FileID})
			}
		}
		m := text("Черновик")
		m.Media = media
		before := len(s.Messages(ivan))
		for range 3 {
			id := s.send(ivan, m, bot.Ordinary)
			all := s.Messages(ivan)[before:]
			before += len(all)
			if len(all) != 9 || all[8].ID != id || all[8].Text != "Черновик" || all[8].Silent {
				t.Fatalf("got %d messages, the last %+v", len(all), all[len(all)-1])
			}
			var kinds []string
			for _, m := range all[:8] {
				kinds = append(kinds, m.Media.Kind)
				if !m.Silent {
					t.Error("a file made a sound")
				}
			}
			if got := strings.Join(kinds, " "); got != "photo photo photo video video document document voice" {
				t.Errorf("files %s", got)
			}
			time.Sleep(20 * time.Second)
		}
		if n := s.Count429(); n > 0 {
			t.Errorf("%d calls met a limit", n)
		}
	})
}

func TestAFileThatIsGoneDoesNotHoldTheTextBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newWorld(t)
		m := text("Черновик")
		m.Media = []tasks.Media{{Kind: tasks.Photo, Ref: "unknown"}}
		id := s.send(ivan, m, bot.Ordinary)
		if got := s.shown(ivan, id); !strings.HasSuffix(got.Text, "файл не удалось показать.") {
			t.Errorf("text %q", got.Text)
		}
		if m.Text.String() != "Черновик" {
			t.Errorf("the caller's text has become %q", m.Text)
		}
	})
}

func TestWhatTelegramCannotReadGoesPlain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newWorld(t)
		s.Fail(tgstand.Fault{Method: "sendMessage", Code: 400,
			Description: "Bad Request: can't parse entities: Unsupported start tag \"жалоба\" at byte offset 3"})
		id := s.send(ivan, bot.Message{Text: bot.Text{
			{Style: bot.Bold, Text: "a<b"}, {Style: bot.Anchor, Text: " тут", URL: "https://vk.com/1"},
		}}, bot.Prompt)
		if got := s.shown(ivan, id); got.Text != "a<b тут (https://vk.com/1)" || slices.ContainsFunc(got.Entities,
			func(e tgstand.Entity) bool { return e.Type == "bold" }) {
			t.Errorf("plain: %q %v", got.Text, got.Entities)
		}
	})
}

func TestAWrongButtonIsRefusedHere(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newWorld(t)
		for _, b := range []bot.Button{
			{Label: "x", Data: strings.Repeat("ж", 33)}, {Label: "", Data: "x"}, {Label: "x"}, {Label: "x", Data: "d", URL: "https://a.b"},
		} {
			m := text("жалоба")
			m.Buttons = [][]bot.Button{{b}}
			_, err := s.bot.Send(t.Context(), ivan, m, bot.Prompt)
			if f := failed(t, err); f.Class != bot.Refused {
				t.Errorf("send with %+v: %v", b, f)
			}
			if f := failed(t, s.bot.Edit(t.Context(), ivan, "1", m, bot.Prompt)); f.Class != bot.Refused {
				t.Errorf("edit with %+v: %v", b, f)
			}
		}
		if n := s.Calls(""); n != 0 {
			t.Errorf("%d calls for messages that cannot be", n)
		}
	})
}
