package config

import (
	"log/slog"
	"regexp"
)

const hidden = "[скрыто]"

// Secret is a text that is shown to nobody: printing, logging or encoding it gives a placeholder. Only Reveal gives it.
type Secret string

// Reveal is the secret itself, for the one call that needs it.
func (s Secret) Reveal() string { return string(s) }

// String hides the secret; an empty one is empty.
func (s Secret) String() string {
	if s == "" {
		return ""
	}
	return hidden
}

// GoString hides the secret from %#v.
func (s Secret) GoString() string { return `"` + s.String() + `"` }

// MarshalText hides the secret from encoders.
func (s Secret) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// LogValue hides the secret from slog.
func (s Secret) LogValue() slog.Value { return slog.StringValue(s.String()) }

// Address is where something is reached: a store or a proxy. It may hold a password, so printing, logging or encoding
// shows it without the credentials and parameters; only Reveal gives all of it.
type Address string

var (
	credentials = regexp.MustCompile(`://.*@`) // greedy: a password may hold an unescaped @
	parameters  = regexp.MustCompile(`\?.*$`)
)

// Reveal is the whole address, for the one call that needs it.
func (a Address) Reveal() string { return string(a) }

// String is the address without what may be secret in it.
func (a Address) String() string {
	s := credentials.ReplaceAllLiteralString(string(a), "://"+hidden+"@")
	return parameters.ReplaceAllLiteralString(s, "?"+hidden)
}

// GoString is String for %#v.
func (a Address) GoString() string { return `"` + a.String() + `"` }

// MarshalText is String for encoders.
func (a Address) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// LogValue is String for slog.
func (a Address) LogValue() slog.Value { return slog.StringValue(a.String()) }
