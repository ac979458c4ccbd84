package tgstand

import "slices"

// sendMessage sends text.
func (c *call) sendMessage() (any, *failure) {
	said, f := c.messageText("message is too long")
	if f != nil {
		return nil, f
	}
	return c.send(said, nil)
}

// send checks what all sending methods have in common and puts the message into the chat.
func (c *call) send(said content, file *media) (any, *failure) {
	under, f := c.parseMarkup(false)
	if f != nil {
		return nil, f
	}
	chat, replyTo, f := c.target()
	if f != nil {
		return nil, f
	}
	if f := c.limit(chat, 1); f != nil {
		return nil, f
	}
	m := c.draft(said, file)
	m.markup, m.replyTo = under, replyTo
	c.s.add(chat, m)
	c.message = m.id
	return chat.wire(m, true), nil
}

// draft is a message of the bot that is not in its chat yet.
func (c *call) draft(said content, file *media) *message {
	return &message{
		from: c.s.bot, text: said.text, entities: said.entities, media: file, thread: c.int("message_thread_id"),
		silent: c.bool("disable_notification"), protect: c.bool("protect_content"),
	}
}

// target finds the chat and the message that is replied to, 0 for none.
func (c *call) target() (*chat, int, *failure) {
	chat, f := c.s.mayWrite(c)
	if f != nil {
		return nil, 0, f
	}
	reply := struct {
		Message int   `json:"message_id"`
		Chat    int64 `json:"chat_id"`
		Anyway  bool  `json:"allow_sending_without_reply"`
	}{Message: c.int("reply_to_message_id"), Anyway: c.bool("allow_sending_without_reply")}
	if err := c.json("reply_parameters", &reply); err != nil {
		return nil, 0, bad("can't parse reply parameters JSON object")
	}
	if reply.Chat != 0 && reply.Chat != chat.ID {
		c.complain("a reply to another chat")
		return nil, 0, bad("message to be replied not found")
	}
	switch {
	case reply.Message == 0, chat.message(reply.Message) == nil && reply.Anyway:
		return chat, 0, nil
	case chat.message(reply.Message) == nil:
		return nil, 0, bad("message to be replied not found")
	}
	return chat, reply.Message, nil
}

// limit lets n messages to the chat through or answers 429.
func (c *call) limit(chat *chat, n int) *failure {
	if wait, ok := c.s.limits.take(chat.ID, n, c.s.now()); !ok {
		return tooMany(wait)
	}
	return nil
}

// sendChatAction shows that the bot is busy.
func (c *call) sendChatAction() (any, *failure) {
	known := []string{
		"typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
		"choose_sticker", "find_location", "record_video_note", "upload_video_note",
	}
	if !slices.Contains(known, c.params["action"]) {
		return nil, bad("wrong parameter action in request")
	}
	if _, f := c.s.mayWrite(c); f != nil {
		return nil, f
	}
	return true, nil
}
