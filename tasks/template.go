package tasks

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Template is a text to begin an answer with. Its placeholders are filled from the task when somebody takes it.
type Template struct {
	Department DepartmentID `json:"department,omitempty"` // whose executors it is for; "" for all
	Topic      string       `json:"topic,omitempty"`      // "" for any
	Text       string       `json:"text"`
}

// The placeholders of a template, as people write them.
const (
	PlaceName    = "{имя}"   // how the resident is addressed
	PlaceTo      = "{кому}"  // the resident's name in the dative
	PlaceAddress = "{адрес}" // what the message is about
	PlaceDate    = "{дата}"  // today
)

// Placeholders lists the placeholders.
func Placeholders() []string { return []string{PlaceName, PlaceTo, PlaceAddress, PlaceDate} }

// Fill puts values in the place of placeholders; one without a value stays.
func (t Template) Fill(values map[string]string) string {
	text := t.Text
	for _, p := range Placeholders() {
		if v := values[p]; v != "" {
			text = strings.ReplaceAll(text, p, v)
		}
	}
	return text
}

// Unfilled lists the placeholders that a text still has.
func Unfilled(text string) []string {
	return slices.DeleteFunc(Placeholders(), func(p string) bool { return !strings.Contains(text, p) })
}

// MayTemplate reports whether a person keeps the templates of a department, or, for "", those of all: controllers and
// administrators, and the responsible of their own [6].
func (p Person) MayTemplate(d DepartmentID) bool {
	return p.Has(Controller) || p.Has(Admin) || p.serves(Responsible, d)
}

// TemplatesFor lists the templates that fit a department and a topic, those of the topic itself first.
func (r *Roster) TemplatesFor(d DepartmentID, topic string) []Template {
	list := slices.DeleteFunc(slices.Clone(r.Templates), func(t Template) bool {
		return t.Department != "" && t.Department != d || t.Topic != "" && t.Topic != topic
	})
	slices.SortStableFunc(list, func(a, b Template) int { return b.closeness() - a.closeness() })
	return list
}

// closeness is higher for what is for less.
func (t Template) closeness() int {
	n := 0
	if t.Topic != "" {
		n += 2
	}
	if t.Department != "" {
		n++
	}
	return n
}

// AddTemplate is the roster with one template more. The error is an *Error that says what is wrong with it.
func (r Roster) AddTemplate(by Person, t Template) (Roster, error) {
	t.Text = strings.TrimSpace(t.Text)
	if code := r.wrongTemplate(by, t); code != "" {
		return r, &Error{Code: code}
	}
	r.Templates = append(slices.Clone(r.Templates), t)
	return r, nil
}

func (r *Roster) wrongTemplate(by Person, t Template) Code {
	_, known := r.Department(t.Department)
	switch {
	case !by.MayTemplate(t.Department):
		return Forbidden
	case t.Text == "":
		return NoText
	case utf8.RuneCountInString(t.Text) > MaxAnswer:
		return TooLong
	case t.Department != "" && !known:
		return UnknownDepartment
	case t.Topic != "" && !slices.Contains(r.Topics, t.Topic):
		return UnknownTopic
	case slices.Contains(r.Templates, t):
		return Unchanged
	}
	return ""
}

// RemoveTemplate is the roster without a template; one that is gone already is no error.
func (r Roster) RemoveTemplate(by Person, t Template) (Roster, error) {
	if !by.MayTemplate(t.Department) {
		return r, &Error{Code: Forbidden}
	}
	r.Templates = slices.DeleteFunc(slices.Clone(r.Templates), func(x Template) bool { return x == t })
	return r, nil
}

// retopic is a list of templates with a topic under another name; without a new one its templates go.
func retopic(list []Template, old, name string) []Template {
	if old == "" {
		return list
	}
	list = slices.DeleteFunc(slices.Clone(list), func(t Template) bool { return t.Topic == old && name == "" })
	for i := range list {
		if list[i].Topic == old {
			list[i].Topic = name
		}
	}
	return list
}
