package alert_test

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"otklik/internal/alert"
)

func message() alert.Message {
	return alert.Message{
		Kind: alert.Telegram, State: alert.Begins, Title: "Отклик: Telegram не отвечает", Text: "Что сделать: проверить сеть.\nИ ещё.",
		At: time.Date(2026, 11, 23, 7, 0, 0, 0, time.UTC),
	}
}

func TestAHookGetsSignedJSON(t *testing.T) {
	t.Parallel()
	var got map[string]string
	var signed, wanted string
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		signed, wanted = r.Header.Get("X-Otklik-Signature"), alert.Signature("hush", body)
		if err := json.Unmarshal(body, &got); err != nil || r.Method != http.MethodPost {
			t.Errorf("%s %q: %v", r.Method, body, err)
		}
	}))
	defer server.Close()
	if err := (alert.Hook{URL: server.URL, Secret: "hush"}).Send(t.Context(), message()); err != nil {
		t.Fatal(err)
	}
	if signed != wanted || !strings.HasPrefix(signed, "sha256=") {
		t.Errorf("signed %q, want %q", signed, wanted)
	}
	want := map[string]string{
		"kind": "telegram", "state": "begins", "title": "Отклик: Telegram не отвечает",
		"text": "Что сделать: проверить сеть.\nИ ещё.", "at": "2026-11-23T07:00:00Z",
	}
	for key, value := range want {
		if got[key] != value {
			t.Errorf("%s is %q", key, got[key])
		}
	}
}

func TestAHookThatDoesNotTakeItIsAnError(t *testing.T) {
	t.Parallel()
	reached := false
	elsewhere := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached = true }))
	defer elsewhere.Close()
	hang := make(chan struct{})
	mux := http.NewServeMux()
	mux.Handle("/moved", http.RedirectHandler(elsewhere.URL, http.StatusTemporaryRedirect))
	mux.HandleFunc("/broken", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadGateway) })
	mux.HandleFunc("/endless", func(w http.ResponseWriter, _ *http.Request) {
		for range 1000 {
			_, _ = w.Write(make([]byte, 4096))
		}
	})
	mux.HandleFunc("/silent", func(http.ResponseWriter, *http.Request) { <-hang })
	server := httptest.NewServer(mux)
	defer server.Close()
	defer close(hang)
	for path, want := range map[string]string{"/moved": "status 307", "/broken": "status 502", "/endless": "", "/silent": "deadline"} {
		ctx, cancel := context.WithCancel(t.Context())
		if path == "/silent" {
			ctx, cancel = context.WithTimeout(t.Context(), 50*time.Millisecond)
		}
		err := alert.Hook{URL: server.URL + path + "?token=hush"}.Send(ctx, message())
		cancel()
		switch {
		case want == "" && err != nil:
			t.Errorf("%s: %v", path, err)
		case want != "" && (err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "hush")):
			t.Errorf("%s: %v", path, err)
		}
	}
	if reached {
		t.Error("a redirect was followed")
	}
}
