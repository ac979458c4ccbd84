package app

import (
	"log/slog"
	"net/http"
	"time"

	"otklik/internal/config"
	"otklik/vk"
	"otklik/vk/filter"
)

// vkConfig is what the configuration says of VK, in the words of the package that acts on it.
func vkConfig(cfg *config.Config, t http.RoundTripper, now func() time.Time, log *slog.Logger) vk.Config {
	c := vk.Config{
		GroupID: cfg.VK.GroupID, Token: cfg.VK.Token.Reveal(), ServiceToken: cfg.VK.ServiceToken.Reveal(),
		UserToken: cfg.VK.UserToken.Reveal(), API: cfg.VK.API, CAFile: cfg.VK.CAFile, Proxy: cfg.VK.Proxy.Reveal(),
		NoLongPoll: !cfg.VK.LongPoll, Transport: t, Now: now, Zone: cfg.Location, Log: log,
		Callback: vk.Callback{Secret: cfg.VK.CallbackSecret.Reveal(), Confirmation: cfg.VK.CallbackConfirmation},
	}
	c.Watch, c.Streaming = cfg.VK.Watch, cfg.VK.Streaming
	c.Words = filter.Settings{Words: cfg.VK.Words, Exclude: cfg.VK.Exclude, Streets: cfg.VK.Streets, Town: cfg.VK.Town}
	for _, s := range cfg.VK.Search {
		c.Search = append(c.Search, vk.Search(s))
	}
	for _, more := range cfg.VK.Communities {
		c.More = append(c.More, vk.Community{GroupID: more.ID, Token: more.Token.Reveal()})
	}
	return c
}
