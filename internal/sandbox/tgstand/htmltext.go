package tgstand

import (
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"
)

// decodeReference reads the character reference at src[pos], which is an &. It gives 0 for anything that Telegram
// leaves as it stands: only lt, gt, amp, quot and numbers are known, and the semicolon may be left out.
func decodeReference(src string, pos int) (rune, int) {
	at := func(i int) byte {
		if i < len(src) {
			return src[i]
		}
		return 0
	}
	end := pos + 1
	if at(end) != '#' {
		for isAlpha(at(end)) {
			end++
		}
		r := map[string]rune{"lt": '<', "gt": '>', "amp": '&', "quot": '"'}[src[pos+1:end]]
		return r, pastSemicolon(src, end)
	}
	end++
	base, digit := rune(10), func(c byte) int { return strings.IndexByte("0123456789", c) }
	if at(end) == 'x' {
		end++
		base, digit = 16, func(c byte) int { return strings.IndexByte("0123456789abcdefABCDEF", c) }
	}
	var r rune
	for end-pos < 11 && at(end) != 0 && digit(at(end)) >= 0 {
		d := digit(at(end))
		if d > 15 { // a capital letter
			d -= 6
		}
		r = min(r*base+rune(d), 0x110000)
		end++
	}
	if r == 0 || r >= 0x10ffff || end-pos >= 10 {
		return 0, pos
	}
	return r, pastSemicolon(src, end)
}

func pastSemicolon(src string, i int) int {
	if i < len(src) && src[i] == ';' {
		return i + 1
	}
	return i
}

func isAlpha(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isAlnum(c byte) bool { return isAlpha(c) || c >= '0' && c <= '9' }

// checkLink completes a link as Telegram does and says whether it is one: a host with a dot, over http or Telegram's own.
func checkLink(link string) (string, bool) {
	link = strings.TrimSpace(link)
	if !strings.Contains(link, "://") {
		link = "http://" + link
	}
	u, err := url.Parse(link)
	if err != nil || u.Host == "" {
		return "", false
	}
	switch strings.ToLower(u.Scheme) {
	case "tg", "ton", "tonsite":
		return u.String(), true
	case "http", "https", "ftp":
		if host := u.Hostname(); strings.Contains(strings.Trim(host, "."), ".") || strings.Contains(host, ":") {
			if u.Path == "" {
				u.Path = "/"
			}
			return u.String(), true
		}
	}
	return "", false
}

// tidy orders entities from outside in and takes out those that stand inside code, where Telegram allows none. Of two
// over the same words the later is the outer one, since tags are written down as they close.
func tidy(entities []Entity) []Entity {
	entities = slices.Clone(entities)
	slices.Reverse(entities)
	slices.SortStableFunc(entities, func(a, b Entity) int {
		if a.Offset != b.Offset {
			return a.Offset - b.Offset
		}
		return b.Length - a.Length
	})
	var out []Entity
	codeEnd := -1
	for _, e := range entities {
		if e.Offset < codeEnd {
			continue
		}
		if e.Type == "code" || e.Type == "pre" {
			codeEnd = e.Offset + e.Length
		}
		if e.Type == "code" {
			e.Language = ""
		}
		out = append(out, e)
	}
	return out
}

// trim takes white space off both ends of a text and moves its entities along.
func trim(text string, entities []Entity) (string, []Entity) {
	left := strings.TrimLeft(text, " \t\r\n\x00")
	cut := units(text) - units(left)
	text = strings.TrimRight(left, " \t\r\n\x00")
	size := units(text)
	var out []Entity
	for _, e := range entities {
		from, to := max(e.Offset-cut, 0), min(e.Offset-cut+e.Length, size)
		if from < to {
			e.Offset, e.Length = from, to-from
			out = append(out, e)
		}
	}
	return text, out
}

// units counts UTF-16 code units, Telegram's measure of text.
func units(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xffff {
			n++
		}
	}
	return n
}

// cutUnits splits s after n code units; n beyond the end takes everything.
func cutUnits(s string, n int) (string, string) {
	for i, r := range s {
		if n <= 0 {
			return s[:i], s[i:]
		}
		n--
		if r > 0xffff {
			n--
		}
	}
	return s, ""
}

func validUTF8(s string) bool { return utf8.ValidString(s) }
