package screens_test

import (
	"fmt"
	"strings"
	"unicode/utf16"

	"otklik/internal/sandbox/tgstand"
	"otklik/internal/sandbox/vkstand"
)

const preface = `# Экраны «Отклика»

Всё, что видят сотрудники и жители, по ролям. Документ собирается сам, руками не правится: ` + "`make screens`" + ` проигрывает
путь к каждому экрану в песочнице, записывает слова и снимает картинки. Под картинкой — тот же текст словами, для поиска и
сравнения версий; в квадратных скобках — кнопки. Все фразы по порядку — в [phrases.md](phrases.md), что с ними делать — в
[руководстве](staff.md).
`

// document is docs/screens.md.
func document(shots map[string]shot) string {
	var b strings.Builder
	b.WriteString(preface + "\n")
	for _, p := range parts() {
		fmt.Fprintf(&b, "- **%s:** ", p.title)
		for i, s := range p.table {
			if i > 0 {
				b.WriteString(" · ")
			}
			fmt.Fprintf(&b, "[%s](#%s)", s.title, s.name)
		}
		b.WriteString("\n")
	}
	titles := map[string]string{}
	for _, p := range parts() {
		for _, s := range p.table {
			titles[s.name] = s.title
		}
	}
	for _, p := range parts() {
		fmt.Fprintf(&b, "\n## %s\n", p.title)
		for _, s := range p.table {
			b.WriteString(shots[s.name].entry(titles))
		}
	}
	return b.String()
}

// entry is one screen of the document.
func (s shot) entry(titles map[string]string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n<a id=%q></a>\n\n### %s\n\n", s.name, s.title)
	fmt.Fprintf(&b, "![%s](%s/%s)\n\n", s.title, pictures, s.name+".png")
	fmt.Fprintf(&b, "**На что смотреть.** %s\n\n", s.look)
	b.WriteString("**Как сюда попасть.** ")
	if s.after != "" {
		fmt.Fprintf(&b, "С экрана [«%s»](#%s). ", titles[s.after], s.after)
	}
	for i, x := range s.steps {
		if i > 0 {
			b.WriteString(" → ")
		}
		b.WriteString(oneLine(x.words))
	}
	b.WriteString("\n")
	if s.said != "" {
		fmt.Fprintf(&b, "\n**Ответ на последнее нажатие.** %s\n", oneLine(s.said))
	}
	b.WriteString("\n```text\n")
	for i, m := range s.messages {
		if i > 0 {
			b.WriteString("\n")
		}
		b.WriteString(messageText(m))
	}
	for _, p := range s.wall {
		fmt.Fprintf(&b, "%s: %s\n", p.Author, p.Text)
		b.WriteString(commentText(p.Comments, "  "))
	}
	b.WriteString("```\n")
	return b.String()
}

// messageText is a message with its buttons, a line for each row.
func messageText(m tgstand.Message) string {
	var b strings.Builder
	if m.Media != nil {
		fmt.Fprintf(&b, "(%s)\n", m.Media.Kind)
	}
	b.WriteString(strings.TrimRight(marked(m), "\n") + "\n")
	for _, row := range m.Buttons {
		for i, button := range row {
			if i > 0 {
				b.WriteString(" ")
			}
			b.WriteString("[" + button.Label + "]")
		}
		b.WriteString("\n")
	}
	return b.String()
}

// marked is a message's text with what is struck out between tildes.
func marked(m tgstand.Message) string {
	units := utf16.Encode([]rune(m.Text))
	var b strings.Builder
	at := 0
	for _, e := range m.Entities {
		if e.Type != "strikethrough" || e.Offset < at {
			continue
		}
		b.WriteString(string(utf16.Decode(units[at:e.Offset])) + "~~" + string(utf16.Decode(units[e.Offset:e.Offset+e.Length])) + "~~")
		at = e.Offset + e.Length
	}
	return b.String() + string(utf16.Decode(units[at:]))
}

func commentText(list []vkstand.Comment, indent string) string {
	var b strings.Builder
	for _, c := range list {
		words := c.Text
		if c.Deleted {
			words = "(удалено)"
		}
		fmt.Fprintf(&b, "%s%s: %s\n%s", indent, c.Author, strings.ReplaceAll(words, "\n", "\n"+indent), commentText(c.Comments, indent+"  "))
	}
	return b.String()
}

func oneLine(words string) string { return strings.Join(strings.Fields(words), " ") }
