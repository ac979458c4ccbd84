package bot

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// Pick is the data of a button that belongs to no task: a choice on a page such as /absent.
type Pick struct {
	Page   Page
	Choice string // of the page's own
	Arg    string
}

// Page names a message of buttons that belongs to no task. Pages stand in buttons: never give one another meaning.
type Page string

// The pages, each with the command that opens it.
const (
	PageAbsent   Page = "ab" // /absent
	PagePractice Page = "pc" // /practice, and the welcome of somebody new
	PageInvite   Page = "iv" // /invite
	PageStaff    Page = "sf" // /staff
	PageNew      Page = "nw" // /new
	PageTasks    Page = "tk" // /tasks
	PageQueue    Page = "qu" // /queue
	PageFind     Page = "fi" // /find
	PagePromises Page = "pr" // /promises
	PageBoard    Page = "bd" // /board
	PageOpen     Page = "op" // what a button of the board opens
)

// view is the view as which a page is kept.
func (p Page) view() tasks.View { return "page/" + tasks.View(p) }

// old says that a button of the page is not looked after any more, and how to begin again.
func (p Page) old() string {
	return sayOldPage + map[Page]string{
		PageAbsent: "absent", PagePractice: "practice", PageInvite: "invite", PageStaff: "staff",
		PageNew:   "new",
		PageTasks: "tasks", PageQueue: "queue", PageFind: "find", PagePromises: "promises", PageBoard: "board", PageOpen: "board",
	}[p]
}

// pick makes a button of the page.
func (p Page) pick(label, choice, arg string) Button {
	return Button{Label: label, Data: Pick{Page: p, Choice: choice, Arg: arg}.Encode()}
}

// Pages lists every page.
func Pages() []Page { return slices.Sorted(maps.Keys(sheets())) }

// sheet is what a page does: how it looks, what a choice and what words in reply make of it.
type sheet struct {
	draw func(s scene) Message
	turn func(b *Bot, ctx context.Context, u Update, s scene, p Pick) (turned, error)
	// words returns the next screen, or why the words cannot be taken; nil takes no words.
	words func(b *Bot, ctx context.Context, s scene, said *Said) (next screen, refused string, err error)
	roles []tasks.Role // who may use the page; empty for everybody
	// fill loads what the page shows besides the roster; nil for nothing.
	fill func(b *Bot, ctx context.Context, s *scene) error
	// every is how long the page stays as it is at the least: what comes sooner is shown together; 0 for at once.
	every time.Duration
	pin   bool // keep it in sight above the chat
}

// sheets lists the pages.
func sheets() map[Page]sheet {
	return map[Page]sheet{
		PageAbsent: {
			draw: scene.absent,
			turn: func(b *Bot, ctx context.Context, _ Update, s scene, p Pick) (turned, error) {
				return b.absentTurn(ctx, s, p)
			},
			words: func(_ *Bot, _ context.Context, s scene, said *Said) (screen, string, error) {
				next, refused := s.absentWords(said.Text)
				return next, refused, nil
			},
		},
		PagePractice: {
			draw: scene.practice,
			turn: func(_ *Bot, _ context.Context, _ Update, s scene, p Pick) (turned, error) {
				return s.practiceTurn(p), nil
			},
			words: func(_ *Bot, _ context.Context, s scene, said *Said) (screen, string, error) {
				next, refused := s.practiceWords(said.Text)
				return next, refused, nil
			},
		},
		PageInvite: {
			draw: scene.invite, roles: []tasks.Role{tasks.Admin},
			turn: func(b *Bot, ctx context.Context, _ Update, s scene, p Pick) (turned, error) {
				return b.inviteTurn(ctx, s, p)
			},
		},
		PageStaff: {
			draw: scene.staff, roles: []tasks.Role{tasks.Admin}, fill: (*Bot).fillStaff,
			turn: func(b *Bot, ctx context.Context, u Update, s scene, p Pick) (turned, error) {
				return b.staffTurn(ctx, u, s, p)
			},
			words: func(b *Bot, ctx context.Context, s scene, said *Said) (screen, string, error) {
				return b.staffWords(ctx, s, said.Text)
			},
		},
		PageNew: handSheet(),
		PageTemplates: {
			draw: scene.templatesPage, roles: []tasks.Role{tasks.Responsible, tasks.Controller, tasks.Admin},
			turn: func(b *Bot, ctx context.Context, _ Update, s scene, p Pick) (turned, error) {
				return b.templatesTurn(ctx, s, p)
			},
			words: func(b *Bot, ctx context.Context, s scene, said *Said) (screen, string, error) {
				return b.templatesWords(ctx, s, said)
			},
		},
		PageTasks: listSheet(PageTasks), PageQueue: listSheet(PageQueue), PageFind: findSheet(),
		PagePromises: listSheet(PagePromises), PageOpen: listSheet(PageOpen), PageBoard: boardSheet(),
	}
}

