package vk

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/SevereCloud/vksdk/v2/api"

	"otklik/tasks"
)

// Class says what a failure means to the caller. The zero value is Unknown, the careful one.
type Class int

// The classes.
const (
	Unknown  Class = iota // a write whose fate is not known: find out before anything else
	Again                 // nothing was done; try again, not before Pause
	Tomorrow              // the day's quota is used up
	Person                // VK wants to see a person: captcha, validation, confirmation
	Disabled              // the token is not valid, or not for this
	Final                 // refused for good: the operator decides
)

// String names the class for logs.
func (c Class) String() string {
	return [...]string{"unknown fate", "again", "tomorrow", "person", "disabled", "final"}[c]
}

// Error is a failed call. It holds no token, no address and no words of people.
type Error struct {
	Class   Class
	Method  string        // VK's method, or "long poll"
	Token   string        // community, service or user; "" where no token would do
	Code    int           // VK's error code, 0 when VK did not answer with one
	Status  int           // HTTP's, when it was not 200
	Pause   time.Duration // how long to wait before the next try; 0 leaves it to the caller
	gone    bool          // VK does not know the post or comment that was named
	problem tasks.Problem // what the operator is told, where the rest does not say it
	err     error
}

// Error describes the failure for a log.
func (e *Error) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "vk: %s", e.Method)
	if e.Token != "" {
		fmt.Fprintf(&b, " with the %s token", e.Token)
	}
	fmt.Fprintf(&b, ": %s", e.Class)
	if e.Code != 0 {
		fmt.Fprintf(&b, ", VK error %d", e.Code)
	}
	if e.err != nil {
		fmt.Fprintf(&b, ": %v", e.err)
	}
	return b.String()
}

// Unwrap returns the cause; the context's error can be found in it.
func (e *Error) Unwrap() error { return e.err }

// ClassOf returns the class of an error of this package; Unknown for another.
func ClassOf(err error) Class {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Class
	}
	return Unknown
}

// class sorts a failure of a call. A write is Unknown unless it certainly had no effect.
func (e *Error) class(err error, write bool) {
	var refused *api.Error
	var status statusError
	switch {
	case errors.As(err, &refused):
		e.Code = int(refused.Code)
		e.Class, e.Pause = classOfCode(refused.Code)
		if refused.Code == api.ErrAccess && strings.Contains(refused.Message, "scope") {
			e.Class = Disabled // it is the token's rights that do not reach, not the place that is closed
		}
		if write && vksOwn(refused.Code) {
			e.Class = Unknown // it may have come after the effect
		}
		if refused.Code == api.ErrParam && strings.Contains(refused.Message, "too long") {
			e.problem = tasks.ProblemTooLong
		}
		e.gone = refused.Code == api.ErrParam &&
			(strings.Contains(refused.Message, "reply_to_comment") || strings.Contains(refused.Message, "post_id"))
	case errors.As(err, &status):
		e.Status, e.Class = int(status), Again
		if write && e.Status >= http.StatusInternalServerError {
			e.Class = Unknown
		}
	case write && !unsent(err):
		e.Class = Unknown
	default:
		e.Class = Again
	}
}

// unsent says whether a request certainly never left: no connection was made.
func unsent(err error) bool {
	var op *net.OpError
	var dns *net.DNSError
	var certificate *tls.CertificateVerificationError
	var record tls.RecordHeaderError
	return errors.As(err, &op) && (op.Op == "dial" || op.Op == "proxyconnect") ||
		errors.As(err, &dns) || errors.As(err, &certificate) || errors.As(err, &record)
}

// redacted keeps the words of a failure of the network without the request's address, which holds Long Poll's key, and
// without tokens. It stays errUnreadable and the context's error if it was.
func redacted(err error, secrets []string) error {
	for _, known := range []error{context.Canceled, context.DeadlineExceeded} {
		if errors.Is(err, known) {
			return known
		}
	}
	if whole, ok := errors.AsType[*url.Error](err); ok {
		err = whole.Err
	}
	text := err.Error()
	for _, secret := range secrets {
		if secret != "" {
			text = strings.ReplaceAll(text, secret, "…")
		}
	}
	if errors.Is(err, errUnreadable) {
		return fmt.Errorf("%w%s", errUnreadable, strings.TrimPrefix(text, errUnreadable.Error()))
	}
	return errors.New(text)
}
