package app_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"otklik/internal/sandbox/tgstand"
)

// jpeg is a picture that can be told from others by its name.
func jpeg(name string) tgstand.File {
	return tgstand.File{Name: name, Data: []byte("\xff\xd8\xff\xe0" + name)}
}

// album is what somebody has been shown since a moment: the files in order, by their ids.
func (tw *town) album(chat int64, since int) []string {
	var ids []string
	for _, m := range tw.tg.Messages(chat)[since:] {
		if m.Media != nil && m.FromBot {
			ids = append(ids, m.Media.FileID)
		}
	}
	return ids
}

// sentFiles are the ids of the files that a person has sent, in order.
func (tw *town) sentFiles(chat int64) []string {
	var ids []string
	for _, m := range tw.tg.Messages(chat) {
		if m.Media != nil && !m.FromBot {
			ids = append(ids, m.Media.FileID)
		}
	}
	return ids
}

// entrusted brings a message to the executor and returns the card there.
func (tw *town) entrusted(words string) tgstand.Message {
	tw.t.Helper()
	tw.wrote(maria, words, 0)
	tw.register(words, "Зарегистрировать")
	tw.send(words)
	return tw.expect(ivan, words, "напишите его ответом")
}

// tally is how many messages of the bot in a chat hold some words, deleted ones left out.
func (tw *town) tally(chat int64, words string) int {
	n := 0
	for _, m := range tw.tg.Messages(chat) {
		if m.FromBot && !m.Deleted && strings.Contains(m.Text, words) {
			n++
		}
	}
	return n
}

// An album in reply to a card becomes one answer: one preview with all the files in their order, and the controller sees the same
// beside the words. The updates come in whatever order, some twice.
func TestAnAlbumIsOneAnswer(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		const words, text = "Не горит фонарь", "Мария, фонарь починили."
		card := tw.entrusted(words)
		shown, seen := len(tw.tg.Messages(ivan)), len(tw.tg.Messages(pyotr))
		_, err := tw.tg.Say(ivan, ivan, text, tgstand.ReplyTo(card.ID), tgstand.Backwards(),
			tgstand.WithPhoto(jpeg("1"), jpeg("2"), jpeg("3"), jpeg("4"), jpeg("5")))
		must(t, err)
		for i := range 3 {
			tw.tg.Redeliver(tw.tg.LastUpdate() - i)
		}
		preview := tw.expect(ivan, "Так ответ увидит житель", text, "Приложено: фото — 5", "Отправить на контроль")
		time.Sleep(time.Minute)
		files := tw.sentFiles(ivan)
		if got := tw.album(ivan, shown); !slices.Equal(got, files) || len(files) != 5 {
			t.Errorf("the executor was shown %v, had sent %v", got, files)
		}
		if n := tw.tally(ivan, "Так ответ увидит житель"); n != 1 {
			t.Errorf("%d previews", n)
		}
		tw.tap(ivan, preview, "Отправить на контроль")
		tw.expect(pyotr, text, "К ответу приложено: фото — 5", "Согласовать")
		if got := tw.album(pyotr, seen); !slices.Equal(got, files) {
			t.Errorf("the controller was shown %v of %v", got, files)
		}
	})
}

// No photo is lost when the program dies between two of them, and the preview of all comes from its next life.
func TestAnAlbumOutlivesTheProgram(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		const words, text = "Не горит фонарь", "Мария, фонарь починили."
		card := tw.entrusted(words)
		for life := range 4 {
			_, err := tw.tg.Say(ivan, ivan, text, tgstand.ReplyTo(card.ID), tgstand.WithPhoto(jpeg("1"), jpeg("2"), jpeg("3")))
			must(t, err)
			time.Sleep(time.Duration(life) * 700 * time.Millisecond)
			tw.kill()
			time.Sleep(10 * time.Second) // a new life knows nothing of what the last one has sent: the limits
			tw.start()
			tw.expect(ivan, "Так ответ увидит житель", text, "Приложено: фото — 3")
			time.Sleep(10 * time.Second)
			tw.tap(ivan, tw.expect(ivan, "Так ответ увидит житель", "Приложено: фото — 3"), "Отмена")
			tw.expect(ivan, "Черновик убран")
		}
	})
}

