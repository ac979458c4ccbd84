package telegram

import (
	"encoding/json"
	"hash/fnv"
	"sync"

	"otklik/bot"
)

// manyDrawn is how many messages are remembered before all are forgotten.
const manyDrawn = 4096

// drawn remembers what the messages of long texts show, so that of several only those that change are edited. What is forgotten
// is edited once more than it need be.
type drawn struct {
	mu   sync.Mutex
	list map[place]uint64
}

// place is a message of a chat.
type place struct {
	chat    int64
	message string
}

// is reports whether a message is known to show m.
func (d *drawn) is(chat int64, message string, m bot.Message) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	sum, known := d.list[place{chat, message}]
	return known && sum == looks(m)
}

// note notes what a message shows.
func (d *drawn) note(chat int64, message string, m bot.Message) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.list == nil || len(d.list) >= manyDrawn {
		d.list = map[place]uint64{}
	}
	d.list[place{chat, message}] = looks(m)
}

// forget forgets a message.
func (d *drawn) forget(chat int64, message string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.list, place{chat, message})
}

// looks is a sum of what an edit can change.
func looks(m bot.Message) uint64 {
	h := fnv.New64a()
	_ = json.NewEncoder(h).Encode(struct { //nolint:errchkjson // neither the encoder of plain text nor a hash can fail
		Text    bot.Text
		Buttons [][]bot.Button
	}{m.Text, m.Buttons})
	return h.Sum64()
}
