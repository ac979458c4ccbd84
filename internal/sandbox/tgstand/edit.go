package tgstand

import (
	"slices"
	"time"
)

const (
	deletableFor = 48 * time.Hour
	notModified  = "message is not modified: specified new message content and reply markup are exactly the same as a " +
		"current content and reply markup of the message"
)

// editMessageText changes the text of one of the bot's own messages, and its keyboard.
func (c *call) editMessageText() (any, *failure) {
	said, f := c.messageText("MESSAGE_TOO_LONG")
	if f != nil {
		return nil, f
	}
	return c.edit(func(m *message) *failure {
		if m.media != nil {
			return bad("there is no text in the message to edit")
		}
		return nil
	}, &said)
}

// editMessageCaption changes the words under one of the bot's files.
func (c *call) editMessageCaption() (any, *failure) {
	said, f := c.captionText("MEDIA_CAPTION_TOO_LONG")
	if f != nil {
		return nil, f
	}
	return c.edit(func(m *message) *failure {
		if m.media == nil {
			return bad("there is no caption in the message to edit")
		}
		return nil
	}, &said)
}

// editMessageReplyMarkup changes only the keyboard.
func (c *call) editMessageReplyMarkup() (any, *failure) {
	return c.edit(func(*message) *failure { return nil }, nil)
}

// edit does what all edits have in common. Words are left alone when said is nil.
func (c *call) edit(fits func(*message) *failure, said *content) (any, *failure) {
	if c.params["chat_id"] == "" && c.params["message_id"] == "" {
		return nil, bad("message identifier is not specified")
	}
	under, f := c.parseMarkup(true)
	if f != nil {
		return nil, f
	}
	chat, m, f := c.own("message to edit not found")
	if f != nil {
		return nil, f
	}
	if m.from.ID != c.s.bot.ID || m.origin != nil || m.markup.ForceReply || m.markup.Keyboard != nil {
		return nil, bad("message can't be edited")
	}
	if f := fits(m); f != nil {
		return nil, f
	}
	same := m.markup.raw == under.raw
	if said != nil {
		same = same && said.text == m.text && slices.Equal(said.entities, m.entities)
	}
	if same {
		return nil, bad(notModified)
	}
	if f := c.limit(chat, 1); f != nil {
		return nil, f
	}
	if said != nil {
		m.text, m.entities = said.text, said.entities
	}
	m.markup, m.edits, m.editDate = under, m.edits+1, c.s.now()
	c.s.watchers.Wake()
	return chat.wire(m, true), nil
}

// own finds the message that a call names in a chat the bot may write to.
func (c *call) own(missing string) (*chat, *message, *failure) {
	chat, f := c.s.mayWrite(c)
	if f != nil {
		return nil, nil, f
	}
	m := chat.message(c.message)
	if m == nil {
		return nil, nil, bad("%s", missing)
	}
	return chat, m, nil
}

// deleteMessage takes a message away for everybody: the bot's own, a person's in a private chat, anybody's for an
// administrator.
func (c *call) deleteMessage() (any, *failure) {
	chat, m, f := c.own("message to delete not found")
	if f != nil {
		return nil, f
	}
	own := m.from.ID == c.s.bot.ID
	if !own && chat.Type != "private" && !chat.botAdmin {
		return nil, bad("message can't be deleted")
	}
	if c.s.now().Sub(m.date) >= deletableFor && !chat.botAdmin {
		return nil, bad("message can't be deleted for everyone")
	}
	m.deleted = true
	chat.pinned = slices.DeleteFunc(chat.pinned, func(id int) bool { return id == m.id })
	c.s.watchers.Wake()
	return true, nil
}

// pinChatMessage pins a message above the chat.
func (c *call) pinChatMessage() (any, *failure) {
	chat, m, f := c.own("message to pin not found")
	if f != nil {
		return nil, f
	}
	if chat.Type != "private" && !chat.botAdmin {
		return nil, bad("not enough rights to manage pinned messages in the chat")
	}
	chat.pinned = slices.DeleteFunc(chat.pinned, func(id int) bool { return id == m.id })
	chat.pinned = append(chat.pinned, m.id)
	c.s.watchers.Wake()
	return true, nil
}

// unpinChatMessage takes a pin off; the newest when no message is named.
func (c *call) unpinChatMessage() (any, *failure) {
	chat, f := c.s.mayWrite(c)
	if f != nil {
		return nil, f
	}
	if chat.Type != "private" && !chat.botAdmin {
		return nil, bad("not enough rights to manage pinned messages in the chat")
	}
	m := chat.newest()
	if c.params["message_id"] != "" {
		m = chat.message(c.message)
	}
	if m == nil {
		return nil, bad("message to unpin not found")
	}
	chat.pinned = slices.DeleteFunc(chat.pinned, func(id int) bool { return id == m.id })
	c.s.watchers.Wake()
	return true, nil
}
