package sweep_test

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"otklik/vk/sweep"
)

// post is what the model of VK holds.
type post struct {
	id          int
	at, indexed int64 // indexed: from when on the search finds it
}

// search is a model of newsfeed.search, in the manners that are not written down.
type search struct {
	posts    []post
	now      int64
	closed   bool // end_time counts in
	open     bool // start_time does not count
	totals   int  // 0 says none, 1 the truth, 2 always too many
	most     int
	asks     int
	problems []string
}

// answer shows posts, newest first.
func (s *search) answer(ask sweep.Ask) (page sweep.Page) {
	newer := func(a, b post) int { return cmp.Compare(b.at, a.at) }
	if s.asks++; s.asks == 1 {
		slices.SortStableFunc(s.posts, newer)
	}
	var found []post
	for _, p := range s.posts {
		late := p.at > ask.End || p.at == ask.End && !s.closed
		early := p.at < ask.Start || p.at == ask.Start && s.open
		if !late && !early && p.indexed <= s.now {
			found = append(found, p)
		}
	}
	switch s.totals {
	case 1:
		page.Total = len(found)
	case 2:
		page.Total = 1_000_000
	}
	found = found[:min(len(found), s.most)]
	from := 0
	if ask.From != "" {
		var err error
		if from, err = strconv.Atoi(ask.From); err != nil || from > len(found) {
			s.problems = append(s.problems, fmt.Sprintf("start_from %q of %d", ask.From, len(found)))
			return sweep.Page{}
		}
	}
	to := min(from+ask.Count, len(found))
	for _, p := range found[from:to] {
		page.Items = append(page.Items, sweep.Item{ID: strconv.Itoa(p.id), At: p.at})
	}
	if to < len(found) {
		page.Next = strconv.Itoa(to)
	}
	return page
}
