package tgstand

import (
	"maps"
	"slices"
	"strings"
)

// method is one method of the Bot API: its name, what it may be given and what it does with the server locked.
type method struct {
	name   string
	params string
	handle func(*call) (any, *failure)
}

// What the methods that send have in common.
const (
	addressed = "business_connection_id chat_id message_thread_id direct_messages_topic_id "
	delivered = "disable_notification protect_content allow_paid_broadcast message_effect_id suggested_post_parameters " +
		"reply_parameters reply_to_message_id allow_sending_without_reply "
	sending = addressed + delivered + "reply_markup "
	caption = "caption parse_mode caption_entities show_caption_above_media "
	editing = "business_connection_id chat_id message_id inline_message_id reply_markup "
)

// methodTable holds every method that the stand-in speaks, by lower-case name.
func methodTable() map[string]method {
	list := []method{
		{"getMe", "", (*call).getMe},
		{"logOut", "", (*call).logOut},
		{"close", "", func(*call) (any, *failure) { return true, nil }},
		{"getUpdates", "offset limit timeout allowed_updates", (*call).getUpdates},
		{"setWebhook", "url certificate ip_address max_connections allowed_updates drop_pending_updates secret_token",
			(*call).setWebhook},
		{"deleteWebhook", "drop_pending_updates", (*call).deleteWebhook},
		{"getWebhookInfo", "", (*call).getWebhookInfo},
		{"sendMessage", sending + "text parse_mode entities link_preview_options disable_web_page_preview",
			(*call).sendMessage},
		{"sendPhoto", sending + caption + "photo has_spoiler", sendMedia("photo")},
		{"sendDocument", sending + caption + "document thumbnail thumb disable_content_type_detection", sendMedia("document")},
		{"sendVideo", sending + caption + "video duration width height thumbnail thumb cover start_timestamp has_spoiler " +
			"supports_streaming", sendMedia("video")},
		{"sendVoice", sending + caption + "voice duration", sendMedia("voice")},
		{"sendMediaGroup", addressed + delivered + "media", (*call).sendMediaGroup},
		{"sendChatAction", addressed + "action", (*call).sendChatAction},
		{"editMessageText", editing + "text parse_mode entities link_preview_options disable_web_page_preview",
			(*call).editMessageText},
		{"editMessageCaption", editing + caption, (*call).editMessageCaption},
		{"editMessageReplyMarkup", editing, (*call).editMessageReplyMarkup},
		{"deleteMessage", "chat_id message_id", (*call).deleteMessage},
		{"answerCallbackQuery", "callback_query_id text show_alert url cache_time", (*call).answerCallbackQuery},
		{"getFile", "file_id", (*call).getFile},
		{"getChat", "chat_id", (*call).getChat},
		{"pinChatMessage", "business_connection_id chat_id message_id disable_notification", (*call).pinChatMessage},
		{"unpinChatMessage", "business_connection_id chat_id message_id", (*call).unpinChatMessage},
		{"setMyCommands", "commands scope language_code", (*call).setMyCommands},
		{"getMyCommands", "scope language_code", (*call).getMyCommands},
		{"deleteMyCommands", "scope language_code", (*call).deleteMyCommands},
		{"setChatMenuButton", "chat_id menu_button", (*call).setChatMenuButton},
	}
	table := make(map[string]method, len(list))
	for _, m := range list {
		table[strings.ToLower(m.name)] = m
	}
	return table
}

// check complains of parameters that the method does not have; Telegram would pass over them in silence.
func (m method) check(c *call) {
	known := strings.Fields(m.params)
	for _, name := range slices.Sorted(maps.Keys(c.params)) {
		if !slices.Contains(known, name) {
			c.complain("unknown parameter %q", name)
		}
	}
	values := strings.Join(slices.Collect(maps.Values(c.params)), " ")
	for _, name := range slices.Sorted(maps.Keys(c.uploads)) {
		if !slices.Contains(known, name) && !strings.Contains(values, "attach://"+name) {
			c.complain("file %q that nothing refers to", name)
		}
	}
}
