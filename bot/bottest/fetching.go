package bottest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"otklik/bot"
)

func fetching() []Check {
	return []Check{
		{"what people sent can be fetched, again and again", fetched},
		{"what is not there cannot be fetched", fetchedNever},
	}
}

func fetched(ctx context.Context, w World) error {
	one, _ := w.People()
	if err := w.Album(one, "", "Починили", 1); err != nil {
		return err
	}
	u, err := next(ctx, w)
	if err != nil {
		return err
	}
	if u.Said == nil || len(u.Said.Media) != 1 {
		return fmt.Errorf("a picture came as %+v", u.Said)
	}
	var first []byte
	for range 2 {
		data, size, err := fetch(ctx, w.Driver(), u.Said.Media[0].Ref)
		if err != nil {
			return err
		}
		if len(data) == 0 || size != 0 && size != int64(len(data)) || first != nil && !bytes.Equal(first, data) {
			return fmt.Errorf("%d bytes of %d, %d the first time", len(data), size, len(first))
		}
		first = data
	}
	return nil
}

func fetch(ctx context.Context, files bot.Files, ref string) (data []byte, size int64, err error) {
	r, size, err := files.Fetch(ctx, ref)
	if err != nil {
		return nil, 0, fmt.Errorf("fetch: %w", err)
	}
	data, err = io.ReadAll(r)
	return data, size, errors.Join(err, r.Close())
}

func fetchedNever(ctx context.Context, w World) error {
	_, _, err := w.Driver().Fetch(ctx, "nothing")
	return failsAs(err, bot.Refused)
}
