package telegram_test

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"otklik/bot"
	"otklik/bot/telegram"
	"otklik/internal/sandbox/tgstand"
)

func TestFilesAreRead(t *testing.T) {
	s := overNetwork(t, "")
	data := bytes.Repeat([]byte("0123456789abcdef"), 100_000)
	big := make([]byte, 20<<20+1)
	for _, d := range [][]byte{data, big} {
		if _, err := s.Say(ivan, ivan, "", tgstand.WithDocument(tgstand.File{Name: "смета.bin", Data: d})); err != nil {
			t.Fatal(err)
		}
	}
	sent := s.Messages(ivan)
	body, size, err := s.bot.Fetch(t.Context(), sent[len(sent)-2].Media.FileID)
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(body)
	if closing := body.Close(); err != nil || closing != nil || !bytes.Equal(got, data) || size != int64(len(data)) {
		t.Errorf("read %d bytes of %d: %v, %v", len(got), size, err, closing)
	}
	_, _, err = s.bot.Fetch(t.Context(), sent[len(sent)-1].Media.FileID)
	if f := failed(t, err); f.Class != bot.Refused || !errors.Is(err, bot.ErrTooBig) {
		t.Errorf("a file that is too big: %v", err)
	}
	_, _, err = s.bot.Fetch(t.Context(), "unknown")
	if f := failed(t, err); f.Class != bot.Refused || errors.Is(err, bot.ErrTooBig) {
		t.Errorf("a file that is not there: %v", err)
	}
}

// TestADownloadEndsAtTheLimit covers a server that does not keep to what it said of the size.
func TestADownloadEndsAtTheLimit(t *testing.T) {
	for _, size := range []int64{20 << 20, 20<<20 + 1} {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.HasPrefix(r.URL.Path, "/file/bot"+token+"/a b/") {
				_, _ = io.CopyN(w, zeros{}, size)
				return
			}
			_, _ = w.Write([]byte(`{"ok":true,"result":{"file_id":"x","file_path":"a b/c.bin"}}`))
		}))
		b, err := telegram.New(telegram.Config{Token: token, API: server.URL, Now: time.Now})
		if err != nil {
			t.Fatal(err)
		}
		body, known, err := b.Fetch(t.Context(), "x")
		if err != nil || known != 0 {
			t.Fatal(known, err)
		}
		n, err := io.Copy(io.Discard, body)
		if closing := body.Close(); closing != nil {
			t.Error(closing)
		}
		if n != 20<<20 || (err != nil) != (size > 20<<20) || err != nil && !errors.Is(err, bot.ErrTooBig) {
			t.Errorf("of %d bytes %d were read: %v", size, n, err)
		}
		server.Close()
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// TestADownloadThatIsCutIsNoWholeFile has less come than getFile said.
func TestADownloadThatIsCutIsNoWholeFile(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/file/bot") {
			w.Header().Set("Connection", "close")
			_, _ = w.Write([]byte("half"))
			return
		}
		_, _ = w.Write([]byte(`{"ok":true,"result":{"file_id":"x","file_path":"a/c.bin","file_size":8}}`))
	}))
	defer server.Close()
	b, err := telegram.New(telegram.Config{Token: token, API: server.URL, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	body, size, err := b.Fetch(t.Context(), "x")
	if err != nil || size != 8 {
		t.Fatal(size, err)
	}
	if got, err := io.ReadAll(body); string(got) != "half" || !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("read %q: %v", got, err)
	}
	if err := body.Close(); err != nil {
		t.Error(err)
	}
}
