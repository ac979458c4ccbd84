package workflow

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"otklik/tasks"
)

// File is a copy of something that a resident attached: what was seen can be shown later, whatever becomes of the message.
type File struct {
	Name  string    `json:"name"` // see FileName
	Type  string    `json:"type"` // as the network named it: image/jpeg
	Sum   string    `json:"sum"`  // SHA-256 of Bytes, in hexadecimal
	At    time.Time `json:"at"`   // when the copy was made
	Bytes []byte    `json:"-"`
}

// Sound reports whether the bytes are those that were kept.
func (f File) Sound() bool { return f.Sum == sumOf(f.Bytes) }

func sumOf(data []byte) string {
	h := sha256.Sum256(data)
	return hex.EncodeToString(h[:])
}

// Files keeps copies, durably. All methods are safe for concurrent use.
type Files interface {
	// KeepFile keeps a file under its name. One that is kept stays as it is: nil. ErrFull where there is no room for it.
	KeepFile(ctx context.Context, f File) error
	// File returns a file, ErrNotFound where there is none. A file whose bytes were changed since is returned all the same: see Sound.
	File(ctx context.Context, name string) (File, error)
	// FilesUsed returns how many bytes are kept, and how many may be.
	FilesUsed(ctx context.Context) (used, limit int64, err error)
}

// ErrFull is returned by Files that have no room.
var ErrFull = errors.New("no room for more files")

// Fetcher gets a file from the network. Its error is a *Trouble.
type Fetcher interface {
	Fetch(ctx context.Context, address string) (kind string, data []byte, err error)
}

// FileName is under which name a copy of a message's file is kept.
func FileName(network string, m tasks.Media) string { return network + ":" + m.Ref }

// evidenceBody is a photo that waits to be kept.
type evidenceBody struct {
	Name  string    `json:"name"`
	URL   string    `json:"url"`
	Since time.Time `json:"since"` // when it was found
}

// evidenceItems are the photos that a change has brought.
func evidenceItems(before, after tasks.Task, now time.Time) (put []Item) {
	had := map[string]bool{}
	for _, m := range Photos(before) {
		had[m.Ref] = true
	}
	for _, m := range Photos(after) {
		if m.URL == "" || had[m.Ref] {
			continue
		}
		had[m.Ref] = true
		name := FileName(after.Found.Source.Network, m)
		put = append(put, Item{Queue: Evidence, Key: name, Due: now, Body: encode(evidenceBody{name, m.URL, now})})
	}
	return put
}

// Photos lists the photos of a task's message, in all its versions, and of what the resident wrote later.
func Photos(t tasks.Task) (list []tasks.Media) {
	add := func(media []tasks.Media) {
		for _, m := range media {
			if m.Kind == tasks.Photo && m.Ref != "" {
				list = append(list, m)
			}
		}
	}
	add(t.Found.Attachments)
	for _, v := range t.Versions {
		add(v.Attachments)
	}
	for _, c := range t.Continued {
		add(c.Found.Attachments)
	}
	return list
}

const (
	evidenceTries = 24 * time.Hour // networks give a photo's address for about as long
	evidencePause = time.Minute
	evidenceMost  = time.Hour
)

// Preserve keeps the photo of a claimed item and says how to settle it. What cannot be had within a day is let go, with a line in the
// log: the reference stays in the task.
func (f *Flow) Preserve(ctx context.Context, from Fetcher, to Files, it Item) (Settlement, error) {
	var body evidenceBody
	done := Settlement{Item: it, Outcome: Done}
	if json.Unmarshal(it.Body, &body) != nil {
		return Settlement{Item: it, Outcome: Bury, Reason: "unreadable"}, nil //nolint:nilerr // the settlement says it
	}
	if _, err := to.File(ctx, body.Name); err == nil {
		return done, nil
	} else if !errors.Is(err, ErrNotFound) {
		return Settlement{}, fmt.Errorf("look for file: %w", err)
	}
	kind, data, err := from.Fetch(ctx, body.URL)
	if err == nil {
		err = to.KeepFile(ctx, File{Name: body.Name, Type: kind, Sum: sumOf(data), At: f.now(), Bytes: data})
		if err == nil {
			return done, nil
		}
		if !errors.Is(err, ErrFull) {
			return Settlement{}, fmt.Errorf("keep file: %w", err)
		}
	}
	trouble, told := errors.AsType[*Trouble](err)
	if f.now().Sub(body.Since) > evidenceTries || told && !trouble.Again {
		f.log.Warn("a photo of a message was not kept", "file", body.Name, "err", err)
		return done, nil
	}
	wait := min(evidencePause<<min(it.Attempt, 10), evidenceMost)
	return Settlement{Item: it, Outcome: Retry, At: f.now().Add(wait), Reason: "not kept yet"}, nil
}
