package config

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"otklik/tasks"
)

// LoadRoster reads and proves a roster file. The error joins every mistake found, an *Error each. What is only unwise
// is in RosterWarnings.
func LoadRoster(path string) (*tasks.Roster, error) {
	data, err := readFile(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	return ParseRoster(path, data)
}

// ParseRoster is LoadRoster on a file's content; name stands in the errors.
func ParseRoster(name string, data []byte) (*tasks.Roster, error) {
	root, err := parseYAML(name, data)
	if err != nil {
		return nil, err
	}
	r := rosterReader{places: make(map[string]string)}
	roster := r.roster(root)
	if len(r.problems) == 0 {
		proveRoster(roster, func(key, format string, args ...any) { r.problems.add(r.places[key], key, format, args...) })
	}
	if err := r.problems.err(); err != nil {
		return nil, err
	}
	return roster, nil
}

// rosterReader turns nodes into a roster and notes where everything stood.
type rosterReader struct {
	problems problems
	places   map[string]string
}

func (r *rosterReader) roster(n node) *tasks.Roster {
	out := new(tasks.Roster)
	if n.shape == empty {
		r.problems.add(n.at, "", "файл пуст: в нём должны быть topics, departments и people; пример в docs/configuration.md")
		return out
	}
	r.mapping(n, "", fields{
		"topics":      func(v node, path string) { out.Topics, out.Words = r.topics(v, path) },
		"districts":   func(v node, path string) { out.Districts = r.texts(v, path) },
		"streets":     func(v node, path string) { out.Streets = r.lists(v, path) },
		"urgent":      func(v node, path string) { out.Urgent = r.texts(v, path) },
		"places":      func(v node, path string) { out.Places = r.texts(v, path) },
		"departments": func(v node, path string) { out.Departments = listOf(r, v, path, r.department) },
		"templates":   func(v node, path string) { out.Templates = listOf(r, v, path, r.template) },
		"people":      func(v node, path string) { out.People = listOf(r, v, path, r.person) },
	})
	return out
}

func (r *rosterReader) department(n node, path string) tasks.Department {
	var d tasks.Department
	r.mapping(n, path, fields{
		"id":     func(v node, path string) { d.ID = tasks.DepartmentID(r.text(v, path)) },
		"name":   func(v node, path string) { d.Name = r.text(v, path) },
		"topics": func(v node, path string) { d.Topics = r.texts(v, path) },
		"words":  func(v node, path string) { d.Words = r.texts(v, path) },
		"chat":   func(v node, path string) { d.Chat = r.chat(v, path) },
	})
	return d
}

func (r *rosterReader) person(n node, path string) tasks.Person {
	var p tasks.Person
	r.mapping(n, path, fields{
		"id":          func(v node, path string) { p.ID = tasks.PersonID(r.text(v, path)) },
		"name":        func(v node, path string) { p.Name = r.text(v, path) },
		"roles":       func(v node, path string) { p.Roles = as[tasks.Role](r.texts(v, path)) },
		"department":  func(v node, path string) { p.Department = tasks.DepartmentID(r.text(v, path)) },
		"departments": func(v node, path string) { p.Departments = as[tasks.DepartmentID](r.texts(v, path)) },
		"telegram":    func(v node, path string) { p.Account = r.account(v, path) },
		"substitute":  func(v node, path string) { p.Substitute = tasks.PersonID(r.text(v, path)) },
	})
	return p
}

// fields says what to do with each key of a mapping.
type fields map[string]func(v node, path string)

// mapping reads a mapping by its known keys; a key without a value is as if it were not there.
func (r *rosterReader) mapping(n node, path string, known fields) {
	r.places[path] = n.at
	if n.shape != mapping {
		r.problems.add(n.at, path, "нужен раздел с ключами %s, а здесь %s", strings.Join(sortedKeys(known), ", "), n.shape)
		return
	}
	for _, p := range n.pairs {
		key := strings.TrimPrefix(path+"."+p.key, ".")
		set, ok := known[p.key]
		switch {
		case !ok:
			names := sortedKeys(known)
			r.problems.add(p.at, key, "такого ключа нет%s", hint(p.key, names, "бывают "+strings.Join(names, ", ")))
		case p.value.shape != empty:
			r.places[key] = p.value.at
			set(p.value, key)
		}
	}
}

// listOf reads a list, each item by one.
func listOf[T any](r *rosterReader, n node, path string, one func(node, string) T) []T {
	if n.shape != list {
		r.problems.add(n.at, path, "нужен список, а здесь %s", n.shape)
		return nil
	}
	out := make([]T, 0, len(n.list))
	for i, item := range n.list {
		key := path + "[" + strconv.Itoa(i) + "]"
		r.places[key] = item.at
		out = append(out, one(item, key))
	}
	return out
}

func (r *rosterReader) texts(n node, path string) []string { return listOf(r, n, path, r.text) }

const longestName = 200 // characters; a card must stay readable

// text reads a line of text. Numbers stand for their digits: an id or a topic may be nothing else.
func (r *rosterReader) text(n node, path string) string {
	s := strings.TrimSpace(n.text)
	switch {
	case n.shape != word && n.shape != number || s == "":
		r.problems.add(n.at, path, "нужен непустой текст, а здесь %s; если это текст, возьмите его в кавычки", n.shape)
	case utf8.RuneCountInString(s) > longestName:
		r.problems.add(n.at, path, "длиннее %d знаков: сократите", longestName)
	case strings.ContainsFunc(s, func(c rune) bool { return !unicode.IsPrint(c) }):
		r.problems.add(n.at, path, "в тексте перевод строки или невидимый знак: запишите его одной строкой обычными пробелами")
	}
	return s
}

func (r *rosterReader) account(n node, path string) int64 {
	id, err := strconv.ParseInt(n.text, 10, 64)
	if n.shape != number || err != nil || id <= 0 {
		r.problems.add(n.at, path, "нужен номер учётной записи Telegram, целое число больше нуля; пока его нет, уберите ключ")
	}
	return id
}

func (r *rosterReader) chat(n node, path string) int64 {
	id, err := strconv.ParseInt(n.text, 10, 64)
	if n.shape != number || err != nil || id >= 0 {
		r.problems.add(n.at, path, "нужен номер группового чата Telegram, целое число меньше нуля; проще убрать ключ и отправить в чате /here")
	}
	return id
}

func as[T ~string](words []string) []T {
	out := make([]T, len(words))
	for i, w := range words {
		out[i] = T(w)
	}
	return out
}

// describe names a person or a department in an error.
func describe[T ~string](id T) string { return fmt.Sprintf("«%s»", string(id)) }
