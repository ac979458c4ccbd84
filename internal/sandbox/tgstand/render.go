package tgstand

import (
	"html"
	"strings"
)

// renderHTML writes text with its entities as HTML that a page may show as it stands. Entities must be ordered from
// outside in, as tidy leaves them; one that crosses another's end is closed there.
func renderHTML(text string, entities []Entity) string {
	var out strings.Builder
	type frame struct {
		end  int
		tail string
	}
	var open []frame
	at := 0
	advance := func(to int) {
		for at < to || len(open) > 0 && open[len(open)-1].end <= to {
			stop := to
			if n := len(open); n > 0 && open[n-1].end <= to {
				stop = open[n-1].end
			}
			var part string
			part, text = cutUnits(text, stop-at)
			out.WriteString(html.EscapeString(part))
			at = max(at, stop)
			for n := len(open); n > 0 && open[n-1].end <= at; n = len(open) {
				out.WriteString(open[n-1].tail)
				open = open[:n-1]
			}
		}
	}
	for _, e := range entities {
		advance(e.Offset)
		end := e.Offset + e.Length
		if n := len(open); n > 0 {
			end = min(end, open[n-1].end)
		}
		head, tail := tags(e)
		out.WriteString(head)
		open = append(open, frame{end, tail})
	}
	advance(at + units(text))
	return out.String()
}

// tags are an entity's HTML, "" for one that Telegram's clients find by themselves.
func tags(e Entity) (head, tail string) {
	name := map[string]string{
		"bold": "b", "italic": "i", "underline": "u", "strikethrough": "s", "code": "code", "pre": "pre",
		"blockquote": "blockquote", "spoiler": "tg-spoiler",
	}[e.Type]
	switch {
	case name == "pre" && e.Language != "":
		return `<pre><code class="language-` + html.EscapeString(e.Language) + `">`, "</code></pre>"
	case name != "":
		return "<" + name + ">", "</" + name + ">"
	case e.Type == "expandable_blockquote":
		return "<blockquote expandable>", "</blockquote>"
	case e.Type == "text_link":
		return `<a href="` + html.EscapeString(e.URL) + `">`, "</a>"
	}
	return "", ""
}
