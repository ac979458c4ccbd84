package telegram

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"otklik/bot"
	"otklik/tasks"
)

// allowedUpdates are the kinds that decode understands.
const allowedUpdates = `["message","edited_message","callback_query","my_chat_member"]`

// wireUpdate is what is read of Telegram's Update: no more than is used, so that what Telegram changes elsewhere breaks
// nothing here.
type wireUpdate struct {
	ID      int64        `json:"update_id"`
	Message *wireMessage `json:"message"`
	Edited  *wireMessage `json:"edited_message"`
	Query   *struct {
		ID      string       `json:"id"`
		From    wireUser     `json:"from"`
		Message *wireMessage `json:"message"` // missing when it is too old
		Data    string       `json:"data"`
	} `json:"callback_query"`
	Member *struct {
		Chat wireChat     `json:"chat"`
		From wireUser     `json:"from"`
		New  wireStanding `json:"new_chat_member"`
	} `json:"my_chat_member"`
}

// wireStanding is what the bot is in a chat.
type wireStanding struct {
	Status string `json:"status"`
	Writes bool   `json:"can_send_messages"` // of one who is restricted
}

// writes tells whether the bot may send there.
func (s wireStanding) writes() bool {
	return s.Status == "member" || s.Status == "administrator" || s.Status == "restricted" && s.Writes
}

type wireUser struct {
	ID    int64 `json:"id"`
	IsBot bool  `json:"is_bot"`
}

type wireChat struct {
	ID   int64  `json:"id"`
	Type string `json:"type"`
}

func (c wireChat) private() bool { return c.Type == "private" }

func (c wireChat) group() bool { return c.Type == "group" || c.Type == "supergroup" }

type wireMessage struct {
	ID       int64                `json:"message_id"`
	Date     int64                `json:"date"`
	From     *wireUser            `json:"from"`
	Chat     wireChat             `json:"chat"`
	ReplyTo  *wireReply           `json:"reply_to_message"`
	Album    string               `json:"media_group_id"`
	MovedTo  int64                `json:"migrate_to_chat_id"`
	WasChat  int64                `json:"migrate_from_chat_id"`
	Text     string               `json:"text"`
	Caption  string               `json:"caption"`
	Photo    []tgbotapi.PhotoSize `json:"photo"`
	Video    *tgbotapi.Video      `json:"video"`
	Document *tgbotapi.Document   `json:"document"`
	Origin   *wireOrigin          `json:"forward_origin"`
	// What people send and no answer can be made of.
	Voice     json.RawMessage `json:"voice"`
	Audio     json.RawMessage `json:"audio"`
	Sticker   json.RawMessage `json:"sticker"`
	VideoNote json.RawMessage `json:"video_note"`
	Location  json.RawMessage `json:"location"`
	Contact   json.RawMessage `json:"contact"`
	Poll      json.RawMessage `json:"poll"`
}

type wireReply struct {
	ID     int64      `json:"message_id"`
	Markup wireMarkup `json:"reply_markup"`
}

type wireMarkup struct {
	Rows [][]struct {
		Data string `json:"callback_data"`
	} `json:"inline_keyboard"`
}

// data is what the first button gives.
func (m wireMarkup) data() string {
	for _, row := range m.Rows {
		for _, button := range row {
			if button.Data != "" {
				return button.Data
			}
		}
	}
	return ""
}

// cutFrom is from how many units on a text may be the first part of a longer one: clients cut at 4,096, and at the end of a
// paragraph in the second half of that where there is one.
const cutFrom = maxUnits / 2

