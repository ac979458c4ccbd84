package screens_test

import (
	"context"
	_ "embed"
	"log/slog"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"otklik/internal/app"
	"otklik/internal/config"
	"otklik/internal/sandbox/tgstand"
	"otklik/internal/sandbox/vkstand"
	"otklik/store/storetest"
	"otklik/tasks"
)

//go:embed town.yaml
var townRoster []byte

// town is the whole system in a bubble: the real program on stand-ins without a socket, under a clock that begins on a Monday at
// ten, so that every run says the same.
type town struct {
	t     *testing.T
	tg    *tgstand.Server
	vk    *vkstand.Stand
	store inMemory
	staff *tasks.Roster
	post  int64 // on the community's wall
	said  string
	delo  string
	stop  func()
}

// inMemory is the model as a store that can be opened.
type inMemory struct{ *storetest.Model }

func (inMemory) Ping(context.Context) error { return nil }

// Close leaves the store open for the program's next start.
func (inMemory) Close() error { return nil }

// moscow is the zone of the town's clock.
func moscow(t testing.TB) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Moscow")
	must(t, err)
	return zone
}

// inTown tells a story in a fresh town; the stand-ins must have nothing to complain of when it ends. What delo says is the setting.
func inTown(t *testing.T, delo string, story func(tw *town)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		time.Sleep(time.Until(time.Date(2026, 11, 23, 10, 0, 0, 0, moscow(t))))
		staff, err := config.ParseRoster("town.yaml", townRoster)
		must(t, err)
		tw := &town{
			t: t, tg: tgstand.New(tgstand.Options{Username: "gorod_bot"}), store: inMemory{storetest.NewModel()}, staff: staff, delo: delo,
			vk: vkstand.New(vkstand.Options{Name: "Администрация города", ScreenName: "gorod"}),
		}
		tw.settle()
		tw.start()
		tw.pause()
		story(tw)
		tw.stop()
		for _, c := range append(tw.tg.Complaints(), tw.vk.Complaints()...) {
			t.Errorf("complaint: %s", c)
		}
	})
}

// settle declares who lives in the town.
func (tw *town) settle() {
	tw.t.Helper()
	for _, r := range residents() {
		tw.vk.AddUser(r)
	}
	post, err := tw.vk.Post(-tw.vk.Group(), "Город готовится к зиме: тепло пришло в 412 домов. Если в квартире холодно, напишите под этой записью.")
	must(tw.t, err)
	tw.post = post
	for _, p := range tw.staff.People {
		if p.Account == 0 {
			continue
		}
		tw.tg.Person(p.Account, p.Name, "", "")
		must(tw.t, tw.tg.Start(p.Account, ""))
	}
	tw.tg.Person(int64(stranger), "Прохожий", "", "")
	tw.tg.Person(int64(newcomer), "Нина", "Носова", "")
}

// start runs the program on what it finds in the store.
func (tw *town) start() {
	tw.t.Helper()
	cfg, err := config.Load("", false, nil)
	must(tw.t, err)
	cfg.Listen, cfg.Roster = "", ""
	if tw.delo != "" {
		cfg.Delo = tw.delo
	}
	cfg.Telegram.Token = config.Secret(tw.tg.Token())
	cfg.VK.GroupID, cfg.VK.Token = tw.vk.Group(), config.Secret(tw.vk.CommunityToken())
	cfg.VK.ServiceToken = config.Secret(tw.vk.ServiceToken())
	ctx, cancel := context.WithCancel(tw.t.Context())
	program, err := app.New(ctx, cfg, app.Options{
		Log: slog.New(slog.DiscardHandler), Telegram: tw.tg.Transport(), VK: tw.vk.Transport(), Store: tw.store,
	})
	must(tw.t, err)
	_, rev, err := tw.store.Roster(ctx, -1)
	must(tw.t, err)
	if rev == 0 {
		must(tw.t, app.PutRoster(ctx, app.NewFlow(cfg, tw.store), tw.staff))
	}
	var running sync.WaitGroup
	running.Go(func() {
		if err := program.Run(ctx); err != nil {
			tw.t.Errorf("the program ended: %v", err)
		}
	})
	tw.stop = func() { cancel(); running.Wait() }
}

// pause lets everything come to rest, up to ten seconds past the next full minute: each step of a story takes a minute, so that
// the times that people see do not depend on how long something took.
func (tw *town) pause() {
	now := time.Now()
	time.Sleep(now.Truncate(time.Minute).Add(time.Minute + 10*time.Second).Sub(now))
	synctest.Wait()
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
