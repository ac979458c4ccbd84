package tgstand

import (
	"strconv"
	"strings"
)

// entityOf is the kind of entity that a tag makes; "" for a tag that Telegram does not know.
func entityOf(tag string) string {
	switch tag {
	case "b", "strong":
		return "bold"
	case "i", "em":
		return "italic"
	case "u", "ins":
		return "underline"
	case "s", "strike", "del":
		return "strikethrough"
	case "tg-spoiler", "span":
		return "spoiler"
	case "a":
		return "text_link"
	case "code", "pre", "blockquote":
		return tag
	case "tg-emoji":
		return "custom_emoji"
	}
	return ""
}

// attributes reads what stands between a start tag's name and its >.
type attributes struct {
	p     *htmlParser
	tag   *openTag
	begin int // of the tag
	pos   int
}

// read leaves pos at the tag's >.
func (a *attributes) read() error {
	p := a.p
	for p.at(a.pos) != '>' {
		a.skipSpace()
		if p.at(a.pos) == '>' {
			return nil
		}
		from := a.pos
		for !isSpace(p.at(a.pos)) && p.at(a.pos) != '=' && p.at(a.pos) != '>' {
			a.pos++
		}
		name := p.src[from:a.pos]
		if name == "" {
			return unparsable("Empty attribute name in the tag \"%s\" at byte offset %d", a.tag.name, a.begin)
		}
		a.skipSpace()
		if p.at(a.pos) != '=' {
			if a.tag.name == "blockquote" && name == "expandable" {
				a.tag.expand = true
				continue
			}
			return unparsable("Expected equal sign in declaration of an attribute of the tag \"%s\" at byte offset %d",
				a.tag.name, a.begin)
		}
		a.pos++
		a.skipSpace()
		if p.at(a.pos) == 0 {
			return unparsable("Unclosed start tag \"%s\" at byte offset %d", a.tag.name, a.begin)
		}
		value, err := a.value()
		if err != nil {
			return err
		}
		a.set(name, value)
	}
	return nil
}

func (a *attributes) skipSpace() {
	for a.p.at(a.pos) != 0 && isSpace(a.p.at(a.pos)) {
		a.pos++
	}
}

// value reads a quoted string or a bare token.
func (a *attributes) value() (string, error) {
	p, from := a.p, a.pos
	quote := p.at(a.pos)
	if quote != '\'' && quote != '"' {
		for c := p.at(a.pos); isAlnum(c) || c == '.' || c == '-'; c = p.at(a.pos) {
			a.pos++
		}
		if !isSpace(p.at(a.pos)) && p.at(a.pos) != '>' {
			return "", unparsable("Unexpected end of name token at byte offset %d", from)
		}
		if p.at(a.pos) == 0 {
			return "", a.unclosed()
		}
		return strings.ToLower(p.src[from:a.pos]), nil
	}
	var out strings.Builder
	a.pos++
	for p.at(a.pos) != quote && p.at(a.pos) != 0 {
		if p.at(a.pos) == '&' {
			if r, next := decodeReference(p.src, a.pos); r != 0 {
				out.WriteRune(r)
				a.pos = next
				continue
			}
		}
		out.WriteByte(p.at(a.pos))
		a.pos++
	}
	if p.at(a.pos) == quote {
		a.pos++
	}
	if p.at(a.pos) == 0 {
		return "", a.unclosed()
	}
	return out.String(), nil
}

func (a *attributes) unclosed() error {
	return unparsable("Unclosed start tag at byte offset %d", a.begin)
}

// set keeps the one attribute that the tag has a use for.
func (a *attributes) set(name, value string) {
	switch {
	case a.tag.name == "a" && name == "href", a.tag.name == "tg-emoji" && name == "emoji-id":
		a.tag.argument = value
	case a.tag.name == "code" && name == "class" && strings.HasPrefix(value, "language-"):
		a.tag.argument = value[len("language-"):]
	case a.tag.name == "span" && name == "class" && strings.HasPrefix(value, "tg-"):
		a.tag.argument = value[len("tg-"):]
	case a.tag.name == "blockquote" && name == "expandable":
		a.tag.expand = true
	}
}

// close turns a finished tag into its entity; a tag around nothing makes none.
func (p *htmlParser) close(tag openTag) error {
	e := Entity{Type: entityOf(tag.name), Offset: tag.offset, Length: p.units - tag.offset}
	if e.Length == 0 {
		return nil
	}
	switch tag.name {
	case "a":
		link := tag.argument
		if link == "" {
			link = p.out.String()[tag.start:]
		}
		return p.closeLink(e, link)
	case "tg-emoji":
		if id, err := strconv.ParseInt(tag.argument, 10, 64); err != nil || id == 0 {
			return unparsable("Invalid custom emoji identifier specified")
		}
		e.Emoji = tag.argument
	case "blockquote":
		if tag.expand {
			e.Type = "expandable_blockquote"
		}
	case "code":
		e.Language = tag.argument
	case "pre":
		if n := len(p.entities); n > 0 && p.entities[n-1].Type == "code" &&
			p.entities[n-1].Offset == e.Offset && p.entities[n-1].Length == e.Length {
			e.Language = p.entities[n-1].Language
			p.entities = p.entities[:n-1]
		}
	}
	p.entities = append(p.entities, e)
	return nil
}

// closeLink makes a link or a mention; Telegram drops a link that leads nowhere without a word.
func (p *htmlParser) closeLink(e Entity, link string) error {
	if id, ok := strings.CutPrefix(link, "tg://user?id="); ok {
		if n, err := strconv.ParseInt(id, 10, 64); err == nil && n > 0 {
			e.Type, e.User = "text_mention", &user{ID: n}
			p.entities = append(p.entities, e)
		}
		return nil
	}
	if checked, ok := checkLink(link); ok {
		e.URL = checked
		p.entities = append(p.entities, e)
	}
	return nil
}
