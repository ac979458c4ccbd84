package tgstand

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// ParseHTML turns text in Telegram's HTML style into plain text and entities, or fails as Telegram
// would, with "can't parse entities: …". Byte offsets in errors count from the beginning of src. Surrounding white space stays.
func ParseHTML(src string) (string, []Entity, error) {
	p, err := parseHTML(src)
	if err != nil {
		return "", nil, err
	}
	return p.out.String(), tidy(p.entities), nil
}

// parseHTML gives the parser at the end of its work.
func parseHTML(src string) (*htmlParser, error) {
	p := &htmlParser{src: src}
	for p.pos < len(src) {
		if err := p.step(); err != nil {
			return nil, err
		}
	}
	if n := len(p.open); n > 0 {
		return nil, unparsable("Can't find end tag corresponding to start tag \"%s\"", p.open[n-1].name)
	}
	return p, nil
}

// unparsable says what is wrong in Telegram's words.
func unparsable(format string, args ...any) error {
	return fmt.Errorf("can't parse entities: "+format, args...)
}

// htmlParser walks over the source once, as tdlib does: anything but a tag or a known reference is text.
type htmlParser struct {
	src      string
	pos      int
	out      strings.Builder
	units    int // UTF-16 code units written so far
	open     []openTag
	entities []Entity
	bare     bool // an & or > stood for itself
}

type openTag struct {
	name     string
	argument string
	expand   bool
	offset   int // in code units
	start    int // in bytes of out
}

// at is the byte at i, 0 beyond the end.
func (p *htmlParser) at(i int) byte {
	if i < len(p.src) {
		return p.src[i]
	}
	return 0
}

// step consumes one character, reference or tag.
func (p *htmlParser) step() error {
	switch p.src[p.pos] {
	case '&':
		r, next := decodeReference(p.src, p.pos)
		if r == 0 {
			p.bare = true
			break
		}
		if r >= 0xd800 && r <= 0xdfff {
			return unparsable("Text contains invalid Unicode characters after decoding HTML entities, " +
				"check for unmatched surrogate code units")
		}
		p.pos = next
		p.write(string(r), r)
		return nil
	case '<':
		if p.at(p.pos+1) == '/' {
			return p.endTag()
		}
		return p.startTag()
	case '>':
		p.bare = true
	}
	r, size := utf8.DecodeRuneInString(p.src[p.pos:])
	p.write(p.src[p.pos:p.pos+size], r)
	p.pos += size
	return nil
}

func (p *htmlParser) write(s string, r rune) {
	p.out.WriteString(s)
	p.units++
	if r > 0xffff {
		p.units++
	}
}

// startTag reads <name attributes>.
func (p *htmlParser) startTag() error {
	begin, i := p.pos, p.pos+1
	for !isSpace(p.at(i)) && p.at(i) != '>' {
		i++
	}
	if p.at(i) == 0 {
		return unparsable("Unclosed start tag at byte offset %d", begin)
	}
	name := strings.ToLower(p.src[begin+1 : i])
	if entityOf(name) == "" {
		return unparsable("Unsupported start tag \"%s\" at byte offset %d", name, begin)
	}
	tag := openTag{name: name, offset: p.units, start: p.out.Len()}
	a := attributes{p: p, tag: &tag, begin: begin, pos: i}
	if err := a.read(); err != nil {
		return err
	}
	if name == "span" && tag.argument != "spoiler" {
		return unparsable("Tag \"span\" must have class \"tg-spoiler\" at byte offset %d", begin)
	}
	p.open = append(p.open, tag)
	p.pos = a.pos + 1
	return nil
}

// endTag reads </name>; a bare </> closes whatever is open.
func (p *htmlParser) endTag() error {
	begin, i := p.pos, p.pos+1
	if len(p.open) == 0 {
		return unparsable("Unexpected end tag at byte offset %d", begin)
	}
	for !isSpace(p.at(i)) && p.at(i) != '>' {
		i++
	}
	name := strings.ToLower(p.src[begin+2 : i])
	for p.at(i) != 0 && isSpace(p.at(i)) {
		i++
	}
	if p.at(i) != '>' {
		return unparsable("Unclosed end tag at byte offset %d", begin)
	}
	tag := p.open[len(p.open)-1]
	if name != "" && name != tag.name {
		return unparsable("Unmatched end tag at byte offset %d, expected \"</%s>\", found \"</%s>\"",
			begin, tag.name, name)
	}
	p.open = p.open[:len(p.open)-1]
	p.pos = i + 1
	return p.close(tag)
}

// isSpace holds for NUL too: in Telegram's parser it ends everything.
func isSpace(c byte) bool {
	return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == 0 || c == '\v' || c == '\f'
}
