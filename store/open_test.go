package store_test

import (
	"path/filepath"
	"strings"
	"testing"

	"otklik/store"
)

func TestOpenBySchemes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "otklik.db")
	s, err := store.Open(t.Context(), "sqlite:"+path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Ping(t.Context()); err != nil {
		t.Error(err)
	}
	if _, err := store.Open(t.Context(), "sqlite:"+path, store.Options{}); err == nil || !strings.Contains(err.Error(), "another process") {
		t.Errorf("opened twice: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

func TestWhatCannotBeOpenedIsOneLineWithoutThePassword(t *testing.T) {
	const secret = "hunter2-is-secret"
	dir := t.TempDir()
	for dsn, want := range map[string]string{
		"":                                       "want sqlite:PATH",
		"postgres://u:" + secret + "@h/db":       "want sqlite:PATH",
		"u:" + secret + "@host":                  "want sqlite:PATH",
		"sqlite:":                                "needs a file",
		"sqlite:///tmp/x.db":                     "sqlite:/tmp/x.db",
		"sqlite:" + dir + "/absent/x.db":         "there is no directory",
		"sqlite:" + dir:                          dir,
		"redis://u:" + secret + "@127.0.0.1:1/0": "127.0.0.1:1",
		"redis://u:" + secret + "@127.0.0.1:notaport/0":      "",
		"redis://u:" + secret + "%zz@127.0.0.1:1/0":          "",
		"redis+sentinel://u:" + secret + "@127.0.0.1:1/main": "",
		"redis+cluster://u:" + secret + "@127.0.0.1:1":       "",
		"redis+unknown://u:" + secret + "@127.0.0.1:1":       "want sqlite:PATH",
		"redis://:" + secret + "@127.0.0.1:1/0?surprise=yes": "",
	} {
		s, err := store.Open(t.Context(), dsn, store.Options{})
		if err == nil {
			t.Errorf("%s: opened", dsn)
			_ = s.Close()
			continue
		}
		text := err.Error()
		if strings.Contains(text, "\n") || strings.Contains(text, secret) || !strings.Contains(text, want) {
			t.Errorf("%s: error %q, want one line with %q and no password", dsn, text, want)
		}
	}
}