// mayUse reports whether a person may use a page.
func (sh sheet) mayUse(me tasks.Person) bool {
	return len(sh.roles) == 0 || slices.ContainsFunc(sh.roles, me.Has)
}

// sheetOf finds the page that is kept as a view.
func sheetOf(v tasks.View) (sheet, bool) {
	name, ok := strings.CutPrefix(string(v), "page/")
	if !ok {
		return sheet{}, false
	}
	sh, ok := sheets()[Page(name)]
	return sh, ok
}

const pickVersion = "2" // buttons of tasks have "1"

// Encode writes a pick as a button's data, at most 64 bytes of ASCII.
func (p Pick) Encode() string {
	return strings.Join([]string{pickVersion, string(p.Page), p.Choice, p.Arg}, ":")
}

// ParsePick reads a button's data; anything that Encode does not write is an error.
func ParsePick(data string) (Pick, error) {
	parts := strings.SplitN(data, ":", 4)
	if len(data) > maxPress || len(parts) != 4 || parts[0] != pickVersion || !slices.Contains(Pages(), Page(parts[1])) {
		return Pick{}, fmt.Errorf("not a choice of this program: %d bytes", len(data))
	}
	return Pick{Page: Page(parts[1]), Choice: parts[2], Arg: parts[3]}, nil
}

// turned is what a choice makes of a page.
type turned struct {
	next  screen
	words string // the tap's answer
	alert bool
	after func(ctx context.Context) error // what follows when the tap has been answered; nil for nothing
}

// picked carries out a tap on a page. Whatever happens, the tap is answered.
func (b *Bot) picked(ctx context.Context, u Update, me tasks.Person, p Pick) error {
	leave, err := b.gate.enter(ctx, crossed("", me.ID))
	if err != nil {
		return err
	}
	defer leave()
	t, err := b.choose(ctx, u, me, p)
	if err != nil {
		t.words, t.alert, t.after = b.fault(u, me, err), true, nil
	}
	if err := b.answer(ctx, u, t.words, t.alert); err != nil || t.after == nil {
		return err
	}
	return t.after(ctx)
}

// choose finds the page that a button stands on and turns it.
func (b *Bot) choose(ctx context.Context, u Update, me tasks.Person, p Pick) (turned, error) {
	s, err := b.scene(ctx, "", me.ID)
	if err != nil {
		return turned{}, err
	}
	ref, current, err := b.pageRef(ctx, u, me, p.Page)
	if err != nil {
		return turned{}, err
	}
	if !current {
		if err := b.out.Strip(ctx, ref.Chat, ref.Message, Prompt); err != nil {
			b.log.Debug("old buttons stay", "person", me.ID, "err", err)
		}
		return turned{words: p.Page.old()}, nil
	}
	sh := sheets()[p.Page]
	if !sh.mayUse(s.me) {
		return turned{words: refusalWords(tasks.Forbidden), alert: true, next: parseScreen(ref.Screen)}, nil
	}
	s.screen = parseScreen(ref.Screen)
	t, err := sh.turn(b, ctx, u, s, p)
	if err != nil {
		return t, err
	}
	return t, b.turnPage(ctx, u, ref, t.next)
}

