package bottest

import (
	"context"
	"errors"
	"io"

	"otklik/bot"
)

var errNoFile = errors.New("the model keeps no files")

// Fetch implements bot.Files: the model shows files and keeps none.
func (*Model) Fetch(context.Context, string) (io.ReadCloser, int64, error) {
	return nil, 0, &bot.Failure{Class: bot.Refused, Err: errNoFile}
}
