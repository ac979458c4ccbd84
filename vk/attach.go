package vk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"

	"otklik/tasks"
)

// Files gives the bytes of what goes with an answer.
type Files interface {
	// Open opens a file. The size, in bytes, is 0 where it is not known. An error that wraps ErrTooBig or ErrNoFile is final, any
	// other one may pass. The caller closes the reader.
	Open(ctx context.Context, m tasks.Media) (r io.ReadCloser, size int64, err error)
}

// Errors of Files that no other try mends.
var (
	ErrTooBig = errors.New("the file is larger than can be passed on")
	ErrNoFile = errors.New("the file cannot be had")
)

// maxFile is the largest file that is passed on, in bytes: the most that messengers give a program.
const maxFile = 20 << 20

// parcel is a file on its way into VK.
type parcel struct {
	name string
	data []byte
}

// Attach brings a file that goes with the answer to a message into VK, and returns the reference by which Publish attaches it: a
// picture or a video by the administrator's token, anything as a document by the community's. It may be called again: what was
// uploaded and is not attached to anything nobody sees. An error of class Final means that a person has to attach the file.
func (c *Client) Attach(ctx context.Context, src tasks.Source, m tasks.Media) (ref string, err error) {
	release, err := c.loading(ctx)
	if err != nil {
		return "", &Error{Class: Again, Method: methodUpload, err: err}
	}
	defer release()
	f, err := c.load(ctx, m)
	if err != nil {
		return "", err
	}
	var last error
	for _, w := range c.ways(src, m, f.name) {
		ref, err = c.take(ctx, w, f)
		if err == nil {
			return ref, nil
		}
		if class := ClassOf(err); class == Again || class == Unknown {
			return "", err
		}
		last = err
		c.log.Info("a file cannot be attached in one way", "kind", m.Kind, "error", err)
	}
	return "", &Error{Class: Final, Method: methodUpload, problem: tasks.ProblemFiles, err: last}
}

// filesAtOnce is how many files are held in memory.
const filesAtOnce = 2

// loading waits for a place in which a file is held in memory.
func (w *wire) loading(ctx context.Context) (release func(), err error) {
	select {
	case w.files.place <- struct{}{}:
		return func() { <-w.files.place }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// load reads a file into memory: upload servers want to know its length beforehand.
func (c *Client) load(ctx context.Context, m tasks.Media) (parcel, error) {
	if c.files.from == nil {
		return parcel{}, &Error{Class: Final, Method: methodUpload, problem: tasks.ProblemFiles, err: errNoFiles}
	}
	if m.Size > maxFile {
		return parcel{}, unloaded(ErrTooBig)
	}
	from, size, err := c.files.from.Open(ctx, m)
	if err != nil {
		return parcel{}, unloaded(err)
	}
	defer func() { _ = from.Close() }() // it was only read
	if size > maxFile {
		return parcel{}, unloaded(ErrTooBig)
	}
	data, err := io.ReadAll(io.LimitReader(from, maxFile+1))
	switch {
	case err == nil && len(data) > maxFile:
		err = ErrTooBig
	case err == nil && len(data) == 0:
		err = ErrNoFile
	}
	if err != nil {
		return parcel{}, unloaded(err)
	}
	return parcel{name: fileName(m), data: data}, nil
}

var errNoFiles = errors.New("there is nothing to take files from")

// unloaded sorts a failure to get a file.
func unloaded(err error) error {
	fault := &Error{Class: Again, Method: methodFetch, err: err}
	switch {
	case errors.Is(err, ErrTooBig):
		fault.Class, fault.problem = Final, tasks.ProblemTooBig
	case errors.Is(err, ErrNoFile):
		fault.Class, fault.problem = Final, tasks.ProblemNoFile
	}
	return fault
}

// maxTitle is how long VK lets the name of a document be, in characters.
const maxTitle = 128

// fileName is what a file is called in VK: its own name, or one by its kind. VK tells what a document is by the ending.
func fileName(m tasks.Media) string {
	name := strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || strings.ContainsRune(`/\"`, r) {
			return -1
		}
		return r
	}, m.Name))
	if runes := []rune(name); len(runes) > maxTitle {
		name = string(runes[len(runes)-maxTitle:]) // the ending stays
	}
	if name != "" {
		return name
	}
	switch m.Kind {
	case tasks.Photo:
		return "Фото.jpg"
	case tasks.Video:
		return "Видео.mp4"
	case tasks.Voice:
		return "Запись.ogg"
	case tasks.Document:
	}
	return "Документ"
}

// take goes one way with a file: asks where to send it, sends it and has it kept.
func (c *Client) take(ctx context.Context, w way, f parcel) (ref string, err error) {
	var told json.RawMessage
	if err := w.by.read(ctx, w.server, w.params, &told); err != nil {
		return "", err
	}
	var to struct {
		Address string `json:"upload_url"`
	}
	if json.Unmarshal(told, &to) != nil {
		return "", &Error{Class: Again, Method: w.server, Token: w.by.token, err: errUnreadable}
	}
	answer, err := c.upload(ctx, to.Address, w.field, f)
	if err != nil {
		return "", err
	}
	return w.keep(ctx, told, answer)
}

// reference is how VK names what is attached: photo-1_2, with a key where VK has given one.
func reference(kind string, owner, id int64, key string) string {
	ref := fmt.Sprintf("%s%d_%d", kind, owner, id)
	if key != "" {
		ref += "_" + key
	}
	return ref
}
