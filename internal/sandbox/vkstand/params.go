package vkstand

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// kind is the type of a parameter.
type kind int

const (
	text kind = iota
	integer
	boolean // 0 or 1
	list    // of anything, by commas
)

// check compares the parameters with the method's: unknown ones are complained of, mistyped and missing ones refused.
func (c *call) check(m method) *failure {
	for _, name := range slices.Sorted(maps.Keys(c.params)) {
		switch name {
		case "access_token", "v", "lang", "test_mode", "captcha_sid", "captcha_key":
			continue
		}
		k, ok := m.params[name]
		if !ok {
			c.s.complain("%s: no parameter %s", c.method, name)
			continue
		}
		if !k.fits(c.params[name]) {
			c.s.complain("%s: parameter %s has a wrong type", c.method, name)
			return fail(codeParam, name+" is invalid")
		}
	}
	for _, name := range m.required {
		if c.params[name] == "" {
			c.s.complain("%s: parameter %s is missing", c.method, name)
			return fail(codeParam, name+" is undefined")
		}
	}
	return nil
}

func (k kind) fits(value string) bool {
	switch k {
	case integer:
		_, err := strconv.ParseInt(value, 10, 64)
		return err == nil
	case boolean:
		return value == "0" || value == "1"
	}
	return utf8.ValidString(value)
}

// int is a parameter that check has found to be a number, or 0.
func (c *call) int(name string) int64 {
	n, _ := strconv.ParseInt(c.params[name], 10, 64)
	return n
}

// count is a parameter count with its default and limit.
func (c *call) count(usual, most int64) (int, *failure) {
	if c.params["count"] == "" {
		return int(usual), nil
	}
	n := c.int("count")
	if n < 0 || n > most {
		return 0, fail(codeParam, "count should be less or equal to "+strconv.FormatInt(most, 10))
	}
	return int(n), nil
}

func (c *call) ids(name string) []string {
	if c.params[name] == "" {
		return nil
	}
	return strings.Split(c.params[name], ",")
}

// echo is what VK repeats of a request in its errors.
func (c *call) echo() []map[string]string {
	params := []map[string]string{{"key": "method", "value": c.method}, {"key": "oauth", "value": "1"}}
	for _, name := range slices.Sorted(maps.Keys(c.params)) {
		if name != "access_token" {
			params = append(params, map[string]string{"key": name, "value": c.params[name]})
		}
	}
	return params
}
