package bot

import (
	"fmt"
	"slices"
	"strings"

	"otklik/tasks"
	"otklik/tasks/suggest"
)

// What the words of a message and earlier choices suggest stands first among the buttons, with its reason on the card. People
// choose freely all the same.

// suggested asks what would most likely be chosen for the message, if there is anything to choose.
func (s scene) suggested() suggest.Suggestions {
	fresh := s.task.Status == tasks.Detected || s.task.Status == tasks.Registered
	if chooses := s.may(tasks.DoRegister) || s.may(tasks.DoAssign); !chooses && !(fresh && s.may(tasks.DoRaise)) {
		return suggest.Suggestions{}
	}
	return s.memory.Suggest(s.task, s.roster)
}

// addSuggested says in a line what is suggested where something is to be chosen, and hints at high importance.
func (s scene) addSuggested(t *Text) {
	switch s.screen.name {
	case screenTopics:
		addLikely(t, s.likely.Topics, itself)
	case screenPlaces:
		addLikely(t, s.likely.Districts, itself)
	case "", screenDepartments:
		if s.may(tasks.DoAssign) && (s.task.Status == tasks.Registered || s.screen.name != "") {
			addLikely(t, s.likelyDepartments(), func(v string) string { return s.departmentName(tasks.DepartmentID(v)) })
		}
	}
	s.addUrgent(t)
}

// urges tells whether high importance is suggested: while the message is new, for later somebody has looked.
func (s scene) urges() bool {
	fresh := s.task.Status == tasks.Detected || s.task.Status == tasks.Registered
	return fresh && s.task.Importance != tasks.High && s.may(tasks.DoRaise) && s.screen.name != screenRaise && len(s.likely.High) > 0
}

// addUrgent hints at high importance.
func (s scene) addUrgent(t *Text) {
	if s.urges() {
		t.Add(Italic, "❗ Похоже на повышенную важность"+because(s.likely.High[0].Reason)+"\n")
	}
}

// likelyDepartments are those suggested for the topic that the operator has chosen; without any, those for the words.
func (s scene) likelyDepartments() []suggest.Suggestion {
	list := slices.Clone(s.likely.Departments)
	fits := func(x suggest.Suggestion) int {
		d, _ := s.roster.Department(tasks.DepartmentID(x.Value))
		return fit(d, s.task.Topic)
	}
	slices.SortStableFunc(list, func(a, b suggest.Suggestion) int { return fits(b) - fits(a) })
	served := slices.ContainsFunc(s.roster.Departments, func(d tasks.Department) bool { return fit(d, s.task.Topic) == 1 })
	if served && (len(list) == 0 || fits(list[0]) == 0) { // what the operator has chosen counts for more
		return nil
	}
	return list
}

func addLikely(t *Text, list []suggest.Suggestion, name func(string) string) {
	if len(list) > 0 {
		t.Add(Italic, "Похоже: "+name(list[0].Value)+because(list[0].Reason)+"\n")
	}
}

// because says why: « — слова „яма“, „асфальт“; похоже на № 12, 15».
func because(r suggest.Reason) string {
	var parts []string
	switch {
	case r.Street != "" && !strings.Contains(r.Street, " "): // only its name, as messages write it
		parts = append(parts, "улица „"+r.Street+"“")
	case r.Street != "":
		parts = append(parts, r.Street)
	case len(r.Words) == 1:
		parts = append(parts, "слово „"+r.Words[0]+"“")
	case len(r.Words) > 1:
		parts = append(parts, "слова „"+strings.Join(r.Words, "“, „")+"“")
	}
	if r.Topic != "" {
		parts = append(parts, "тема «"+r.Topic+"»")
	}
	if len(r.Like) > 0 {
		numbers := make([]string, 0, len(r.Like))
		for _, n := range r.Like {
			numbers = append(numbers, fmt.Sprint(n))
		}
		parts = append(parts, "похоже на № "+strings.Join(numbers, ", "))
	}
	if len(parts) == 0 {
		return ""
	}
	return " — " + strings.Join(parts, "; ")
}

// itself is the value of what is its own name.
func itself(v string) string { return v }

// likeliest puts what is suggested first, the likeliest before the others; the rest keeps its order.
func likeliest[T any](items []T, list []suggest.Suggestion, value func(T) string) []T {
	place := func(item T) int {
		i := slices.IndexFunc(list, func(x suggest.Suggestion) bool { return x.Value == value(item) })
		if i < 0 {
			return len(list)
		}
		return i
	}
	out := slices.Clone(items)
	slices.SortStableFunc(out, func(a, b T) int { return place(a) - place(b) })
	return out
}
