package tgstand

import (
	"encoding/json"
	"regexp"
	"slices"
	"strconv"
	"time"
)

// loggedOutFor is how long Telegram's cloud refuses a bot that has logged out.
const loggedOutFor = 10 * time.Minute

// command is one line of the bot's menu.
type command struct {
	Command     string `json:"command"`
	Description string `json:"description"`
}

// getMe says who the bot is.
func (c *call) getMe() (any, *failure) {
	return struct {
		user
		Joins  bool `json:"can_join_groups"`
		Reads  bool `json:"can_read_all_group_messages"`
		Inline bool `json:"supports_inline_queries"`
	}{c.s.bot, true, c.s.seesGroups, false}, nil
}

// logOut leaves the cloud, for a local server.
func (c *call) logOut() (any, *failure) {
	c.s.loggedOut = c.s.now()
	c.s.updates.end("terminated by logOut request")
	return true, nil
}

// getChat tells about a chat that the bot knows.
func (c *call) getChat() (any, *failure) {
	chat, f := c.s.find(c)
	if f != nil {
		return nil, f
	}
	if chat.Type == "private" && !chat.started {
		return nil, bad("chat not found")
	}
	w := chat.wireChat
	if m := chat.newest(); m != nil {
		w.Pinned = chat.wire(m, false)
	}
	return w, nil
}

// setMyCommands replaces the menu of a scope and a language.
func (c *call) setMyCommands() (any, *failure) {
	var list []command
	if err := c.json("commands", &list); err != nil {
		return nil, bad("can't parse commands: expected an Array of BotCommand")
	}
	key, f := c.scope()
	if f != nil {
		return nil, f
	}
	if len(list) > 100 {
		return nil, bad("BOT_COMMANDS_TOO_MUCH")
	}
	name := regexp.MustCompile(`^/?[a-z0-9_]{1,32}$`)
	for _, line := range list {
		switch {
		case line.Command == "":
			return nil, bad("command must be non-empty")
		case !name.MatchString(line.Command):
			return nil, bad("BOT_COMMAND_INVALID")
		case line.Description == "":
			return nil, bad("command description must be non-empty")
		case units(line.Description) > 256:
			return nil, bad("BOT_COMMAND_DESCRIPTION_INVALID")
		}
	}
	c.s.commands[key] = list
	c.s.watchers.Wake()
	return true, nil
}

// getMyCommands reads the menu of a scope and a language back.
func (c *call) getMyCommands() (any, *failure) {
	key, f := c.scope()
	if f != nil {
		return nil, f
	}
	return append([]command{}, c.s.commands[key]...), nil
}

// deleteMyCommands makes a scope fall back to a wider one.
func (c *call) deleteMyCommands() (any, *failure) {
	key, f := c.scope()
	if f != nil {
		return nil, f
	}
	delete(c.s.commands, key)
	c.s.watchers.Wake()
	return true, nil
}

// scope names a menu: its kind, chat and language.
func (c *call) scope() (string, *failure) {
	scope := struct {
		Type string          `json:"type"`
		Chat json.RawMessage `json:"chat_id"`
		User int64           `json:"user_id"`
	}{Type: "default"}
	if err := c.json("scope", &scope); err != nil {
		return "", bad("can't parse BotCommandScope: expected an Object")
	}
	kinds := []string{
		"default", "all_private_chats", "all_group_chats", "all_chat_administrators", "chat", "chat_administrators",
		"chat_member",
	}
	at := slices.Index(kinds, scope.Type)
	if at < 0 {
		return "", bad("can't parse BotCommandScope: unsupported type specified")
	}
	if at >= 4 {
		id, _ := strconv.ParseInt(string(scope.Chat), 10, 64)
		if c.s.chats[id] == nil {
			return "", bad("chat not found")
		}
		c.chat = id
	}
	return menuKey(scope.Type, c.chat, scope.User, c.params["language_code"]), nil
}

func menuKey(kind string, chat, user int64, language string) string {
	return kind + "/" + strconv.FormatInt(chat, 10) + "/" + strconv.FormatInt(user, 10) + "/" + language
}

// Commands is the menu that a person sees in a private chat or a group: the chat's own, else that of its kind, else the
// default one. Each line is "command description".
func (s *Server) Commands(chat int64) []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	kind := "all_private_chats"
	if chat < 0 {
		kind = "all_group_chats"
	}
	for _, key := range []string{menuKey("chat", chat, 0, ""), menuKey(kind, 0, 0, ""), menuKey("default", 0, 0, "")} {
		list, set := s.commands[key]
		if !set {
			continue
		}
		var out []string
		for _, line := range list {
			out = append(out, line.Command+" "+line.Description)
		}
		return out
	}
	return nil
}

// setChatMenuButton sets the button beside the input field, of one private chat or of all.
func (c *call) setChatMenuButton() (any, *failure) {
	button := struct {
		Type string `json:"type"`
		Text string `json:"text"`
	}{Type: "default"}
	if err := c.json("menu_button", &button); err != nil {
		return nil, bad("can't parse MenuButton: expected an Object")
	}
	if !slices.Contains([]string{"default", "commands", "web_app"}, button.Type) {
		return nil, bad("can't parse MenuButton: unsupported type specified")
	}
	if c.params["chat_id"] != "" {
		if chat, f := c.s.find(c); f != nil || chat.Type != "private" {
			return nil, bad("chat not found")
		}
	}
	c.s.menus[c.chat] = button.Type
	c.s.watchers.Wake()
	return true, nil
}

// Menu is the kind of button beside the input field of a private chat: "default", "commands" or "web_app".
func (s *Server) Menu(chat int64) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, id := range []int64{chat, 0} {
		if kind := s.menus[id]; kind != "" {
			return kind
		}
	}
	return "default"
}
