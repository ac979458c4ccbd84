package sandbox

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"otklik/internal/config"
)

// settings is the program's configuration, read the way production reads it, so that the sandbox cannot do what a real
// installation could not. Dir is where the roster file is written, and the store unless one is given.
func settings(dir, store string) (*config.Config, error) {
	roster := filepath.Join(dir, "roster.yaml")
	if err := os.WriteFile(roster, townRoster, 0o600); err != nil {
		return nil, fmt.Errorf("write the town's roster: %w", err)
	}
	if store == "" {
		store = "sqlite:" + filepath.Join(dir, "otklik.db")
	}
	cfg, err := config.Load("", false, []string{"OTKLIK_STORE=" + store, "OTKLIK_ROSTER=" + roster})
	if err != nil {
		return nil, fmt.Errorf("configure the program: %w", err)
	}
	cfg.Listen = "" // the sandbox serves the program's pages on its own listener
	return cfg, nil
}

// point makes the configuration meet the town's stand-ins at the address that they are served on.
func point(cfg *config.Config, w *world, base string) {
	cfg.Telegram.Token = config.Secret(w.telegram.Token())
	cfg.Telegram.API = base + "/telegram"
	cfg.VK.GroupID = w.vk.Group()
	cfg.VK.Token = config.Secret(w.vk.CommunityToken())
	cfg.VK.ServiceToken = config.Secret(w.vk.ServiceToken())
	cfg.VK.Watch = []string{othersPage}
	cfg.VK.API = base + "/vk/method/"
}

// reachable is the address by which this machine reaches a listener, one that listens everywhere included.
func reachable(addr string) string {
	for _, everywhere := range []string{"0.0.0.0:", "[::]:"} {
		if port, ok := strings.CutPrefix(addr, everywhere); ok {
			return "http://127.0.0.1:" + port
		}
	}
	return "http://" + addr
}
