package config

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"otklik/tasks"
)

// template reads a template of answers.
func (r *rosterReader) template(n node, path string) tasks.Template {
	var t tasks.Template
	r.mapping(n, path, fields{
		"department": func(v node, path string) { t.Department = tasks.DepartmentID(r.text(v, path)) },
		"topic":      func(v node, path string) { t.Topic = r.text(v, path) },
		"text":       func(v node, path string) { t.Text = r.prose(v, path) },
	})
	return t
}

// prose reads a text of any lines.
func (r *rosterReader) prose(n node, path string) string {
	s := strings.TrimSpace(n.text)
	switch {
	case n.shape != word && n.shape != number || s == "":
		r.problems.add(n.at, path, "нужен непустой текст, а здесь %s; если это текст, возьмите его в кавычки", n.shape)
	case utf8.RuneCountInString(s) > tasks.MaxAnswer:
		r.problems.add(n.at, path, "длиннее %d знаков: сократите", tasks.MaxAnswer)
	case strings.ContainsFunc(s, func(c rune) bool { return !unicode.IsPrint(c) && c != '\n' }):
		r.problems.add(n.at, path, "в тексте невидимый знак: уберите его")
	}
	return s
}

// proveTemplates wants templates that some task could have, each once.
func proveTemplates(r *tasks.Roster, say sayer) {
	for i, t := range r.Templates {
		path := fmt.Sprintf("templates[%d]", i)
		if t.Text == "" {
			say(path, "нет текста: добавьте text")
		}
		if t.Department != "" {
			proveDepartment(r, path+".department", t.Department, say)
		}
		if t.Topic != "" && !slices.Contains(r.Topics, t.Topic) {
			say(path+".topic", "темы %s нет в topics%s", echo(t.Topic), hint(t.Topic, r.Topics, "добавьте её туда"))
		}
		if j := slices.Index(r.Templates, t); j < i {
			say(path, "такой шаблон уже есть: templates[%d]; оставьте один", j)
		}
	}
}

func templateFields(t tasks.Template) []string {
	var f []string
	if t.Department != "" {
		f = append(f, "department: "+plain(string(t.Department)))
	}
	if t.Topic != "" {
		f = append(f, "topic: "+plain(t.Topic))
	}
	return append(f, "text: "+quoted(t.Text))
}
