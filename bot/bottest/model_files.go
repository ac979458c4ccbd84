package bottest

import (
	"context"
	"errors"
	"io"
	"strings"

	"otklik/bot"
)

// Fetch implements bot.Messenger: what a picture holds is its reference.
func (m *Model) Fetch(ctx context.Context, ref string) (io.ReadCloser, int64, error) {
	switch {
	case ctx.Err() != nil:
		return nil, 0, &bot.Failure{Class: bot.Again, Err: ctx.Err()}
	case !strings.HasPrefix(ref, picture):
		return nil, 0, &bot.Failure{Class: bot.Refused, Err: errors.New("no such file")}
	}
	return io.NopCloser(strings.NewReader(ref)), int64(len(ref)), nil
}
