package app_test

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"otklik/internal/alert"
	"otklik/internal/app"
	"otklik/internal/config"
	"otklik/internal/sandbox/tgstand"
	"otklik/internal/sandbox/vkstand"
	"otklik/store"
	"otklik/store/storetest"
	"otklik/tasks"
	"otklik/tasks/workflow"
)

// Accounts of the town's staff.
const (
	anna    = 1001 // operator
	pyotr   = 1002 // controller
	ivan    = 1003 // executor, housing
	olga    = 1004 // executor, roads
	glava   = 1005 // head
	vera    = 1006 // a second operator
	maria   = 501  // a resident
	strange = 7777 // nobody of the staff
)

func roster() *tasks.Roster {
	return &tasks.Roster{
		Topics: []string{"ЖКХ", "Дороги"}, Districts: []string{"Центральный", "Южный"},
		Departments: []tasks.Department{
			{ID: "gkh", Name: "Управление ЖКХ", Topics: []string{"ЖКХ"}}, {ID: "roads", Name: "Управление дорог", Topics: []string{"Дороги"}},
		},
		People: []tasks.Person{
			{ID: "ivanova", Name: "Иванова Анна Петровна", Roles: []tasks.Role{tasks.Operator}, Account: anna},
			{ID: "petrov", Name: "Петров Пётр Ильич", Roles: []tasks.Role{tasks.Controller}, Account: pyotr},
			{ID: "sidorov", Name: "Сидоров Иван", Roles: []tasks.Role{tasks.Executor}, Department: "gkh", Account: ivan},
			{ID: "orlova", Name: "Орлова Ольга", Roles: []tasks.Role{tasks.Executor}, Department: "roads", Account: olga},
			{ID: "glava", Name: "Глава", Roles: []tasks.Role{tasks.Head}, Account: glava},
			{ID: "vera", Name: "Верина Вера", Roles: []tasks.Role{tasks.Operator}, Account: vera},
		},
	}
}

// town is the whole system in one bubble: the real program on stand-ins without a socket, under virtual time.
type town struct {
	t      testing.TB
	tg     *tgstand.Server
	vk     *vkstand.Stand
	store  *mortal
	post   int64
	people *tasks.Roster
	delo   tasks.DeloMode // "" is as by default
	log    *slog.Logger
	flow   func() *workflow.Flow // on the same store, beside the program
	stop   func()

	program    *app.App // of this life
	dictionary string   // of the lives to come; "" is the system's

	ways   []alert.Way          // besides Telegram, of the lives to come
	ended  func(error)          // hears why a program ended by itself; nil: it must not
	photos string               // the directory of copies
	admin  bool                 // the lives to come have an administrator's token of VK
	change func(*config.Config) // of the settings; nil for none
}

// mortal is a store that outlives the program: after kill nothing that the dead program still tries has an effect.
type mortal struct {
	store.Store
	dead *atomic.Bool
}

// inMemory is the model as a store that can be opened.
type inMemory struct{ *storetest.Model }

func (inMemory) Ping(context.Context) error { return nil }

var errDead = errors.New("the process is dead")

// Close leaves the store open for the next life of the program.
func (m mortal) Close() error { return nil }

func (m mortal) Commit(ctx context.Context, c workflow.Commit) error {
	if m.dead.Load() {
		return errDead
	}
	return m.Store.Commit(ctx, c)
}

// wire cuts the dead program off the network.
type wire struct {
	http.RoundTripper
	dead *atomic.Bool
}

func (w wire) RoundTrip(r *http.Request) (*http.Response, error) {
	if w.dead.Load() {
		return nil, errDead
	}
	return w.RoundTripper.RoundTrip(r)
}

// dawn lets a bubble's clock come to a Monday, 10:00 in Moscow. It comes first: years of virtual time are long for whatever
// has a timer.
func dawn() { time.Sleep(time.Until(time.Date(2026, 11, 23, 7, 0, 0, 0, time.UTC))) }

func newTown(t testing.TB, s store.Store) *town {
	t.Helper()
	return newTownOf(t, s, roster())
}

// newTownOf is a town of other people.
func newTownOf(t testing.TB, s store.Store, people *tasks.Roster) *town {
	t.Helper()
	tw := &town{
		people: people,
		t:      t, tg: tgstand.New(tgstand.Options{}), vk: vkstand.New(vkstand.Options{}),
		store: &mortal{Store: s}, log: slog.New(slog.DiscardHandler), photos: t.TempDir(),
	}
	if testing.Verbose() {
		tw.log = slog.New(slog.NewTextHandler(t.Output(), nil))
	}
	for _, p := range people.People {
		if p.Account == 0 {
			continue
		}
		tw.tg.Person(p.Account, p.Name, "", "")
		must(t, tw.tg.Start(p.Account, ""))
	}
	tw.tg.Person(strange, "Чужой", "", "")
	tw.vk.AddUser(vkstand.User{ID: maria, First: "Мария", Last: "Петрова"})
	post, err := tw.vk.Post(-tw.vk.Group(), "Новости города")
	must(t, err)
	tw.post = post
	tw.start()
	t.Cleanup(func() { tw.stop() }) // a story that fails half-way leaves nothing running in its bubble
	return tw
}

