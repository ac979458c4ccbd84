package bot

import (
	"fmt"
	"strconv"
	"strings"

	"otklik/tasks"
)

// addContext shows what stands above a comment: the post, and what the comment answers.
func addContext(t *Text, f tasks.Found) {
	if f.Above != "" {
		t.Line("Под записью: " + oneLine(beginning(f.Above)))
	}
	for _, said := range f.Before {
		by := said.By
		switch {
		case said.Own:
			by = "наше сообщество"
		case by == "":
			by = "автор без имени"
		}
		t.Line("В ответ на: " + by + " — «" + oneLine(beginning(said.Text)) + "»")
	}
}

// oneLine is a text without line breaks: what is not the message itself must not look like it.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// whoElse says what else is known of an author: « (Новороссийск, страница примерно с 2013 г.)», « (сообщество)».
func whoElse(a tasks.Author) string {
	if a.Community() {
		return " (сообщество)"
	}
	var parts []string
	if a.City != "" {
		parts = append(parts, a.City)
	}
	switch year := strconv.Itoa(a.Joined); {
	case a.Joined == 0:
	case a.Newest:
		parts = append(parts, "страница создана в "+year+" г. или позже")
	default:
		parts = append(parts, "страница примерно с "+year+" г.")
	}
	if len(parts) == 0 {
		return ""
	}
	return " (" + strings.Join(parts, ", ") + ")"
}

// addEcho shows how many have joined the message, and while it is new hints at its importance.
func (s scene) addEcho(t *Text) {
	e := s.echo
	if e.Likes == 0 && e.Reposts == 0 {
		return
	}
	line := fmt.Sprintf("👍 %d", e.Likes)
	if e.Reposts > 0 {
		line += fmt.Sprintf(" · 🔁 %d", e.Reposts)
	}
	t.Line(line)
	fresh := s.task.Status == tasks.Detected || s.task.Status == tasks.Registered
	if fresh && e.Loud() && s.task.Importance != tasks.High && s.may(tasks.DoRaise) && s.screen.name != screenRaise {
		t.Add(Italic, "❗ Сообщение поддержали многие: возможно, важность повышенная\n")
	}
}
