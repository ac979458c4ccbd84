package config

import (
	"fmt"
	"io"
	"strings"

	"otklik/tasks"
)

// WriteRoster writes a roster in the form that LoadRoster reads. What the messenger reported about a person (that
// nothing gets through) is not part of the form.
func WriteRoster(w io.Writer, r *tasks.Roster) error {
	var b strings.Builder
	writeTopics(&b, r)
	fmt.Fprintf(&b, "districts: %s\n", flow(r.Districts))
	if len(r.Streets) > 0 {
		b.WriteString("streets:\n")
		for _, district := range ordered(r.Districts, r.Streets) {
			fmt.Fprintf(&b, "  %s: %s\n", plain(district), flow(r.Streets[district]))
		}
	}
	if len(r.Urgent) > 0 {
		fmt.Fprintf(&b, "urgent: %s\n", flow(r.Urgent))
	}
	if len(r.Places) > 0 {
		fmt.Fprintf(&b, "places: %s\n", flow(r.Places))
	}
	section(&b, "departments", r.Departments, departmentFields)
	section(&b, "people", r.People, personFields)
	if len(r.Templates) > 0 {
		section(&b, "templates", r.Templates, templateFields)
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("write the roster: %w", err)
	}
	return nil
}

// writeTopics writes topics in one line, or an item a line where one has words.
func writeTopics(b *strings.Builder, r *tasks.Roster) {
	if len(r.Words) == 0 {
		fmt.Fprintf(b, "topics: %s\n", flow(r.Topics))
		return
	}
	b.WriteString("topics:\n")
	for _, t := range r.Topics {
		if words := r.Words[t]; len(words) > 0 {
			fmt.Fprintf(b, "  - {name: %s, words: %s}\n", plain(t), flow(words))
		} else {
			fmt.Fprintf(b, "  - %s\n", plain(t))
		}
	}
}

// section writes a list, an item a line.
func section[T any](b *strings.Builder, key string, items []T, fieldsOf func(T) []string) {
	if len(items) == 0 {
		fmt.Fprintf(b, "%s: []\n", key)
		return
	}
	fmt.Fprintf(b, "%s:\n", key)
	for _, item := range items {
		fmt.Fprintf(b, "  - {%s}\n", strings.Join(fieldsOf(item), ", "))
	}
}

func departmentFields(d tasks.Department) []string {
	f := []string{"id: " + plain(string(d.ID)), "name: " + plain(d.Name)}
	if len(d.Topics) > 0 {
		f = append(f, "topics: "+flow(d.Topics))
	}
	if len(d.Words) > 0 {
		f = append(f, "words: "+flow(d.Words))
	}
	if d.Chat != 0 {
		f = append(f, fmt.Sprintf("chat: %d", d.Chat))
	}
	return f
}

func personFields(p tasks.Person) []string {
	f := []string{"id: " + plain(string(p.ID)), "name: " + plain(p.Name), "roles: " + flow(p.Roles)}
	if p.Department != "" {
		f = append(f, "department: "+plain(string(p.Department)))
	}
	if len(p.Departments) > 0 {
		f = append(f, "departments: "+flow(p.Departments))
	}
	if p.Account != 0 {
		f = append(f, fmt.Sprintf("telegram: %d", p.Account))
	}
	if p.Substitute != "" {
		f = append(f, "substitute: "+plain(string(p.Substitute)))
	}
	return f
}
