package config

import (
	"errors"
	"io/fs"
	"strings"

	"otklik/tasks"
)

// Load reads the configuration: the defaults, the file over them, the variables of environ over that, as os.Environ
// gives them. A file that is not there is an error only if it was asked for by name (explicit). The error joins every
// mistake found, an *Error each.
func Load(path string, explicit bool, environ []string) (*Config, error) {
	c := defaults()
	var p problems
	data, err := readFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !explicit:
	case err != nil:
		return nil, unreadable(path, err)
	default:
		root, err := parseYAML(path, data)
		if err != nil {
			return nil, err
		}
		c.fromFile(root, &p)
	}
	c.fromEnvironment(environ, &p)
	c.settle(&p)
	c.prove(&p)
	if err := p.err(); err != nil {
		return nil, err
	}
	return c, nil
}

// unreadable says in words why a file could not be read.
func unreadable(path string, err error) error {
	already, ok := errors.AsType[*Error](err)
	switch {
	case ok:
		return already
	case errors.Is(err, fs.ErrNotExist):
		return &Error{At: path, Problem: "такого файла нет: проверьте путь"}
	case errors.Is(err, fs.ErrPermission):
		return &Error{At: path, Problem: "нет права читать файл: дайте его пользователю, от имени которого работает программа"}
	}
	return &Error{At: path, Problem: "файл не читается: " + err.Error()}
}

// defaults is the configuration where nothing is set.
func defaults() *Config {
	c := &Config{origin: make(map[string]string), Terms: map[tasks.Importance]tasks.TermSet{
		tasks.Normal: {}, tasks.High: {},
	}}
	for _, o := range Options() {
		n, err := o.parse("", o.Default)
		if err == nil {
			err = o.apply(c, n)
		}
		if err != nil {
			panic("config: default of " + o.Key + ": " + err.Error()) // compiled in and tested: a broken build
		}
	}
	return c
}

// parse reads a value that stands outside of a file: a default, or a variable.
func (o Option) parse(at, text string) (node, error) {
	if !o.list {
		return node{at: at, shape: word, text: text}, nil
	}
	if strings.HasPrefix(text, "[") {
		return parseYAML(at, []byte(text))
	}
	items := node{at: at, shape: list}
	for item := range strings.SplitSeq(text, ",") {
		items.list = append(items.list, node{at: at, shape: word, text: item})
	}
	return items, nil
}

// assign sets a key and notes where that was done.
func (c *Config) assign(o Option, n node, p *problems) {
	if err := o.apply(c, n); err != nil {
		p.add(n.at, o.Key, "%s", err)
		return
	}
	c.origin[o.Key] = n.at
}
