package bot

import (
	"context"
	"errors"
	"io"
)

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
