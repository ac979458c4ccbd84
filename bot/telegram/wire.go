package telegram

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"strings"
	"sync/atomic"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

// How long things may take. The caller's context may end them earlier.
const (
	callTimeout    = 15 * time.Second // a call that sends, edits or asks
	connectTimeout = 10 * time.Second
	keepAlive      = 30 * time.Second
	idleTimeout    = 90 * time.Second
	idleConns      = 32
	maxAnswer      = 16 << 20 // bytes of one answer
)

// call makes one request to a method and returns its result. Every error is a *refusal or a *broken.
func (b *Bot) call(ctx context.Context, method string, params tgbotapi.Params, timeout time.Duration) (json.RawMessage, error) {
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	x := &exchange{bot: b, ctx: ctx}
	wire := &tgbotapi.BotAPI{Token: b.token, Client: x}
	wire.SetAPIEndpoint(b.endpoint)
	response, err := wire.MakeRequest(method, params)
	if err != nil {
		return nil, x.explain(method, err)
	}
	return response.Result, nil
}

// exchange is one request and its answer. It is tgbotapi's HTTPClient: there the context, the limits on size and the
// hiding of secrets come in, which the library knows nothing of.
type exchange struct {
	bot       *Bot
	ctx       context.Context // tgbotapi gives Do none; an exchange lives for one call
	traced    atomic.Bool     // the transport reports its connections
	connected atomic.Bool     // the request had a connection
	status    int
}

// Do sends the request and reads the whole answer, so that a connection cut in the middle is noticed here.
func (x *exchange) Do(r *http.Request) (*http.Response, error) {
	if err := x.ctx.Err(); err != nil {
		return nil, &broken{err: err}
	}
	ctx := httptrace.WithClientTrace(x.ctx, &httptrace.ClientTrace{
		GetConn: func(string) { x.traced.Store(true) },
		GotConn: func(httptrace.GotConnInfo) { x.connected.Store(true) },
	})
	response, err := x.bot.http.Do(r.WithContext(ctx)) //nolint:gosec // the address is the configured API and a method of ours
	if err != nil {
		return nil, &broken{sent: !x.traced.Load() || x.connected.Load(), err: x.bot.hide(err)}
	}
	x.status = response.StatusCode
	body, err := io.ReadAll(io.LimitReader(response.Body, maxAnswer))
	if closing := response.Body.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return nil, &broken{sent: true, err: x.bot.hide(err)}
	}
	if !json.Valid(body) {
		if bytes.HasPrefix(body, []byte("{")) {
			return nil, &broken{sent: true, err: errors.New("the answer is cut short")}
		}
		return nil, &refusal{code: x.status, foreign: true}
	}
	response.Body = io.NopCloser(bytes.NewReader(body))
	return response, nil
}

// explain turns what tgbotapi returns into one of this package's two kinds of error.
func (x *exchange) explain(method string, err error) error {
	var cut *broken
	var other *refusal
	var said *tgbotapi.Error
	switch {
	case errors.As(err, &cut):
		cut.method = method
		return cut
	case errors.As(err, &other):
		other.method = method
		return other
	case errors.As(err, &said) && said.Code != 0:
		return &refusal{method: method, code: said.Code, description: said.Message,
			retryAfter: time.Duration(said.RetryAfter) * time.Second, moved: said.MigrateToChatID}
	case x.status != 0: // JSON, but not Telegram's
		return &refusal{method: method, code: x.status, foreign: true}
	}
	return &broken{method: method, err: x.bot.hide(err)}
}

// hide takes the request's address, which holds the token, out of a transport's error.
func (b *Bot) hide(err error) error {
	var addressed *url.Error
	for errors.As(err, &addressed) {
		err = addressed.Err
	}
	text := err.Error()
	shown := text
	for _, secret := range b.secrets {
		shown = strings.ReplaceAll(shown, secret, "***")
	}
	switch {
	case shown == text:
		return err
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Errorf("%s: %w", shown, context.DeadlineExceeded)
	case errors.Is(err, context.Canceled):
		return fmt.Errorf("%s: %w", shown, context.Canceled)
	}
	return errors.New(shown)
}
