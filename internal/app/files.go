package app

import (
	"context"
	"errors"
	"fmt"
	"io"

	"otklik/bot"
	"otklik/tasks"
	"otklik/vk"
)

// files gives VK what staff have sent to the messenger.
type files struct{ from bot.Files }

// Open opens a file that came with an answer.
func (f files) Open(ctx context.Context, m tasks.Media) (io.ReadCloser, int64, error) {
	r, size, err := f.from.Fetch(ctx, m.Ref)
	if err != nil {
		return nil, 0, unfetched(err)
	}
	return fetched{r}, size, nil
}

// fetched puts a failure to read on into VK's words.
type fetched struct{ io.ReadCloser }

// Read reads on.
func (f fetched) Read(p []byte) (int, error) {
	n, err := f.ReadCloser.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		err = unfetched(err)
	}
	return n, err //nolint:wrapcheck // io.EOF must stay what it is
}

// unfetched puts the messenger's classes into the words of VK's driver.
func unfetched(err error) error {
	var f *bot.Failure
	switch {
	case errors.Is(err, bot.ErrTooBig):
		return fmt.Errorf("%w: %w", vk.ErrTooBig, err)
	case errors.As(err, &f) && (f.Class == bot.Refused || f.Class == bot.Never || f.Class == bot.Gone):
		return fmt.Errorf("%w: %w", vk.ErrNoFile, err)
	}
	return err
}
