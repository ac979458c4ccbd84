package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

const (
	maxDownload     = 20 << 20 // bytes, https://core.telegram.org/bots/api#getfile
	downloadTimeout = 5 * time.Minute
)

// ErrTooBig means that Telegram does not give bots a file of this size.
var ErrTooBig = errors.New("the file is larger than the 20 MB that telegram lets a bot download")

// Open opens a file for reading by its reference in tasks.Media. The name is Telegram's own for it. The caller closes
// the reader; reading fails after five minutes, and with ErrTooBig after 20 MB.
func (b *Bot) Open(ctx context.Context, ref string) (io.ReadCloser, string, error) {
	result, err := b.call(ctx, "getFile", tgbotapi.Params{"file_id": ref}, callTimeout)
	if is(err, "file is too big") {
		return nil, "", ErrTooBig
	}
	if err != nil {
		return nil, "", fmt.Errorf("find a file: %w", err)
	}
	var file struct {
		Path string `json:"file_path"`
		Size int64  `json:"file_size"`
	}
	if err := json.Unmarshal(result, &file); err != nil || file.Path == "" {
		return nil, "", errors.New("find a file: telegram does not say where it is")
	}
	if file.Size > maxDownload {
		return nil, "", ErrTooBig
	}
	if strings.HasPrefix(file.Path, "/") {
		return nil, "", errors.New("find a file: the Bot API server names files on its own disk; run it without --local")
	}
	body, err := b.download(ctx, file.Path)
	if err != nil {
		return nil, "", fmt.Errorf("download a file: %w", err)
	}
	return body, path.Base(file.Path), nil
}

func (b *Bot) download(ctx context.Context, place string) (io.ReadCloser, error) {
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
	return &file{bot: b, body: response.Body, left: maxDownload, cancel: cancel}, nil
}

// file is a download that stops at the limit and shows no address in its errors.
type file struct {
	bot    *Bot
	body   io.ReadCloser
	left   int64
	cancel context.CancelFunc
}

// Read reads on.
func (f *file) Read(p []byte) (int, error) {
	if int64(len(p)) > f.left+1 {
		p = p[:f.left+1] // one byte beyond tells a file of just the size from a larger one
	}
	n, err := f.body.Read(p)
	if f.left -= int64(n); f.left < 0 {
		return n + int(f.left), ErrTooBig
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return n, f.bot.hide(err)
	}
	return n, err
}

// Close ends the download.
func (f *file) Close() error {
	defer f.cancel()
	if err := f.body.Close(); err != nil {
		return f.bot.hide(err)
	}
	return nil
}
