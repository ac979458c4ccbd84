package bot

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// boardRest is how long a board stands unchanged at the least.
const boardRest = 5 * time.Second

// boardDepartments is how many departments have buttons of their own under the board.
const boardDepartments = 8

// stepBoardDone is the board's screen when it is put away.
const stepBoardDone = "done"

// tally counts open tasks of one department, or of none, by where they stand.
type tally struct {
	department tasks.DepartmentID // noPlace for none
	count      int
	late       int
	states     map[tasks.Status][2]int // open, late
}

// boardSheet is the page of /board.
func boardSheet() sheet {
	return sheet{
		draw: scene.board, roles: oversight(), fill: (*Bot).fillBoard, every: boardRest, pin: true,
		turn: func(b *Bot, _ context.Context, u Update, s scene, p Pick) (turned, error) {
			return b.boardTurn(u, s, p), nil
		},
	}
}

// fillBoard counts.
func (b *Bot) fillBoard(ctx context.Context, s *scene) error {
	if err := b.flow.Follow(ctx); err != nil {
		return err
	}
	s.tallies = s.tallied(b.lines(*s, &listing{page: PageOpen}))
	return nil
}

// tallied counts tasks by department: what is overdue in front, then what has the most.
func (s scene) tallied(lines []line) []tally {
	by := map[tasks.DepartmentID]*tally{}
	for _, l := range lines {
		d := cmp.Or(l.Department, noPlace)
		if by[d] == nil {
			by[d] = &tally{department: d, states: map[tasks.Status][2]int{}}
		}
		x, state := by[d], by[d].states[l.Status]
		x.count++
		state[0]++
		if l.late {
			x.late++
			state[1]++
		}
		x.states[l.Status] = state
	}
	list := make([]tally, 0, len(by))
	for _, x := range by {
		list = append(list, *x)
	}
	slices.SortFunc(list, func(a, b tally) int {
		return cmp.Or(cmp.Compare(b.late, a.late), cmp.Compare(b.count, a.count), strings.Compare(string(a.department), string(b.department)))
	})
	return list
}

// board draws the summary.
func (s scene) board() Message {
	var t Text
	t.Add(Bold, "📊 Сводка\n")
	if s.screen.name == stepBoardDone {
		t.Line("Закрыта. Открыть снова — /board")
		return Message{Text: t}
	}
	all, late := 0, 0
	for _, x := range s.tallies {
		all, late = all+x.count, late+x.late
	}
	t.Line(fmt.Sprintf("Открыто: %d, просрочено: %d", all, late))
	for _, x := range s.tallies {
		s.addTally(&t, x)
	}
	t.Add(Italic, "\nОбновляется сама\n")
	return Message{Text: t, Buttons: s.boardButtons(late)}
}

// addTally says how a department stands, step by step.
func (s scene) addTally(t *Text, x tally) {
	head := "\n" + capital(s.tallyName(x)) + ": " + fmt.Sprint(x.count)
	if x.late > 0 {
		head = fmt.Sprintf("\n⏰ %s: %d, просрочено %d", capital(s.tallyName(x)), x.count, x.late)
	}
	t.Add(Bold, head+"\n")
	for _, st := range tasks.Statuses() {
		n := x.states[st]
		switch {
		case n[1] > 0:
			t.Line(fmt.Sprintf("• %s — %d (⏰ %d)", stands(st), n[0], n[1]))
		case n[0] > 0:
			t.Line(fmt.Sprintf("• %s — %d", stands(st), n[0]))
		}
	}
}

func (s scene) tallyName(x tally) string {
	if x.department == noPlace {
		return sayNoDepartment
	}
	return s.departmentName(x.department)
}

// boardButtons open lists of what the board counts.
func (s scene) boardButtons(late int) [][]Button {
	var rows [][]Button
	if late > 0 {
		rows = append(rows, []Button{PageBoard.pick("⏰ "+LabelOverdue, pickOverdue, "")})
	}
	var buttons []Button
	for _, x := range s.tallies[:min(len(s.tallies), boardDepartments)] {
		code := string(x.department)
		if code != noPlace {
			code = Shorten(code)
		}
		buttons = append(buttons, PageBoard.pick(capital(s.tallyName(x)), pickValue, filterDepartment+code))
	}
	return append(append(rows, inRows(buttons, 1)...), []Button{PageBoard.pick(LabelEnough, pickLeave, "")})
}

