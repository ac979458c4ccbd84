package telegram

import (
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"time"

	"otklik/bot"
)

// ErrToken means that Telegram does not know the token.
var ErrToken = errors.New("telegram refuses the token: it is wrong or revoked; @BotFather shows the current one")

// refusal is an answer other than yes.
type refusal struct {
	method      string
	code        int    // Telegram's, or HTTP's when the answer is foreign
	description string // Telegram's words, which may quote the message
	foreign     bool   // something between us and Telegram has answered
	retryAfter  time.Duration
	moved       int64
}

// quoted is what a description repeats of the message.
var quoted = regexp.MustCompile(`(?s)".*"|\s'.*'`)

// Error names method and cause without what Telegram quotes of the message.
func (r *refusal) Error() string {
	if r.foreign {
		return fmt.Sprintf("%s: HTTP status %d without an answer of Telegram", r.method, r.code)
	}
	return fmt.Sprintf("%s: %d %s", r.method, r.code, quoted.ReplaceAllString(r.description, " …"))
}

// Unwrap makes a refused token recognisable.
func (r *refusal) Unwrap() error {
	unknown := r.code == http.StatusNotFound && r.description == "Not Found" // said of a malformed token; of a method, more
	if !r.foreign && (r.code == http.StatusUnauthorized || unknown) {
		return ErrToken
	}
	return nil
}

// says tells whether the description holds one of some phrases, in lower case.
func (r *refusal) says(phrases ...string) bool {
	text := strings.ToLower(r.description)
	for _, p := range phrases {
		if strings.Contains(text, p) {
			return true
		}
	}
	return false
}

// broken is a request without an answer.
type broken struct {
	method string
	sent   bool // Telegram may have got it
	err    error
}

// Error names method and cause.
func (b *broken) Error() string { return b.method + ": " + b.err.Error() }

// Unwrap returns the cause.
func (b *broken) Unwrap() error { return b.err }

// classify says what to do about an error of a call. What is repeatable may be done twice with one effect.
func classify(err error, repeatable bool) *bot.Failure {
	f := &bot.Failure{Class: bot.Again, Err: err}
	if errors.As(err, &f) { // the limits have said already
		return f
	}
	var cut *broken
	var r *refusal
	switch {
	case errors.As(err, &cut):
		if cut.sent && !repeatable {
			f.Class = bot.Unknown
		}
	case errors.As(err, &r):
		f.After, f.Moved = r.retryAfter, r.moved
		f.Class = r.class(repeatable)
	}
	return f
}

// class is what a refusal means. Descriptions are those of tdlib and telegram-bot-api.
func (r *refusal) class(repeatable bool) bot.FailureClass {
	switch {
	case r.moved != 0 || r.retryAfter > 0 || r.code == http.StatusTooManyRequests:
		return bot.Again
	case r.code == http.StatusGatewayTimeout && !repeatable:
		return bot.Unknown // whoever answers for Telegram does not know either
	case r.foreign || r.code >= http.StatusInternalServerError:
		return bot.Again
	case r.code == http.StatusForbidden:
		return bot.Never
	case r.code == http.StatusUnauthorized || r.code == http.StatusNotFound || r.code == http.StatusConflict:
		return bot.Again // not the message's fault
	case r.says("message to edit not found", "message can't be edited", "message_id_invalid",
		"message identifier is not specified", "there is no text in the message to edit"):
		return bot.Gone
	case r.says("chat not found", "user not found", "peer_id_invalid", "user is deactivated", "group chat was deactivated",
		"bot was kicked", "bot is not a member", "chat_write_forbidden", "have no rights to send a message",
		"not enough rights to send text messages"):
		return bot.Never
	}
	return bot.Refused
}

// is tells whether an error is a refusal that says one of some phrases.
func is(err error, phrases ...string) bool {
	var r *refusal
	return errors.As(err, &r) && r.says(phrases...)
}
