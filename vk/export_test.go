package vk

import (
	"encoding/json"

	"otklik/tasks"
)

// Decode gives tests what Watch makes of one event.
func Decode(raw json.RawMessage, group int64) (found tasks.Found, own bool, kind string, err error) {
	m, kind, err := decode(raw, group)
	return m.found, m.own, kind, err
}
