package corpus

import (
	"fmt"
	"io/fs"
	"strings"
)

// Roster is what the pairs take for granted of the town.
type Roster struct {
	Departments []Department
	Districts   []string
	Streets     []string // without «улица», as a plate shows them
	Places      []string // villages, parks, other names of places
	Staff       []string // surnames of staff that answers may name, in the nominative
}

// Department is a department of the administration.
type Department struct {
	ID   string
	Name string // the full name, in the nominative
}

// LoadRoster reads roster.txt from the folder of the pairs: lines of `key: value`, for departments `department: id name`;
// empty lines and those that begin with # say nothing. An error names the line.
func LoadRoster(folder fs.FS) (Roster, error) {
	const file = "roster.txt"
	data, err := fs.ReadFile(folder, file)
	if err != nil {
		return Roster{}, fmt.Errorf("read the corpus: %w", err)
	}
	var r Roster
	for i, line := range strings.Split(string(data), "\n") {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := r.set(line); err != nil {
			return Roster{}, fmt.Errorf("%s:%d: %w", file, i+1, err)
		}
	}
	return r, nil
}

func (r *Roster) set(line string) error {
	key, value, _ := strings.Cut(line, ":")
	value = strings.TrimSpace(value)
	if value == "" {
		return fmt.Errorf("%q is not a key with a value", line)
	}
	switch key {
	case "department":
		id, name, ok := strings.Cut(value, " ")
		if !ok {
			return fmt.Errorf("department %q has no name after its id", id)
		}
		r.Departments = append(r.Departments, Department{ID: id, Name: strings.TrimSpace(name)})
	case "district":
		r.Districts = append(r.Districts, value)
	case "street":
		r.Streets = append(r.Streets, value)
	case "place":
		r.Places = append(r.Places, value)
	case "staff":
		r.Staff = append(r.Staff, value)
	default:
		return fmt.Errorf("unknown key %q", key)
	}
	return nil
}
