package bot

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

const (
	// viewAlbum keeps what an album has brought so far: each of its files is a message of its own.
	viewAlbum tasks.View = "handed/album"
	// albumWait is how long the page waits for the next file of an album.
	albumWait = 1500 * time.Millisecond
)

// handAlbum joins the messages of one album into one that is handed in, shown when no more of them come.
func (b *Bot) handAlbum(ctx context.Context, u Update, me tasks.Person, h handed) error {
	h.Album = u.Said.Album
	was, err := b.flow.RefOf(ctx, "", me.ID, viewAlbum)
	if err != nil && !errors.Is(err, workflow.ErrNotFound) {
		return fmt.Errorf("album: %w", err)
	}
	if before, ok := handedOf(parseScreen(was.Screen)); err == nil && ok && before.Album == h.Album {
		before.Found.Evidence = append(before.Found.Evidence, h.Found.Evidence...)
		if before.Found.Text == "" {
			before.Found.Text = h.Found.Text
		}
		h = before
	}
	if len(h.Found.Evidence) > maxHanded {
		h.Found.Evidence = slices.Clip(h.Found.Evidence[:maxHanded])
	}
	at, err := h.at(stepReview, b.now())
	if err != nil {
		return err
	}
	ref := workflow.Ref{Message: string(viewAlbum) + "/" + string(me.ID), Person: me.ID, View: viewAlbum, Screen: at.String()}
	return b.openPageAt(ctx, u, me, PageNew, at, albumWait, ref)
}

// maxHanded is how many pictures a message that is handed in may have: as many as an album.
const maxHanded = 10
