package vk

import (
	"context"
	"log/slog"
	"slices"

	"github.com/SevereCloud/vksdk/v2/api"
	"github.com/SevereCloud/vksdk/v2/object"
)

// pollSettings is what the community's settings say of Long Poll.
type pollSettings struct {
	On     object.BaseBoolInt            `json:"is_enabled"`
	Events map[string]object.BaseBoolInt `json:"events"`
}

// gives says whether the events that Watch needs come.
func (p pollSettings) gives() bool {
	off := func(name string) bool { return !bool(p.Events[name]) }
	return bool(p.On) && !slices.ContainsFunc(neededEvents(), off)
}

func (c *Client) pollSettings(ctx context.Context) (p pollSettings, err error) {
	err = c.community.read(ctx, "groups.getLongPollSettings", api.Params{"group_id": c.group}, &p)
	return p, err
}

// ensureEvents switches on what Watch needs where it is off; other switches stay as they are. A token that may not is
// no obstacle: they may be on, and the settings can be changed by hand. done is false when it has to be tried again.
func (c *Client) ensureEvents(ctx context.Context, log *slog.Logger) (done bool) {
	have, err := c.pollSettings(ctx)
	if err == nil && have.gives() {
		return true
	}
	if err == nil {
		var set int
		params := api.Params{"group_id": c.group, "enabled": 1, "api_version": api.Version}
		for _, name := range neededEvents() {
			params[name] = 1
		}
		err = c.community.write(ctx, "groups.setLongPollSettings", params, &set)
		if err == nil {
			log.Info("events of posts and comments were switched on in the community's Long Poll settings")
			return true
		}
	}
	log.Warn("cannot make sure that the community's Long Poll gives new posts, and new, edited, removed and restored comments; "+
		"switch them on in its settings: Управление → Работа с API → Long Poll API → Типы событий", "error", err)
	switch ClassOf(err) {
	case Disabled, Final, Person:
		return true
	case Unknown, Again, Tomorrow:
	}
	return false
}
