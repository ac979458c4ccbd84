package tgstand

import (
	"regexp"
	"strings"
)

const (
	maxText    = 4096
	maxCaption = 1024
)

// content is what a send or an edit says.
type content struct {
	text     string
	entities []Entity
}

// formatted reads a text with its parse mode or its entities. Names are those of the three parameters.
func (c *call) formatted(source, mode string, entitiesName string) (content, *failure) {
	var out content
	source = strings.ReplaceAll(source, "\r", "") // Telegram has no use for them
	switch strings.ToLower(mode) {
	case "":
		out.text = source
		if err := c.json(entitiesName, &out.entities); err != nil {
			return out, bad("can't parse entities: expected an Array of MessageEntity")
		}
		for _, e := range out.entities {
			if e.Offset < 0 || e.Length <= 0 || e.Offset+e.Length > units(source) {
				return out, bad("entity begins or ends beyond the message text")
			}
		}
		out.entities = tidy(out.entities)
	case "html":
		p, err := parseHTML(source)
		if err != nil {
			return out, bad("%s", err)
		}
		if p.bare {
			c.complain("an & or > in HTML is not escaped")
		}
		out.text, out.entities = p.out.String(), tidy(p.entities)
	default:
		c.complain("parse mode %q", mode)
		return out, bad("unsupported parse_mode")
	}
	out.text, out.entities = trim(out.text, out.entities)
	return out, nil
}

// messageText is the text of sendMessage and editMessageText. Too long has another name in an edit.
func (c *call) messageText(tooLong string) (content, *failure) {
	if c.params["text"] == "" {
		return content{}, bad("message text is empty")
	}
	out, f := c.formatted(c.params["text"], c.params["parse_mode"], "entities")
	switch {
	case f != nil:
		return out, f
	case out.text == "":
		return out, bad("text must be non-empty")
	case units(out.text) > maxText:
		return out, bad("%s", tooLong)
	}
	return out, nil
}

// captionText is the caption of a media message, which may be empty.
func (c *call) captionText(tooLong string) (content, *failure) {
	out, f := c.formatted(c.params["caption"], c.params["parse_mode"], "caption_entities")
	if f == nil && units(out.text) > maxCaption {
		f = bad("%s", tooLong)
	}
	return out, f
}

// finder is one kind of entity that Telegram itself finds in what people write.
type finder struct {
	kind    string
	pattern *regexp.Regexp // its first group is the entity
}

// finders know commands, links, mentions and hashtags.
func finders() []finder {
	return []finder{
		{"bot_command", regexp.MustCompile(`(?:^|[\s(])(/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)`)},
		{"url", regexp.MustCompile(`(?:^|[\s(«"])(https?://[^\s<>"«»]+[^\s<>"«».,;:!?)])`)},
		{"mention", regexp.MustCompile(`(?:^|[\s(])(@[A-Za-z][A-Za-z0-9_]{3,31})`)},
		{"hashtag", regexp.MustCompile(`(?:^|\s)(#[\p{L}\d_]*\p{L}[\p{L}\d_]*)`)},
	}
}

// found are the entities in what a person wrote.
func (s *Server) found(text string) []Entity {
	var out []Entity
	for _, f := range s.finders {
		for _, at := range f.pattern.FindAllStringSubmatchIndex(text, -1) {
			out = append(out, Entity{Type: f.kind, Offset: units(text[:at[2]]), Length: units(text[at[2]:at[3]])})
		}
	}
	return tidy(out)
}
