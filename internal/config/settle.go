package config

import (
	"bytes"
	"errors"
	"strings"

	"otklik/tasks/worktime"
)

// settle brings what was read into the form that the program works with.
func (c *Config) settle(p *problems) {
	c.Telegram.API = strings.TrimRight(c.Telegram.API, "/")
	c.VK.API = strings.TrimRight(c.VK.API, "/") + "/"
	c.Days = worktime.Builtin()
	if c.CalendarFile == "" {
		return
	}
	own, err := readCalendar(c.CalendarFile)
	if err != nil {
		p.add(c.origin["calendar"], "calendar", "%s", err)
		return
	}
	c.Days = c.Days.Merge(own)
}

func readCalendar(path string) (worktime.Data, error) {
	data, err := readFile(path)
	if err != nil {
		return worktime.Data{}, unreadable(path, err)
	}
	days, err := worktime.Parse(bytes.NewReader(data))
	if mistake, ok := errors.AsType[*worktime.ParseError](err); ok {
		return worktime.Data{}, &Error{At: path, Problem: mistake.Error()}
	}
	return days, err
}
