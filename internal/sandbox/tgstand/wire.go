package tgstand

// user is Telegram's User object.
type user struct {
	ID        int64  `json:"id"`
	IsBot     bool   `json:"is_bot"`
	FirstName string `json:"first_name"`
	LastName  string `json:"last_name,omitempty"`
	Username  string `json:"username,omitempty"`
	Language  string `json:"language_code,omitempty"`
}

// wireChat is Telegram's Chat object.
type wireChat struct {
	ID        int64        `json:"id"`
	Type      string       `json:"type"`
	Title     string       `json:"title,omitempty"`
	FirstName string       `json:"first_name,omitempty"`
	LastName  string       `json:"last_name,omitempty"`
	Username  string       `json:"username,omitempty"`
	Pinned    *wireMessage `json:"pinned_message,omitempty"`
}

// Entity is Telegram's MessageEntity: offsets and lengths count UTF-16 code units.
type Entity struct {
	Type     string `json:"type"`
	Offset   int    `json:"offset"`
	Length   int    `json:"length"`
	URL      string `json:"url,omitempty"`
	User     *user  `json:"user,omitempty"`
	Language string `json:"language,omitempty"`
	Emoji    string `json:"custom_emoji_id,omitempty"`
}

// wireFile describes a document, a video, a voice message or one size of a photo.
type wireFile struct {
	ID       string `json:"file_id"`
	UniqueID string `json:"file_unique_id"`
	Size     int    `json:"file_size"`
	Name     string `json:"file_name,omitempty"`
	MIME     string `json:"mime_type,omitempty"`
	Width    int    `json:"width,omitempty"`
	Height   int    `json:"height,omitempty"`
	Duration *int   `json:"duration,omitempty"`
	Path     string `json:"file_path,omitempty"`
}

// wireMessage is Telegram's Message object, as far as the stand-in fills it.
type wireMessage struct {
	ID              int           `json:"message_id"`
	Thread          int           `json:"message_thread_id,omitempty"`
	From            *user         `json:"from,omitempty"`
	Date            int64         `json:"date"`
	Chat            wireChat      `json:"chat"`
	ForwardOrigin   *origin       `json:"forward_origin,omitempty"`
	ForwardFrom     *user         `json:"forward_from,omitempty"`
	ForwardName     string        `json:"forward_sender_name,omitempty"`
	ForwardDate     int64         `json:"forward_date,omitempty"`
	ReplyTo         *wireMessage  `json:"reply_to_message,omitempty"`
	EditDate        int64         `json:"edit_date,omitempty"`
	Protected       bool          `json:"has_protected_content,omitempty"`
	MediaGroup      string        `json:"media_group_id,omitempty"`
	Text            string        `json:"text,omitempty"`
	Entities        []Entity      `json:"entities,omitempty"`
	Photo           []wireFile    `json:"photo,omitempty"`
	Document        *wireFile     `json:"document,omitempty"`
	Video           *wireFile     `json:"video,omitempty"`
	Voice           *wireFile     `json:"voice,omitempty"`
	VideoNote       *wireFile     `json:"video_note,omitempty"`
	Caption         string        `json:"caption,omitempty"`
	CaptionEntities []Entity      `json:"caption_entities,omitempty"`
	Joined          []user        `json:"new_chat_members,omitempty"`
	Left            *user         `json:"left_chat_member,omitempty"`
	MigrateTo       int64         `json:"migrate_to_chat_id,omitempty"`
	MigrateFrom     int64         `json:"migrate_from_chat_id,omitempty"`
	Markup          *inlineMarkup `json:"reply_markup,omitempty"`
}

// origin is Telegram's MessageOrigin: a user, or a name only when the user hides the account.
type origin struct {
	Type string `json:"type"`
	Date int64  `json:"date"`
	User *user  `json:"sender_user,omitempty"`
	Name string `json:"sender_user_name,omitempty"`
}

// wireQuery is Telegram's CallbackQuery object.
type wireQuery struct {
	ID       string       `json:"id"`
	From     user         `json:"from"`
	Message  *wireMessage `json:"message"`
	Instance string       `json:"chat_instance"`
	Data     string       `json:"data"`
}

// wireMember is Telegram's ChatMember object.
type wireMember struct {
	User   user   `json:"user"`
	Status string `json:"status"`
	Until  *int64 `json:"until_date,omitempty"`
}

// memberUpdate is Telegram's ChatMemberUpdated object.
type memberUpdate struct {
	Chat wireChat   `json:"chat"`
	From user       `json:"from"`
	Date int64      `json:"date"`
	Old  wireMember `json:"old_chat_member"`
	New  wireMember `json:"new_chat_member"`
}

// wireUpdate is Telegram's Update object; exactly one of its parts is set.
type wireUpdate struct {
	ID       int           `json:"update_id"`
	Message  *wireMessage  `json:"message,omitempty"`
	Edited   *wireMessage  `json:"edited_message,omitempty"`
	Query    *wireQuery    `json:"callback_query,omitempty"`
	MyMember *memberUpdate `json:"my_chat_member,omitempty"`
}

// kind is the update's name in allowed_updates.
func (u wireUpdate) kind() string {
	switch {
	case u.Message != nil:
		return "message"
	case u.Edited != nil:
		return "edited_message"
	case u.Query != nil:
		return "callback_query"
	default:
		return "my_chat_member"
	}
}
