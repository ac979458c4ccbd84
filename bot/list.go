package bot

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"otklik/tasks"
	"otklik/tasks/roll"
	"otklik/tasks/workflow"
)

// listed is how many tasks a page of a list names.
const listed = 8

// line is a task in a list, or one promise of it.
type line struct {
	roll.Entry
	term    tasks.Term // by which the list puts it; of no step where none runs
	due     time.Time  // zero where there is none
	late    bool
	promise *tasks.Promise // only in the list of promises
}

// listing is what a list shows.
type listing struct {
	page   Page
	spot   spot
	all    int // before the filters
	count  int // after them
	lines  []line
	values map[string][]value // what each filter can be set to
	card   *scene             // that is open
}

// duties are the roles that work on tasks.
func duties() []tasks.Role {
	return []tasks.Role{tasks.Operator, tasks.Controller, tasks.Executor, tasks.Responsible, tasks.Deputy, tasks.Head}
}

// oversight are the roles that see how the whole goes.
func oversight() []tasks.Role { return []tasks.Role{tasks.Controller, tasks.Deputy, tasks.Head} }

// listSheet is a list as a page.
func listSheet(p Page) sheet {
	roles := duties()
	if p == PageOpen {
		roles = oversight()
	}
	return sheet{
		draw: scene.list, roles: roles,
		fill: func(b *Bot, ctx context.Context, s *scene) error { return b.fillList(ctx, s, p) },
		turn: func(b *Bot, ctx context.Context, _ Update, s scene, k Pick) (turned, error) {
			return b.listTurn(ctx, s, k)
		},
	}
}

// fillList loads the card that is open in a list, or the tasks of its page.
func (b *Bot) fillList(ctx context.Context, s *scene, p Page) error {
	l := &listing{page: p, spot: spotIn(s.screen)}
	s.listing = l
	if l.spot.Task != "" {
		card, err := b.cardIn(ctx, l.spot, s.me.ID)
		if err != nil || card != nil {
			l.card = card
			return err
		}
		l.spot.Task = "" // it is not theirs to see any more
	}
	if err := b.flow.Follow(ctx); err != nil {
		return err
	}
	lines := b.lines(*s, l)
	l.all, l.values = len(lines), s.values(lines)
	lines = slices.DeleteFunc(lines, func(x line) bool { return !l.spot.passes(x) })
	l.count = len(lines)
	l.spot.Page = max(0, min(l.spot.Page, (l.count-1)/listed))
	l.lines = lines[min(l.spot.Page*listed, l.count):min((l.spot.Page+1)*listed, l.count)]
	return b.loadClosed(ctx, l.lines)
}

// cardIn is the card that is open in a list; nil where the person may not see it.
func (b *Bot) cardIn(ctx context.Context, at spot, me tasks.PersonID) (*scene, error) {
	s, err := b.scene(ctx, at.Task, me)
	if err != nil {
		return nil, err
	}
	if s.task.Rev == 0 || !s.mayOpen() {
		return nil, nil
	}
	if at.In == s.task.Status {
		s.screen = parseScreen(at.Inner)
	}
	return &s, b.fill(ctx, &s, tasks.ViewCard)
}

// loadClosed reads the closed tasks of a page: the roll does not keep them whole.
func (b *Bot) loadClosed(ctx context.Context, lines []line) error {
	for i := range lines {
		if lines[i].Task != nil {
			continue
		}
		t, err := b.flow.Task(ctx, lines[i].ID)
		if err != nil && !errors.Is(err, workflow.ErrNotFound) {
			return fmt.Errorf("load task: %w", err)
		}
		lines[i].Task = &t
	}
	return nil
}

// lines lists what belongs to a list before any filter: what is found the best first, everything else by its term, nearest first.
func (b *Bot) lines(s scene, l *listing) []line {
	if l.page == PageFind {
		return s.foundLines(b.roll.Find(l.spot.Asked, s.me))
	}
	var list []line
	overseen := s.overseen()
	for _, e := range b.roll.Open(s.me) {
		switch l.page {
		case PagePromises:
			list = append(list, s.promiseLines(e)...)
		case PageTasks:
			if term, ok := e.Task.Awaits(s.me, true); ok {
				list = append(list, s.line(e, term))
			} else if term, _ := e.Task.Pressing(); e.Task.Worked(s.me.ID) {
				list = append(list, s.line(e, term))
			}
		case PageQueue:
			if term, ok := s.queued(e, overseen); ok {
				list = append(list, s.line(e, term))
			}
		default:
			if s.boards(e, overseen) {
				term, _ := e.Task.Pressing()
				list = append(list, s.line(e, term))
			}
		}
	}
	slices.SortFunc(list, nearest)
	return list
}

// line is a task with the term by which it is listed.
func (s scene) line(e roll.Entry, term tasks.Term) line {
	return line{Entry: e, term: term, due: term.Due, late: !term.Due.IsZero() && term.Overdue(s.now)}
}

// foundLines are tasks that were found, closed ones among them.
func (s scene) foundLines(found []roll.Entry) []line {
	list := make([]line, 0, len(found))
	for _, e := range found {
		var term tasks.Term
		if e.Task != nil {
			term, _ = e.Task.Pressing()
		}
		list = append(list, s.line(e, term))
	}
	return list
}
