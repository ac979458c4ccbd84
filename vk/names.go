package vk

import (
	"context"
	"maps"
	"strings"
	"sync"
	"time"

	"github.com/SevereCloud/vksdk/v2/api"

	"otklik/tasks"
)

const (
	nameAge     = time.Hour // how long a name is believed
	namesKept   = 10_000    // more than one answer of Long Poll brings
	peopleCall  = 1000      // ids in one call, VK's limit
	groupsCall  = 500       // as well
	nameTries   = 3
	namesBudget = 10 * time.Second // a message without a name is better than a late one
)

// names remembers who is who for a while.
type names struct {
	mu    sync.Mutex
	known map[int64]naming
}

type naming struct {
	first, last string
	dative      string // as in «ответ Анне Котовой»; "" where VK does not decline it
	city        string
	at          time.Time
}

func newNames() names { return names{known: map[int64]naming{}} }

// fresh returns what is known of the ids, and the ids that have to be asked for.
func (n *names) fresh(ids []int64, now time.Time) (known map[int64]naming, ask []int64) {
	n.mu.Lock()
	defer n.mu.Unlock()
	known = map[int64]naming{}
	for _, id := range ids {
		if _, seen := known[id]; seen {
			continue
		}
		name, ok := n.known[id]
		if !ok || now.Sub(name.at) > nameAge {
			ask = append(ask, id)
		}
		known[id] = name // an old name is still better than none
	}
	return known, ask
}

func (n *names) learn(learned map[int64]naming) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if len(n.known)+len(learned) > namesKept {
		clear(n.known)
	}
	maps.Copy(n.known, learned)
}

// name writes the authors' names into the messages. Where VK does not tell them they stay empty.
func (c *Client) name(ctx context.Context, list []tasks.Found) {
	var ids []int64
	for _, f := range list {
		ids = append(ids, f.Author.ID)
	}
	c.meet(ctx, ids)
	patient, cancel := context.WithTimeout(ctx, aroundBudget)
	above := c.around(patient, list)
	cancel()
	c.meet(ctx, above)
	c.named(list)
}

// meet asks for the names that are not known.
func (c *Client) meet(ctx context.Context, ids []int64) {
	if _, ask := c.names.fresh(ids, c.now()); len(ask) > 0 {
		c.names.learn(c.askNames(ctx, ask))
	}
}

// named writes what is known of the authors' names into the messages.
func (c *Client) named(list []tasks.Found) {
	var ids []int64
	for _, f := range list {
		ids = append(ids, f.Author.ID)
	}
	known, _ := c.names.fresh(ids, c.now())
	for i, f := range list {
		a, n := &list[i].Author, known[f.Author.ID]
		a.FirstName, a.LastName, a.Dative, a.City = n.first, n.last, n.dative, n.city
		a.Joined, a.Newest = joined(a.ID)
	}
	c.placed(list)
}

func (c *Client) askNames(ctx context.Context, ids []int64) map[int64]naming {
	ctx, cancel := context.WithTimeout(ctx, namesBudget)
	defer cancel()
	var people, groups []int64
	for _, id := range ids {
		if id > 0 {
			people = append(people, id)
		} else {
			groups = append(groups, -id)
		}
	}
	learned := map[int64]naming{}
	c.inParts(ctx, people, peopleCall, func(part []int64) error { return c.askPeople(ctx, part, learned) })
	c.inParts(ctx, groups, groupsCall, func(part []int64) error { return c.askGroups(ctx, part, learned) })
	return learned
}

// inParts asks for ids in parts of a size, each a few times.
func (c *Client) inParts(ctx context.Context, ids []int64, size int, ask func([]int64) error) {
	for len(ids) > 0 {
		part := ids[:min(size, len(ids))]
		ids = ids[len(part):]
		var err error
		for try := range nameTries {
			if err = ask(part); err == nil || ClassOf(err) != Again || ctx.Err() != nil {
				break
			}
			pause(ctx, backoff(try))
		}
		if err != nil {
			c.log.Warn("authors' names were not told", "count", len(part), "error", err)
		}
	}
}

func (c *Client) askPeople(ctx context.Context, ids []int64, learned map[int64]naming) error {
	var people []struct {
		ID          int64  `json:"id"`
		First       string `json:"first_name"`
		Last        string `json:"last_name"`
		FirstTo     string `json:"first_name_dat"`
		LastTo      string `json:"last_name_dat"`
		Deactivated string `json:"deactivated"`
		City        struct {
			Title string `json:"title"`
		} `json:"city"`
	}
	params := api.Params{"user_ids": ids, "lang": "ru", "fields": "city,first_name_dat,last_name_dat"}
	if err := c.community.read(ctx, "users.get", params, &people); err != nil {
		return err
	}
	for _, p := range people {
		name := naming{first: strings.TrimSpace(p.First), last: strings.TrimSpace(p.Last), at: c.now()}
		name.dative, name.city = strings.TrimSpace(p.FirstTo+" "+p.LastTo), strings.TrimSpace(p.City.Title)
		if p.Deactivated != "" && name.first == "DELETED" {
			name.first, name.last, name.dative = "", "", "" // VK's mark, not a name to address a person by
		}
		learned[p.ID] = name
	}
	return nil
}

func (c *Client) askGroups(ctx context.Context, ids []int64, learned map[int64]naming) error {
	var groups []struct {
		ID   int64  `json:"id"`
		Name string `json:"name"`
	}
	if err := c.community.read(ctx, "groups.getById", api.Params{"group_ids": ids, "lang": "ru"}, &groups); err != nil {
		return err
	}
	for _, g := range groups {
		learned[-g.ID] = naming{first: strings.TrimSpace(g.Name), at: c.now()}
	}
	return nil
}