// pageRef is the message of a page whose button was tapped, and whether it is the one that shows the page now.
func (b *Bot) pageRef(ctx context.Context, u Update, me tasks.Person, p Page) (workflow.Ref, bool, error) {
	ref, err := b.refAt(ctx, u.Chat, u.Tap.Message)
	if errors.Is(err, workflow.ErrNotFound) { // the program died between sending the page and noting it
		ref, err = workflow.Ref{Chat: u.Chat, Message: u.Tap.Message, Person: me.ID, View: p.view(), Call: b.now().UnixNano()}, nil
	}
	if err != nil {
		return ref, false, fmt.Errorf("message reference: %w", err)
	}
	latest, err := b.flow.RefOf(ctx, "", me.ID, p.view())
	if errors.Is(err, workflow.ErrNotFound) {
		return ref, true, nil
	}
	if err != nil {
		return ref, false, fmt.Errorf("message reference: %w", err)
	}
	return ref, latest.Message == ref.Message, nil
}

// turnPage notes what a page shows next and has it drawn.
func (b *Bot) turnPage(ctx context.Context, u Update, ref workflow.Ref, next screen) error {
	ref.Screen, ref.ScreenIn, ref.Shown = next.String(), tasks.None, ""
	n := tasks.Notice{Person: ref.Person, View: ref.View, Call: ref.Call}
	err := b.flow.Commit(ctx, workflow.Commit{
		Keys: []workflow.Key{{Name: u.Key, Until: b.now().Add(keyLife)}}, Refs: []workflow.Ref{ref},
		Put: []workflow.Item{workflow.PromptItem(n, b.now())},
	})
	if errors.Is(err, workflow.ErrRepeated) {
		return nil
	}
	return err
}

// openPage sends a page as a new message to somebody who may use it.
func (b *Bot) openPage(ctx context.Context, u Update, me tasks.Person, p Page) error {
	if !sheets()[p].mayUse(me) {
		return b.tell(ctx, u, refusalWords(tasks.Forbidden))
	}
	return b.openPageAt(ctx, u, me, p, screen{}, 0)
}

// saidTo takes words in reply to a message that belongs to no task.
func (b *Bot) saidTo(ctx context.Context, u Update, me tasks.Person, ref workflow.Ref) error {
	sh, ok := sheetOf(ref.View)
	if !ok || sh.words == nil {
		return b.tell(ctx, u, sayForeign)
	}
	if !sh.mayUse(me) {
		return b.tell(ctx, u, refusalWords(tasks.Forbidden))
	}
	leave, err := b.gate.enter(ctx, crossed("", me.ID)) // like a tap: no edit of the page is noted meanwhile
	if err != nil {
		return err
	}
	defer leave()
	s, err := b.scene(ctx, "", me.ID)
	if err != nil {
		return err
	}
	latest, err := b.flow.RefOf(ctx, "", me.ID, ref.View)
	if err != nil || latest.Message != ref.Message {
		return b.tell(ctx, u, sayOldPage+"help")
	}
	s.screen = parseScreen(latest.Screen)
	next, refused, err := sh.words(b, ctx, s, u.Said)
	switch {
	case err != nil:
		return err
	case refused != "":
		return b.tell(ctx, u, refused)
	}
	return b.turnPage(ctx, u, latest, next)
}

// paging is how many choices a page shows at once.
const paging = 12

// paged cuts a long list of choices; «Ещё» shows the next of them, and after the last the first.
func paged(buttons []Button, page int, more func(page int) Button) [][]Button {
	if len(buttons) <= paging {
		return inRows(buttons, 1)
	}
	pages := (len(buttons) + paging - 1) / paging
	page = max(page, 0) % pages
	part := buttons[page*paging : min((page+1)*paging, len(buttons))]
	return append(inRows(part, 1), []Button{more((page + 1) % pages)})
}
