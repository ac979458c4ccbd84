package measure

import (
	"hash/fnv"
	"time"

	"otklik/tasks/check"
	"otklik/tasks/check/corpus"
)

// Held reports whether a pair belongs to the third on which nothing is tuned.
func Held(id string) bool {
	h := fnv.New32a()
	_, _ = h.Write([]byte(id)) // a hash never fails
	return h.Sum32()%3 == 0
}

// Input is what the check is given of a pair, at noon of its day.
func Input(p corpus.Pair, town corpus.Roster) check.Input {
	in := check.Input{
		Message: p.Message, Draft: p.Answer, Address: p.Place, District: p.District, Author: check.AuthorOf(p.Author),
		Media: check.Media{Photos: p.Media}, Streets: town.Streets, Places: append(append([]string(nil), town.Places...), town.Districts...), Staff: town.Staff,
		Now: time.Date(p.Date.Year(), p.Date.Month(), p.Date.Day(), 12, 0, 0, 0, time.UTC),
	}
	for _, d := range town.Departments {
		in.Departments = append(in.Departments, d.Name)
		if d.ID == p.Department {
			in.Own = d.Name
		}
	}
	return in
}
