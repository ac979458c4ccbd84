package config

import "strings"

// Option is one key of the configuration.
type Option struct {
	Key     string // its path: "telegram.token"
	Kind    string // how it is written, in words
	Default string // as it would stand in the file
	Example string // another value, as it would stand in the file
	About   string // what it does: one or two sentences
	Secret  bool   // may also come from a file that a variable with _FILE names; never shown whole
	Later   bool   // read and proved, but this version does not act on it

	list  bool
	apply func(*Config, node) error
	show  func(*Config) string
}

// Variable is the environment variable of the key.
func (o Option) Variable() string { return variable(o.Key) }

const (
	prefix     = "OTKLIK_"
	fileSuffix = "_FILE"
)

func variable(key string) string {
	return prefix + strings.ToUpper(strings.ReplaceAll(key, ".", "_"))
}

// slot is where a value lives in a Config.
type slot[T any] struct {
	get func(*Config) T
	set func(*Config, T)
}

// field is the slot of a plain field.
func field[T any](of func(*Config) *T) slot[T] {
	return slot[T]{
		get: func(c *Config) T { return *of(c) },
		set: func(c *Config, v T) { *of(c) = v },
	}
}

// bind ties an option to its kind and its slot.
func bind[T any](o Option, k kind[T], s slot[T]) Option {
	o.Kind, o.list = k.name, k.list
	o.apply = func(c *Config, n node) error {
		v, err := k.read(n)
		if err == nil {
			s.set(c, v)
		}
		return err
	}
	o.show = func(c *Config) string { return k.show(s.get(c)) }
	return o
}
