package tasks

import (
	"maps"
	"strings"
	"unicode"
)

// SetWords is the roster with the words of a topic's messages. The error is an *Error.
func (r Roster) SetWords(topic string, words []string) (Roster, error) {
	list, code := wordList(words)
	if code != "" {
		return r, &Error{Code: code}
	}
	if _, _, code := rename(r.Topics, topic, topic, UnknownTopic); code != "" || topic == "" {
		return r, &Error{Code: UnknownTopic}
	}
	r.Words = keyed(r.Words, topic, topic, list)
	return r, nil
}

// SetOfficeWords is the roster with the words of a department's messages. The error is an *Error.
func (r Roster) SetOfficeWords(id DepartmentID, words []string) (Roster, error) {
	d, ok := r.Department(id)
	list, code := wordList(words)
	switch {
	case !ok:
		return r, &Error{Code: UnknownDepartment}
	case code != "":
		return r, &Error{Code: code}
	}
	d.Words = list
	next, _, err := r.PutDepartment(d)
	return next, err
}

// SetStreets is the roster with the streets of a district. The error is an *Error.
func (r Roster) SetStreets(district string, streets []string) (Roster, error) {
	list, code := wordList(streets)
	if code != "" {
		return r, &Error{Code: code}
	}
	if _, _, code := rename(r.Districts, district, district, UnknownDistrict); code != "" || district == "" {
		return r, &Error{Code: UnknownDistrict}
	}
	r.Streets = keyed(r.Streets, district, district, list)
	return r, nil
}

// SetUrgent is the roster with the words of messages of high importance. The error is an *Error.
func (r Roster) SetUrgent(words []string) (Roster, error) {
	list, code := wordList(words)
	if code != "" {
		return r, &Error{Code: code}
	}
	r.Urgent = list
	return r, nil
}

// wordList tidies a list: each entry a name with a letter in it, each once.
func wordList(words []string) (list []string, code Code) {
	seen := map[string]bool{}
	for _, w := range words {
		name, ok := Tidy(w)
		if name == "" || seen[strings.ToLower(name)] {
			continue
		}
		if !ok || !strings.ContainsFunc(name, unicode.IsLetter) {
			return nil, BadName
		}
		seen[strings.ToLower(name)] = true
		list = append(list, name)
	}
	return list, ""
}

// keyed is a map of lists in which a name's list stands under another name; an empty list goes.
func keyed(lists map[string][]string, old, name string, list []string) map[string][]string {
	next := maps.Clone(lists)
	delete(next, old)
	if len(list) == 0 || name == "" {
		return next
	}
	if next == nil {
		next = map[string][]string{}
	}
	next[name] = list
	return next
}

// SetPlaces is the roster with the places that people name instead of a street. The error is an *Error.
func (r Roster) SetPlaces(places []string) (Roster, error) {
	list, code := wordList(places)
	if code != "" {
		return r, &Error{Code: code}
	}
	r.Places = list
	return r, nil
}