// Whoever edits the caption keeps the album; whoever changes only the words keeps the files.
func TestACaptionIsEdited(t *testing.T) {
	bubble(t, func(t *testing.T, tw *town) {
		card := tw.entrusted("Не горит фонарь")
		first, err := tw.tg.Say(ivan, ivan, "Починили.", tgstand.ReplyTo(card.ID), tgstand.WithPhoto(jpeg("1"), jpeg("2")))
		must(t, err)
		tw.expect(ivan, "Так ответ увидит житель", "Починили.", "фото — 2")
		must(t, tw.tg.EditSaid(ivan, ivan, first, "Мария, починили."))
		preview := tw.expect(ivan, "Так ответ увидит житель", "Мария, починили.", "фото — 2", "Изменить")
		tw.tap(ivan, preview, "Изменить")
		tw.reply(ivan, tw.expect(ivan, "Напишите новый текст"), "Мария, фонарь горит.")
		tw.expect(ivan, "Так ответ увидит житель", "Мария, фонарь горит.", "фото — 2")
	})
}

// What cannot be an answer is refused in clear words, an album in one sentence.
func TestWhatCannotBeAnAnswer(t *testing.T) {
	bubble(t, func(t *testing.T, tw *town) {
		card := tw.entrusted("Не горит фонарь")
		voice := tgstand.File{Name: "a.ogg", Data: []byte("OggS")}
		for _, option := range []tgstand.SayOption{tgstand.WithVoice(voice), tgstand.WithVideoNote(voice)} {
			before := tw.tally(ivan, "ответом быть не могут")
			_, err := tw.tg.Say(ivan, ivan, "", tgstand.ReplyTo(card.ID), option)
			must(t, err)
			tw.expect(ivan, "ответом быть не могут: напишите текст")
			time.Sleep(10 * time.Second)
			if n := tw.tally(ivan, "ответом быть не могут") - before; n != 1 {
				t.Errorf("said %d times", n)
			}
		}
		tw.tap(ivan, card, "Не наша компетенция")
		_, err := tw.tg.Say(ivan, ivan, "", tgstand.ReplyTo(tw.expect(ivan, "Почему это не к Вашему").ID), tgstand.WithPhoto(jpeg("1"), jpeg("2"), jpeg("3")))
		must(t, err)
		tw.expect(ivan, "Здесь нужны слова")
		time.Sleep(10 * time.Second)
		if n := tw.tally(ivan, "Здесь нужны слова"); n != 1 {
			t.Errorf("said %d times of one album", n)
		}
		_, err = tw.tg.Say(ivan, ivan, "Не наш двор", tgstand.ReplyTo(tw.expect(ivan, "Почему это не к Вашему").ID), tgstand.WithPhoto(jpeg("1"), jpeg("2")))
		must(t, err)
		tw.expect(pyotr, "Не наш двор")
		time.Sleep(10 * time.Second)
		if n := tw.tally(ivan, "Уже сделано"); n != 0 {
			t.Errorf("the second photo of a reason was refused:\n%s", tw.chat(ivan))
		}
	})
}

// A file that the program cannot fetch is shown to the controller all the same, and everybody hears that it must be added by hand.
func TestAFileThatIsTooBig(t *testing.T) {
	bubble(t, func(t *testing.T, tw *town) {
		card := tw.entrusted("Не горит фонарь")
		seen := len(tw.tg.Messages(pyotr))
		film := tgstand.File{Name: "фонарь.mp4", MIME: "video/mp4", Data: make([]byte, 20<<20+1)}
		_, err := tw.tg.Say(ivan, ivan, "Мария, починили.", tgstand.ReplyTo(card.ID), tgstand.WithVideo(film))
		must(t, err)
		preview := tw.expect(ivan, "Так ответ увидит житель", "Больше 20 МБ: фонарь.mp4 (21 МБ)", "добавьте вручную")
		tw.tap(ivan, preview, "Отправить на контроль")
		tw.expect(pyotr, "Мария, починили.", "Больше 20 МБ: фонарь.mp4 (21 МБ)", "Согласовать")
		if got := tw.album(pyotr, seen); !slices.Equal(got, tw.sentFiles(ivan)) {
			t.Errorf("the controller was shown %v", got)
		}
	})
}