// start runs the program on what it finds in the store. stop ends it in good order.
func (tw *town) start() {
	tw.t.Helper()
	cfg, err := config.Load("", false, nil)
	must(tw.t, err)
	cfg.Listen, cfg.Roster, cfg.Check.Dictionary, cfg.Evidence.Dir = "", "", tw.dictionary, tw.photos
	cfg.Delo = cmp.Or(string(tw.delo), cfg.Delo)
	cfg.Telegram.Token = config.Secret(tw.tg.Token())
	cfg.VK.GroupID, cfg.VK.Token = tw.vk.Group(), config.Secret(tw.vk.CommunityToken())
	cfg.VK.ServiceToken = config.Secret(tw.vk.ServiceToken())
	if tw.admin {
		cfg.VK.UserToken = config.Secret(tw.vk.UserToken())
	}
	if tw.change != nil {
		tw.change(cfg)
	}
	dead := new(atomic.Bool)
	tw.store.dead = dead
	ctx, cancel := context.WithCancel(tw.t.Context())
	a, err := app.New(ctx, cfg, app.Options{
		Log: tw.log, Telegram: wire{tw.tg.Transport(), dead}, VK: wire{tw.vk.Transport(), dead},
		Store: mortal{tw.store.Store, dead}, Ways: tw.ways,
	})
	must(tw.t, err)
	tw.flow = func() *workflow.Flow { return app.NewFlow(cfg, tw.store) }
	must(tw.t, app.PutRoster(ctx, tw.flow(), tw.people))
	var wg sync.WaitGroup
	wg.Go(func() {
		switch err := a.Run(ctx); {
		case err != nil && tw.ended != nil:
			tw.ended(err)
		case err != nil && !dead.Load():
			tw.t.Errorf("the program ended: %v", err)
		}
	})
	tw.program, tw.stop = a, func() { cancel(); wg.Wait() }
}

// kill ends the program like kill -9: nothing that it has begun comes through any more.
func (tw *town) kill() {
	tw.store.dead.Store(true)
	tw.stop()
}

// rest lets the program stand still until an instant of Moscow, «02.01.2006 15:04»: days of virtual time are long for whatever
// polls. It goes on from where it was, as after a restart.
func (tw *town) rest(until string) {
	tw.t.Helper()
	moscow, err := time.LoadLocation("Europe/Moscow")
	must(tw.t, err)
	at, err := time.ParseInLocation("02.01.2006 15:04", until, moscow)
	must(tw.t, err)
	time.Sleep(time.Minute) // what is on its way arrives first
	tw.stop()
	time.Sleep(time.Until(at))
	tw.start()
}

// expect waits for a message in a chat that holds all the words and returns the newest such.
func (tw *town) expect(chat int64, words ...string) tgstand.Message {
	tw.t.Helper()
	var found tgstand.Message
	ctx, cancel := context.WithTimeout(tw.t.Context(), 2*time.Minute)
	defer cancel()
	err := tw.tg.Wait(ctx, func(v tgstand.View) bool {
		m, ok := newest(v.Messages(chat), words)
		found = m
		return ok
	})
	if err != nil {
		tw.t.Fatalf("no message with %q for %d; the chat:\n%s", words, chat, tw.chat(chat))
	}
	return found
}

func newest(list []tgstand.Message, words []string) (tgstand.Message, bool) {
	for _, m := range slices.Backward(list) {
		all := m.FromBot && !m.Deleted
		for _, w := range words {
			all = all && (strings.Contains(m.Text, w) || m.Has(w))
		}
		if all {
			return m, true
		}
	}
	return tgstand.Message{}, false
}

func (tw *town) chat(chat int64) string {
	var b strings.Builder
	for _, m := range tw.tg.Messages(chat) {
		b.WriteString(m.FromName + ": " + m.Text + " " + strings.Join(m.Labels(), " | ") + "\n---\n")
	}
	return b.String()
}

// tap taps a button of a message and returns the words of the answer.
func (tw *town) tap(chat int64, m tgstand.Message, label string) string {
	tw.t.Helper()
	query, err := tw.tg.Tap(chat, chat, m.ID, label)
	must(tw.t, err)
	ctx, cancel := context.WithTimeout(tw.t.Context(), time.Minute)
	defer cancel()
	answer, err := tw.tg.Answered(ctx, query)
	if err != nil {
		tw.t.Fatalf("the tap on «%s» was not answered", label)
	}
	return answer.Text
}

func (tw *town) reply(chat int64, m tgstand.Message, text string) {
	tw.t.Helper()
	_, err := tw.tg.Say(chat, chat, text, tgstand.ReplyTo(m.ID))
	must(tw.t, err)
}

// sound ends a story: the stand-ins have nothing to complain of.
func (tw *town) sound() {
	tw.t.Helper()
	tw.stop()
	for _, c := range append(tw.tg.Complaints(), tw.vk.Complaints()...) {
		tw.t.Errorf("complaint: %s", c)
	}
	if n := tw.tg.Count429(); n > 0 {
		tw.t.Errorf("Telegram had to say «too many requests» %d times", n)
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

var _ store.Store = mortal{}

func bubble(t *testing.T, story func(*testing.T, *town)) {
	synctest.Test(t, func(t *testing.T) {
		dawn()
		tw := newTown(t, inMemory{storetest.NewModel()})
		story(t, tw)
		tw.sound()
	})
}

// onBothStores tells a story twice, side by side, each time in a bubble of its own: on SQLite and on Redis.
func onBothStores(t *testing.T, story func(*testing.T, *town)) {
	t.Helper()
	opens := map[string]func(*testing.T) store.Store{"sqlite": openSQLite, "redis": openRedis}
	for name, open := range opens {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				dawn()
				s := open(t)
				defer s.Close()
				tw := newTown(t, s)
				story(t, tw)
				tw.sound()
			})
		})
	}
}
