package telegram

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"otklik/bot"
	"otklik/tasks"
)

// maxAlbum is how many files one album may hold.
const maxAlbum = 10

// albums sorts files into what Telegram shows together: pictures and videos, documents, each voice message alone.
func albums(media []tasks.Media) [][]tasks.Media {
	var seen, papers, voices []tasks.Media
	for _, m := range media {
		switch m.Kind {
		case tasks.Photo, tasks.Video:
			seen = append(seen, m)
		case tasks.Voice:
			voices = append(voices, m)
		default:
			papers = append(papers, m)
		}
	}
	out := slices.Collect(slices.Chunk(seen, maxAlbum))
	out = slices.AppendSeq(out, slices.Chunk(papers, maxAlbum))
	return slices.AppendSeq(out, slices.Chunk(voices, 1))
}

// show posts files without a sound. What may have been shown counts as not shown: the text that belongs to it was not.
func (b *Bot) show(ctx context.Context, o order, files []tasks.Media) *bot.Failure {
	method, params := "sendMediaGroup", tgbotapi.Params{"disable_notification": "true"}
	if len(files) == 1 {
		kind := wireKind(files[0].Kind)
		method = map[string]string{"photo": "sendPhoto", "video": "sendVideo", "voice": "sendVoice", "document": "sendDocument"}[kind]
		params[kind] = files[0].Ref
	} else {
		list := make([]inputMedia, len(files))
		for i, f := range files {
			list[i] = inputMedia{Type: wireKind(f.Kind), Ref: f.Ref}
		}
		raw, err := json.Marshal(list)
		if err != nil {
			return &bot.Failure{Class: bot.Refused, Err: fmt.Errorf("encode an album: %w", err)}
		}
		params["media"] = string(raw)
	}
	_, err := b.paced(ctx, o, method, params)
	if err == nil {
		return nil
	}
	return classify(err, true)
}

type inputMedia struct {
	Type string `json:"type"`
	Ref  string `json:"media"`
}

// wireKind is Telegram's word for a kind of file; what it has no word for goes as a document.
func wireKind(k tasks.MediaKind) string {
	switch k {
	case tasks.Photo:
		return "photo"
	case tasks.Video:
		return "video"
	case tasks.Voice:
		return "voice"
	default:
		return "document"
	}
}
