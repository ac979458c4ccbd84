package check

import "otklik/tasks/dates"

// shared is what several rules know, made once.
type shared struct {
	names    map[string]given
	hello    *lexicon
	concepts []concept
}

func newShared() *shared {
	return &shared{
		names:    givenNames(),
		concepts: concepts(),
		hello:    phrases("здравствуйте / добрый день|вечер / доброе утро / доброго дня|времени / приветствуем / привет / спасибо"),
	}
}

// sheet is one draft on the desk: the input with both texts read.
type sheet struct {
	Input
	*shared
	draft    *page
	message  *page
	mentions []dates.Mention // of the draft
	said     map[string]bool // stems and numbers of the draft
	answered []bool          // whether the draft has a word for each of the concepts
}

// lay puts a draft on the desk: whatever several rules ask of it is found once.
func lay(in Input, known *shared) *sheet {
	s := &sheet{Input: in, shared: known, draft: read(in.Draft), message: read(in.Message), mentions: datesOf(in), said: map[string]bool{}}
	for _, w := range s.draft.words {
		if w.kind == digits {
			s.said[w.low] = true
		} else {
			s.said[w.stem] = true
		}
	}
	s.answered = make([]bool, len(s.concepts))
	for k, c := range s.concepts {
		s.answered[k] = c.answers.has(s.draft, s.draft.everywhere())
	}
	return s
}
