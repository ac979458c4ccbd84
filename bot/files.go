package bot

import (
	"context"
	"errors"
	"io"
	"strconv"
	"strings"

	"otklik/tasks"
)

// MaxFetch is the largest file, in bytes, that a program gets of a messenger. No driver gives more.
const MaxFetch = 20 << 20

// ErrTooBig means that the messenger gives programs no file of this size. People still see the file there, and the bot can show
// it to others by its reference.
var ErrTooBig = errors.New("the file is larger than the messenger lets a program download")

// Files reads what people have sent.
type Files interface {
	// Fetch opens a file by tasks.Media.Ref. The size, in bytes, is 0 where the messenger does not tell it. An error is a
	// *Failure: Again when another try may help, Refused when none will, with ErrTooBig where that is why. The caller closes
	// the reader. Reading fails after five minutes, with ErrTooBig once more has come than the messenger gives, and with
	// io.ErrUnexpectedEOF where less has come than the size.
	Fetch(ctx context.Context, ref string) (r io.ReadCloser, size int64, err error)
}

// byHand are the files that the program cannot fetch: people see them in the messenger, and only people can publish them.
func byHand(media []tasks.Media) []tasks.Media {
	var list []tasks.Media
	for _, m := range media {
		if m.Size > MaxFetch {
			list = append(list, m)
		}
	}
	return list
}

// addByHand names the files that somebody must add to the answer in the network themselves.
func addByHand(t *Text, media []tasks.Media) {
	list := byHand(media)
	if len(list) == 0 {
		return
	}
	var names []string
	for _, m := range list {
		names = append(names, sized(m))
	}
	t.Line("⚠️ Больше " + megabytes(MaxFetch) + ": " + strings.Join(names, ", ") +
		". Сам Отклик такой файл опубликовать не может — добавьте вручную при публикации.")
}

// sized names a file with its size: «видео (35 МБ)», «смета.pdf (21 МБ)».
func sized(m tasks.Media) string {
	name := m.Name
	if name == "" {
		name = mediaWords(m.Kind)
	}
	return name + " (" + megabytes(m.Size) + ")"
}

// megabytes rounds up, so that what is over a limit looks so.
func megabytes(n int64) string { return strconv.FormatInt((n+1<<20-1)>>20, 10) + " МБ" }
