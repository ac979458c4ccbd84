package config_test

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"otklik/internal/config"
)

func TestSecretsAreNotShown(t *testing.T) {
	type holder struct {
		Secret  config.Secret
		Address config.Address
	}
	h := holder{"hush", "redis+sentinel://user:hu@sh@a:1,b:2/main?sentinel_password=hush"}
	encoded, err := json.Marshal(h)
	if err != nil {
		t.Fatal(err)
	}
	var log strings.Builder
	slog.New(slog.NewTextHandler(&log, nil)).Info("configured", "secret", h.Secret, "address", h.Address, "all", h)
	for _, shown := range []string{
		fmt.Sprint(h), fmt.Sprintf("%v %+v %#v", h, h, h), fmt.Sprintf("%s %q %x", h.Secret, h.Address, h.Secret),
		string(encoded), log.String(),
	} {
		if strings.Contains(shown, "hu") || strings.Contains(shown, "68757368") {
			t.Errorf("shown: %s", shown)
		}
	}
	if h.Secret.Reveal() != "hush" || !strings.Contains(h.Address.Reveal(), "hu@sh") {
		t.Error("Reveal must give all of it")
	}
	if got, want := h.Address.String(), "redis+sentinel://[скрыто]@a:1,b:2/main?[скрыто]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if config.Secret("").String() != "" || config.Address("sqlite:a.db").String() != "sqlite:a.db" {
		t.Error("what holds no secret is shown as it is")
	}
}
