package config

import (
	"fmt"

	"otklik/tasks/check"
)

// checkOptions tune the draft check.
func checkOptions() []Option {
	all := []Option{
		bind(Option{
			Key: "check.off", Default: "[]", Example: "[capitals, links]",
			About: "Rules of the draft check that keep silent, by id: see docs/hints.md.",
		}, wordsKind(), field(func(c *Config) *[]string { return &c.Check.Off })),
		bind(Option{
			Key: "check.dictionary", Default: "", Example: "/usr/share/hunspell/ru_RU.dic",
			About: "Hunspell's Russian dictionary for spelling; empty looks where systems keep it. Without one everything but spelling works.",
		}, textKind(), field(func(c *Config) *string { return &c.Check.Dictionary })),
	}
	for _, n := range check.Bounds() {
		all = append(all, bind(Option{
			Key: "check." + n.Name, Default: fmt.Sprint(n.Normal), Example: fmt.Sprint(n.Normal + 1),
			About: fmt.Sprintf("Of the draft check: %s, %d to %d.", n.About, n.Low, n.High),
		}, numberKind(n.Low), slot[int]{
			get: func(c *Config) int { return *n.Of(&c.Check.Numbers) },
			set: func(c *Config, v int) { *n.Of(&c.Check.Numbers) = v },
		}))
	}
	return all
}