// boardTurn opens a list beside the board, or puts the board away.
func (b *Bot) boardTurn(u Update, s scene, p Pick) turned {
	t := turned{next: s.screen}
	var at spot
	switch {
	case p.Choice == pickLeave:
		t.next = screen{name: stepBoardDone}
		t.after = func(ctx context.Context) error {
			b.pinned(ctx, u.Chat, u.Tap.Message, false)
			return nil
		}
		return t
	case p.Choice == pickOverdue:
		at.Overdue = true
	case p.Choice == pickValue && strings.HasPrefix(p.Arg, filterDepartment):
		at = s.set(at, filterDepartment, p.Arg[1:])
	default:
		t.words = sayOldButton
		return t
	}
	u.Key += "/list" // its own has been used to turn the page
	t.after = func(ctx context.Context) error { return b.openPageAt(ctx, u, s.me, PageOpen, at.screen(), 0) }
	return t
}

// rests is until when the message of a view must stay as it is; zero for a view that may change at once.
func rests(v tasks.View, ref workflow.Ref) time.Time {
	sh, ok := sheetOf(v)
	if !ok || sh.every == 0 || spotDone(ref) {
		return time.Time{}
	}
	return ref.At.Add(sh.every)
}

// spotDone tells whether a board is put away: that is shown at once.
func spotDone(ref workflow.Ref) bool { return parseScreen(ref.Screen).name == stepBoardDone }

// pin keeps a new message in sight in place of the one before, if its view is such.
func (b *Bot) pin(ctx context.Context, ref, old workflow.Ref) {
	sh, ok := sheetOf(ref.View)
	if !ok || !sh.pin {
		return
	}
	if old.Message != "" && old.Chat == ref.Chat {
		b.pinned(ctx, old.Chat, old.Message, false)
	}
	b.pinned(ctx, ref.Chat, ref.Message, true)
}

// pinned pins a message or takes the pin off. It is a courtesy: where the messenger refuses, the message stands as any other.
func (b *Bot) pinned(ctx context.Context, chat int64, message string, on bool) {
	if err := b.out.Pin(ctx, chat, message, on); err != nil && ctx.Err() == nil {
		b.log.Info("a pin was not set", "on", on, "err", err)
	}
}

// Boards has every board drawn again that would look different by now. The one who delivers them lets each rest for five seconds.
func (b *Bot) Boards(ctx context.Context) error {
	roster, err := b.flow.People(ctx)
	if err != nil {
		return err
	}
	sh, view := sheets()[PageBoard], PageBoard.view()
	for _, p := range roster.People {
		if p.Account == 0 {
			continue
		}
		ref, err := b.flow.RefOf(ctx, "", p.ID, view)
		if errors.Is(err, workflow.ErrNotFound) {
			continue
		}
		if err != nil {
			return fmt.Errorf("message reference: %w", err)
		}
		if ref.Chat != p.Account || spotDone(ref) {
			continue
		}
		if !sh.mayUse(p) {
			if err := b.closeBoard(ctx, ref); err != nil {
				return err
			}
			continue
		}
		s, err := b.scene(ctx, "", p.ID)
		if err != nil {
			return err
		}
		if err := b.fillBoard(ctx, &s); err != nil {
			return err
		}
		if shown(s.board()) == ref.Shown {
			continue
		}
		n := tasks.Notice{Person: p.ID, View: view, Call: ref.Call}
		if err := b.flow.Commit(ctx, workflow.Commit{Put: []workflow.Item{workflow.NoticeItem(n, b.now())}}); err != nil {
			return fmt.Errorf("renew a board: %w", err)
		}
	}
	return nil
}

// closeBoard puts the board away of somebody who may not have it any more: it would stand there and count nothing.
func (b *Bot) closeBoard(ctx context.Context, ref workflow.Ref) error {
	ref.Screen, ref.ScreenIn, ref.Shown = screen{name: stepBoardDone}.String(), tasks.None, ""
	n := tasks.Notice{Person: ref.Person, View: ref.View, Call: ref.Call}
	err := b.flow.Commit(ctx, workflow.Commit{Refs: []workflow.Ref{ref}, Put: []workflow.Item{workflow.NoticeItem(n, b.now())}})
	if err != nil {
		return fmt.Errorf("put a board away: %w", err)
	}
	b.pinned(ctx, ref.Chat, ref.Message, false)
	return nil
}
