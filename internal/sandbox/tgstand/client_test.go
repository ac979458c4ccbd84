package tgstand_test

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"testing/synctest"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"otklik/internal/sandbox/tgstand"
)

// pixels is a small real picture.
func pixels(t *testing.T, width, height int) []byte {
	t.Helper()
	var out bytes.Buffer
	must(t, png.Encode(&out, image.NewGray(image.Rect(0, 0, width, height))))
	return out.Bytes()
}

// TestRealClient plays a conversation with the client that Otklik is built on, over a socket and without one.
func TestRealClient(t *testing.T) {
	t.Run("socket", func(t *testing.T) {
		s := stand(t, tgstand.Options{})
		server := httptest.NewServer(s)
		defer server.Close()
		converse(t, s, server.URL, server.Client())
	})
	t.Run("bubble", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			s := stand(t, tgstand.Options{})
			converse(t, s, "http://api.telegram.org", &http.Client{Transport: s.Transport(), Timeout: time.Minute})
		})
	})
}

func converse(t *testing.T, s *tgstand.Server, base string, client *http.Client) {
	t.Helper()
	bot, err := tgbotapi.NewBotAPIWithClient(s.Token(), base+"/bot%s/%s", client)
	must(t, err)
	if bot.Self.UserName != s.Username() || bot.Self.ID != s.BotID() {
		t.Errorf("getMe %+v", bot.Self)
	}
	row := tgbotapi.NewInlineKeyboardRow(tgbotapi.NewInlineKeyboardButtonData("✅ Беру", "take:1"))
	card := tgbotapi.NewMessage(anna, "<b>№ 1</b> &lt;яма&gt;")
	card.ParseMode, card.ReplyMarkup = tgbotapi.ModeHTML, tgbotapi.NewInlineKeyboardMarkup(row)
	sent, err := bot.Send(card)
	must(t, err)
	if sent.Text != "№ 1 <яма>" || sent.Entities[0].Type != "bold" || *sent.ReplyMarkup.InlineKeyboard[0][0].CallbackData != "take:1" {
		t.Errorf("sent %+v", sent)
	}
	query, err := s.Tap(anna, anna, sent.MessageID, "Беру")
	must(t, err)
	_, err = s.Say(anna, anna, "снимок", tgstand.ReplyTo(sent.MessageID), tgstand.WithPhoto(tgstand.File{Name: "a.png", Data: pixels(t, 40, 30)}))
	must(t, err)
	got, err := bot.GetUpdates(tgbotapi.UpdateConfig{Timeout: 5})
	must(t, err)
	tapped, said := got[len(got)-2].CallbackQuery, got[len(got)-1].Message
	if tapped.ID != query || tapped.Data != "take:1" || tapped.Message.MessageID != sent.MessageID || tapped.From.ID != anna {
		t.Errorf("callback %+v", tapped)
	}
	if !got[0].Message.IsCommand() || got[0].Message.Command() != "start" {
		t.Errorf("the first update should be /start: %+v", got[0].Message)
	}
	_, err = bot.Request(tgbotapi.NewCallback(tapped.ID, "Взято"))
	must(t, err)
	if a, _ := s.Answer(query); a.Text != "Взято" || a.Alert {
		t.Errorf("answer %+v", a)
	}
	edit := tgbotapi.NewEditMessageText(anna, sent.MessageID, "№ 1 взято")
	edited, err := bot.Send(edit)
	must(t, err)
	if edited.Text != "№ 1 взято" || edited.EditDate == 0 || edited.ReplyMarkup != nil {
		t.Errorf("edited %+v", edited)
	}
	_, err = bot.Send(edit)
	var refused *tgbotapi.Error
	if !errors.As(err, &refused) || refused.Code != 400 || refused.Message != notModified {
		t.Errorf("the same edit again: %v", err)
	}
	files(t, s, bot, base, client, said)
	if complaints := s.Complaints(); len(complaints) > 0 {
		t.Errorf("complaints %q", complaints)
	}
}

// files sends a received photo back by its id, uploads another, and downloads the first.
func files(t *testing.T, s *tgstand.Server, bot *tgbotapi.BotAPI, base string, client *http.Client, said *tgbotapi.Message) {
	t.Helper()
	big := said.Photo[len(said.Photo)-1]
	if said.Caption != "снимок" || said.ReplyToMessage == nil || big.Width != 40 || big.Height != 30 {
		t.Fatalf("said %+v", said)
	}
	back, err := bot.Send(tgbotapi.NewPhoto(pyotr, tgbotapi.FileID(big.FileID)))
	must(t, err)
	if back.Photo[1].FileID != big.FileID {
		t.Errorf("sent by id: %+v", back.Photo)
	}
	up, err := bot.Send(tgbotapi.NewPhoto(pyotr, tgbotapi.FileBytes{Name: "b.png", Bytes: pixels(t, 5, 5)}))
	must(t, err)
	if m, _ := s.Message(pyotr, up.MessageID); m.Media == nil || m.Media.Kind != "photo" || m.Media.Name != "b.png" {
		t.Errorf("uploaded %+v", m.Media)
	}
	album, err := bot.SendMediaGroup(tgbotapi.NewMediaGroup(group, []any{
		tgbotapi.NewInputMediaPhoto(tgbotapi.FileBytes{Name: "c.png", Bytes: pixels(t, 6, 6)}),
		tgbotapi.NewInputMediaPhoto(tgbotapi.FileID(big.FileID)),
	}))
	must(t, err)
	if len(album) != 2 || album[0].MediaGroupID == "" || album[0].MediaGroupID != album[1].MediaGroupID {
		t.Errorf("album %+v", album)
	}
	f, err := bot.GetFile(tgbotapi.FileConfig{FileID: big.FileID})
	must(t, err)
	response, err := client.Get(base + "/file/bot" + s.Token() + "/" + f.FilePath)
	must(t, err)
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	must(t, err)
	kept, _ := s.File(big.FileID)
	if !bytes.Equal(data, pixels(t, 40, 30)) || !bytes.Equal(kept, data) {
		t.Errorf("%d bytes downloaded, %d kept", len(data), len(kept))
	}
}
