// Package config reads what a municipality sets up: one YAML file, environment variables over it, and the roster file.
//
// Options (options.go) is the one table of keys. The file reader, the environment, the defaults, the redacted dump,
// docs/configuration.md and .env.example all follow from it, and tests hold them together. Nothing is guessed: an unknown
// key, a value of another type or a variable that means nothing is an *Error with its place and what to write instead.
//
// Errors are in Russian, as everything that the staff's administrator reads; each is one line and never holds a secret.
package config
