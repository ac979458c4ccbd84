package bot

import (
	"strconv"
	"strings"
)

// screen is what a person has opened on a card: its name and what they have chosen there. It is kept with the message, so
// that it outlives a restart and the buttons stay short.
type screen struct {
	name string
	arg  string
}

// The screens. The plain view has an empty name.
const (
	screenTopics      = "topics"
	screenPlaces      = "places"      // arg: the topic
	screenDepartments = "departments" // arg: the chosen departments
	screenRaise       = "raise"       // the reasons of importance
	screenInterim     = "interim"     // the days of the final answer
	screenDelegate    = "delegate"    // the department's executors
	screenReview      = "review"      // arg: the draft's number, then the days that are not promises
	screenHistory     = "history"     // arg: the page
	screenAnyway      = "anyway"      // the message has changed: publish all the same?
	screenGrounds     = "grounds"
	screenCriteria    = "criteria" // arg: the draft's number, then the ticked criteria; on a line of its own, a proposed wording
	screenAnswers     = "answers"  // earlier answers to like messages
	screenTemplates   = "templates"
	screenChanges     = "changes" // what was changed since the version that was returned
)

func parseScreen(s string) screen {
	name, arg, _ := strings.Cut(s, "\n")
	return screen{name, arg}
}

func (s screen) String() string {
	if s.arg == "" {
		return s.name
	}
	return s.name + "\n" + s.arg
}

// ticked are the criteria that a controller has ticked, and the draft that they were ticked for.
func (s screen) ticked() (draft int, criteria []string) {
	if s.name != screenCriteria {
		return 0, nil
	}
	chosen, _, _ := strings.Cut(s.arg, "\n")
	parts := strings.Split(chosen, ",")
	draft, err := strconv.Atoi(parts[0])
	if err != nil {
		return 0, nil
	}
	return draft, parts[1:]
}

// tick adds a criterion or takes it off.
func (s screen) tick(draft int, criterion string) screen {
	was, criteria := s.ticked()
	if was != draft {
		criteria = nil
	}
	kept := []string{strconv.Itoa(draft)}
	found := false
	for _, c := range criteria {
		if c == criterion {
			found = true
			continue
		}
		kept = append(kept, c)
	}
	if !found && criterion != "" {
		kept = append(kept, criterion)
	}
	next := screen{screenCriteria, strings.Join(kept, ",")}
	if text := s.edit(); text != "" && was == draft {
		return next.withEdit(draft, text)
	}
	return next
}
