package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"otklik/bot"
)

const (
	maxDownload     = bot.MaxFetch // bytes, https://core.telegram.org/bots/api#getfile
	downloadTimeout = 5 * time.Minute
)

// What is wrong with an answer to getFile.
var (
	errNoPlace = errors.New("find a file: telegram does not say where it is")
	errLocal   = errors.New("find a file: the Bot API server names files on its own disk; run it without --local")
)

// Fetch opens a file for reading by its reference in tasks.Media.
func (b *Bot) Fetch(ctx context.Context, ref string) (io.ReadCloser, int64, error) {
	result, err := b.call(ctx, "getFile", tgbotapi.Params{"file_id": ref}, callTimeout)
	if is(err, "file is too big") {
		return nil, 0, &bot.Failure{Class: bot.Refused, Err: bot.ErrTooBig}
	}
	if err != nil {
		return nil, 0, classify(fmt.Errorf("find a file: %w", err), true)
	}
	var file struct {
		Path string `json:"file_path"`
		Size int64  `json:"file_size"`
	}
	switch err := json.Unmarshal(result, &file); {
	case err != nil || file.Path == "":
		return nil, 0, &bot.Failure{Class: bot.Again, Err: errNoPlace}
	case file.Size > maxDownload:
		return nil, 0, &bot.Failure{Class: bot.Refused, Err: bot.ErrTooBig}
	case strings.HasPrefix(file.Path, "/"):
		return nil, 0, &bot.Failure{Class: bot.Refused, Err: errLocal}
	}
	body, err := b.download(ctx, file.Path, max(file.Size, 0))
	if err != nil { // the address lives for an hour and has just been given: whatever is wrong may pass
		return nil, 0, &bot.Failure{Class: bot.Again, Err: fmt.Errorf("download a file: %w", err)}
	}
	return body, max(file.Size, 0), nil
}

func (b *Bot) download(ctx context.Context, place string, size int64) (io.ReadCloser, error) {
	ctx, cancel := context.WithTimeout(ctx, downloadTimeout)
	address := b.files + (&url.URL{Path: place}).EscapedPath()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		cancel()
		return nil, b.hide(err)
	}
	response, err := b.http.Do(request)
	if err != nil {
		cancel()
		return nil, b.hide(err)
	}
	if response.StatusCode != http.StatusOK {
		cancel()
		return nil, errors.Join(fmt.Errorf("HTTP status %d", response.StatusCode), response.Body.Close())
	}
	return &file{bot: b, body: response.Body, left: maxDownload, size: size, cancel: cancel}, nil
}

// file is a download that stops at the limit, knows when it was cut short and shows no address in its errors.
type file struct {
	bot    *Bot
	body   io.ReadCloser
	left   int64
	size   int64 // 0 when it is not known
	cancel context.CancelFunc
}

// Read reads on.
func (f *file) Read(p []byte) (int, error) {
	if int64(len(p)) > f.left+1 {
		p = p[:f.left+1] // one byte beyond tells a file of just the size from a larger one
	}
	n, err := f.body.Read(p)
	if f.left -= int64(n); f.left < 0 {
		return n + int(f.left), bot.ErrTooBig
	}
	switch {
	case err == nil:
		return n, nil
	case !errors.Is(err, io.EOF):
		return n, f.bot.hide(err)
	case maxDownload-f.left < f.size:
		return n, io.ErrUnexpectedEOF
	}
	return n, io.EOF
}

// Close ends the download.
func (f *file) Close() error {
	defer f.cancel()
	if err := f.body.Close(); err != nil {
		return f.bot.hide(err)
	}
	return nil
}
