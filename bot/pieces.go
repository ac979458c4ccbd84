package bot

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// People send more than words: albums, of which every file is a message of its own, texts that their client cuts in parts, voices.
// What belongs together becomes one and is answered once.

// Oddity is something that a person sends and that can be neither the words of an answer nor a file of it.
type Oddity string

// The oddities.
const (
	OddVoice Oddity = "voice" // a voice or a round video message: words that nobody can read, correct or publish
	OddOther Oddity = "other" // a sticker, a place on the map, a poll …
)

// Sentences about what was sent.
const (
	sayVoice = "Голосовое и видеосообщение («кружок») ответом быть не могут: напишите текст. " +
		"Обычное видео, фото и документы приложить можно."
	sayOdd     = "Это приложить к ответу нельзя. Пришлите текст, фото, видео или документ."
	sayNoWords = "Здесь нужны слова: напишите их ответом на то же сообщение. Файлы здесь не сохраняются."
)

// unfit says why something cannot be taken as an answer, "" where it can.
func (s *Said) unfit() string {
	switch s.Odd {
	case OddVoice:
		return sayVoice
	case OddOther:
		return sayOdd
	}
	return ""
}

// piece is the message as part of a sketch, without its words and files.
func (s *Said) piece() *tasks.Piece {
	return &tasks.Piece{No: s.No, Album: s.Album, Long: s.Long, Edited: s.Edited, At: s.At}
}

// whole is the message as part of a sketch.
func (s *Said) whole() tasks.Piece {
	p := *s.piece()
	p.Text, p.Media = s.Text, s.Media
	return p
}

// wordless reports whether a message has files and no words.
func (s *Said) wordless() bool { return strings.TrimSpace(s.Text) == "" && len(s.Media) > 0 }

// inPieces notes with a command by which message it came, where what it makes may come in several.
func inPieces(c tasks.Command, s *Said) tasks.Command {
	switch c := c.(type) {
	case tasks.Compose:
		c.Piece = s.piece()
		return c
	case tasks.ReportPromise:
		c.Piece = s.piece()
		return c
	}
	return c
}

// goesOn gives a message to the sketch that it belongs to, whatever question it answers: the other messages of an album and the
// later parts of a text have answered it. Files without words are added to the sketch.
func (b *Bot) goesOn(ctx context.Context, u Update, s scene, q question) (done bool, err error) {
	switch {
	case q.verb == tasks.DoCompose && (u.Said.wordless() || s.task.Sketches[s.me.ID].Continues(u.Said.whole())):
		return true, b.carry(ctx, u, s, tasks.Compose{Text: u.Said.Text, Media: u.Said.Media})
	case q.verb != tasks.DoCompose && q.verb != tasks.DoReport && u.Said.wordless():
		return true, b.tell(ctx, u, sayNoWords)
	}
	return false, nil
}

// What has been said of an album already.
const (
	toldRefusal = "told"
	toldDone    = "done"
)

// first claims to say something of an album: true once, and for what is no album. Whoever dies before saying it has said nothing.
func (b *Bot) first(ctx context.Context, u Update, what string) (bool, error) {
	if u.Said == nil || u.Said.Album == "" {
		return true, nil
	}
	key := workflow.Key{Name: fmt.Sprintf("%s/%d/%s", what, u.Chat, u.Said.Album), Until: b.now().Add(keyLife)}
	err := b.flow.Commit(ctx, workflow.Commit{Keys: []workflow.Key{key}})
	if errors.Is(err, workflow.ErrRepeated) {
		return false, nil
	}
	return err == nil, err
}

// tellDone says that what somebody wrote has been done: of an album once, and nothing of its other messages any more.
func (b *Bot) tellDone(ctx context.Context, u Update, sentence string) error {
	fresh, err := b.first(ctx, u, toldDone)
	if err != nil || !fresh {
		return err
	}
	if _, err := b.first(ctx, u, toldRefusal); err != nil {
		return err
	}
	b.say(ctx, u, sentence)
	return nil
}
