package vk

import (
	"fmt"
	"strings"
	"time"
)

// Silent returns the communities that usually speak and do not, by their names for people, and since when.
func (n *Network) Silent() map[string]time.Time {
	list := map[string]time.Time{}
	for _, c := range n.own {
		if since := c.watcher.quiet(); !since.IsZero() {
			list[fmt.Sprintf("сообщество %d", c.group)] = since
		}
	}
	for name, v := range n.outside.visited {
		if since, _ := v.state(); !since.IsZero() {
			list["сообщество «"+strings.TrimPrefix(name, listedName(""))+"»"] = since
		}
	}
	return list
}
