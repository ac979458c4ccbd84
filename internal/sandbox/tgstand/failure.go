package tgstand

import (
	"fmt"
	"math"
	"time"
)

// failure is a refusal as Telegram words it.
type failure struct {
	code        int
	description string
	retryAfter  int
	migrateTo   int64
}

// Error makes a failure an error of the Go side as well.
func (f *failure) Error() string { return fmt.Sprintf("%d %s", f.code, f.description) }

// bad is a 400 with Telegram's prefix.
func bad(format string, args ...any) *failure {
	return &failure{code: 400, description: "Bad Request: " + fmt.Sprintf(format, args...)}
}

// forbidden is a 403 with Telegram's prefix.
func forbidden(what string) *failure {
	return &failure{code: 403, description: "Forbidden: " + what}
}

// conflict is a 409 with Telegram's prefix.
func conflict(what string) *failure {
	return &failure{code: 409, description: "Conflict: " + what}
}

// tooMany is a 429; the wait is rounded up to whole seconds, as Telegram does.
func tooMany(wait time.Duration) *failure {
	seconds := max(1, int(math.Ceil(wait.Seconds())))
	return &failure{code: 429, description: fmt.Sprintf("Too Many Requests: retry after %d", seconds), retryAfter: seconds}
}

// envelope is the body of every answer.
type envelope struct {
	OK          bool        `json:"ok"`
	Result      any         `json:"result,omitempty"`
	Code        int         `json:"error_code,omitempty"`
	Description string      `json:"description,omitempty"`
	Parameters  *parameters `json:"parameters,omitempty"`
}

// parameters tell a program how to go on after a failure.
type parameters struct {
	RetryAfter int   `json:"retry_after,omitempty"`
	MigrateTo  int64 `json:"migrate_to_chat_id,omitempty"`
}

// envelope is the failure as an answer's body.
func (f *failure) envelope() envelope {
	e := envelope{Code: f.code, Description: f.description}
	if f.retryAfter != 0 || f.migrateTo != 0 {
		e.Parameters = &parameters{RetryAfter: f.retryAfter, MigrateTo: f.migrateTo}
	}
	return e
}