// decode reads one update. It is false for what is nobody's tap or words: service messages, channels, other bots. An
// error quotes nothing of the update; the id is set even then when it can be read.
func (b *Bot) decode(raw json.RawMessage) (id int64, u bot.Update, ok bool, err error) {
	var w wireUpdate
	if err := json.Unmarshal(raw, &w); err != nil {
		var only struct {
			ID int64 `json:"update_id"`
		}
		_ = json.Unmarshal(raw, &only) // without an id there is nothing more to say about it
		return only.ID, u, false, fmt.Errorf("an update of %d bytes is not of a known form", len(raw))
	}
	switch {
	case w.Message != nil && w.Message.MovedTo != 0: // said in the old chat, once more in the new one
		u, ok = bot.Update{Chat: w.Message.Chat.ID, Moved: w.Message.MovedTo}, true
	case w.Message != nil && w.Message.WasChat != 0:
		u, ok = bot.Update{Chat: w.Message.WasChat, Moved: w.Message.Chat.ID}, true
	case w.Message != nil:
		u, ok = b.said(w.Message)
	case w.Edited != nil:
		if u, ok = b.said(w.Edited); ok {
			u.Said.Edited = true
		}
	case w.Query != nil && !w.Query.From.IsBot && w.Query.From.ID != 0:
		u, ok = bot.Update{Account: w.Query.From.ID, Chat: w.Query.From.ID, Private: true}, true
		u.Tap = &bot.Tap{ID: w.Query.ID, Data: w.Query.Data}
		if m := w.Query.Message; m != nil && m.ID != 0 && m.Chat.ID != 0 {
			u.Chat, u.Private, u.Tap.Message = m.Chat.ID, m.Chat.private(), strconv.FormatInt(m.ID, 10)
		}
	case w.Member != nil && w.Member.Chat.private():
		u, ok = bot.Update{Account: w.Member.From.ID, Chat: w.Member.Chat.ID, Private: true}, true
		u.Member = &bot.Member{Reachable: w.Member.New.Status == "member"}
	case w.Member != nil && w.Member.Chat.group():
		u, ok = bot.Update{Account: w.Member.From.ID, Chat: w.Member.Chat.ID}, true
		u.Member = &bot.Member{Reachable: w.Member.New.writes()}
	}
	u.Key = fmt.Sprintf("telegram/%d/%d", b.id, w.ID)
	return w.ID, u, ok, nil
}

// said reads a message that a person wrote.
func (b *Bot) said(m *wireMessage) (bot.Update, bool) {
	if m.From == nil || m.From.IsBot || m.From.ID == 0 || m.Chat.Type == "channel" {
		return bot.Update{}, false
	}
	s := &bot.Said{
		Message: strconv.FormatInt(m.ID, 10), No: m.ID, At: m.at(), Forward: m.Origin.forward(),
		Text: m.Text + m.Caption, Media: m.media(), Album: m.Album, Long: units(m.Text) >= cutFrom, Odd: m.odd(),
	}
	if m.ReplyTo != nil {
		s.ReplyTo, s.Data = strconv.FormatInt(m.ReplyTo.ID, 10), m.ReplyTo.Markup.data()
	}
	if s.Text == "" && s.Media == nil && s.Odd == "" {
		return bot.Update{}, false
	}
	var mine bool
	if s.Text, mine = b.command(s.Text); !mine {
		return bot.Update{}, false
	}
	return bot.Update{Account: m.From.ID, Chat: m.Chat.ID, Private: m.Chat.private(), Said: s}, true
}

// lastDate is the end of the year 9999, in seconds: no instant after it can be written down.
const lastDate = 253402300799

// at is when the message was sent; an edit keeps it. It is zero when Telegram does not tell.
func (m *wireMessage) at() time.Time {
	if m.Date <= 0 || m.Date > lastDate {
		return time.Time{}
	}
	return time.Unix(m.Date, 0).UTC()
}

// media is the message's file, at most one.
func (m *wireMessage) media() []tasks.Media {
	switch {
	case len(m.Photo) > 0:
		largest := m.Photo[0]
		for _, p := range m.Photo[1:] {
			if p.Width*p.Height > largest.Width*largest.Height {
				largest = p
			}
		}
		return []tasks.Media{{Kind: tasks.Photo, Ref: largest.FileID, Size: int64(largest.FileSize)}}
	case m.Video != nil:
		return []tasks.Media{{Kind: tasks.Video, Ref: m.Video.FileID, Name: m.Video.FileName, Size: int64(m.Video.FileSize)}}
	case m.Document != nil:
		return []tasks.Media{{Kind: tasks.Document, Ref: m.Document.FileID, Name: m.Document.FileName,
			Size: int64(m.Document.FileSize)}}
	}
	return nil
}

// odd says that a person sent something that is neither text nor one of the files we know.
func (m *wireMessage) odd() bot.Oddity {
	sent := func(part json.RawMessage) bool { return len(part) > 0 && string(part) != "null" }
	switch {
	case sent(m.Voice) || sent(m.VideoNote):
		return bot.OddVoice
	case slices.ContainsFunc([]json.RawMessage{m.Audio, m.Sticker, m.Location, m.Contact, m.Poll}, sent):
		return bot.OddOther
	}
	return ""
}

// command takes the bot's own name off a command («/tasks@our_bot»). It is false for another bot's command.
func (b *Bot) command(text string) (string, bool) {
	if !strings.HasPrefix(text, "/") {
		return text, true
	}
	word, rest := text, ""
	if i := strings.IndexAny(text, " \n\t"); i >= 0 {
		word, rest = text[:i], text[i:]
	}
	name, addressee, addressed := strings.Cut(word, "@")
	if !addressed {
		return text, true
	}
	if own := b.username.Load(); own != nil && !strings.EqualFold(*own, addressee) {
		return "", false
	}
	return name + rest, true
}
