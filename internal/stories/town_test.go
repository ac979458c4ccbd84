package stories_test

import (
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"otklik/internal/sandbox/stand"
	"otklik/internal/sandbox/tgstand"
	"otklik/internal/sandbox/vkstand"
	"otklik/store/redis/redistest"
)

// Accounts of the town's staff, as in its roster.
const (
	anna  = 1001 // operator
	pyotr = 1002 // controller
	ivan  = 1003 // executor, housing
	olga  = 1004 // executor, roads
	glava = 1005 // head
	vera  = 1006 // a second operator
	maria = 501  // a resident
)

const rosterFile = `topics: [ЖКХ, Дороги]
districts: [Центральный, Южный]
departments:
  - {id: gkh, name: Управление ЖКХ, topics: [ЖКХ]}
  - {id: roads, name: Управление дорог, topics: [Дороги]}
people:
  - {id: ivanova, name: Иванова Анна Павловна, roles: [operator], telegram: 1001}
  - {id: ilyin, name: Ильин Пётр Ильич, roles: [controller], telegram: 1002}
  - {id: sidorov, name: Сидоров Иван, roles: [executor], department: gkh, telegram: 1003}
  - {id: orlova, name: Орлова Ольга, roles: [executor], department: roads, telegram: 1004}
  - {id: glava, name: Громов Михаил, roles: [head], telegram: 1005}
  - {id: vera, name: Верина Вера, roles: [operator], telegram: 1006}
`

// The secrets of the town. Nothing of them may ever be seen in a log.
const (
	telegramToken  = "700800900:AAE-stories-telegram-secret"
	communityToken = "vk1.a.stories-community-secret"
	serviceToken   = "stories-service-secret"
)

// Words of residents and staff that no log may repeat.
const (
	complaint = "Во дворе на Видова 12 не горит фонарь"
	surname   = "Белозёрова"
	draft     = "Фонарь починим."
	answer    = "Мария, здравствуйте! Фонарь на Видова, 12 починят до 27 ноября."
)

// town is the world around one program: stand-ins behind sockets, a store, a directory with the configuration.
type town struct {
	t       *testing.T
	tg      *tgstand.Server
	vk      *vkstand.Stand
	tgGate  *gate
	vkGate  *gate
	dir     string
	listen  string
	store   string
	environ []string
	log     stand.Journal // of every program that ran here
	post    int64
}

// newTown opens a town on a store; "" is an SQLite file of its own.
func newTown(t *testing.T, store string) *town {
	t.Helper()
	tw := &town{
		t: t, dir: t.TempDir(), listen: freeAddress(t), store: store,
		tg: tgstand.New(tgstand.Options{Token: telegramToken}),
		vk: vkstand.New(vkstand.Options{CommunityToken: communityToken, ServiceToken: serviceToken}),
	}
	if tw.store == "" {
		tw.store = "sqlite:otklik.db"
	}
	tw.tgGate, tw.vkGate = newGate(tw.tg), newGate(tw.vk)
	tw.settle()
	t.Cleanup(tw.sound)
	for _, id := range []int64{anna, pyotr, ivan, olga, glava, vera} {
		tw.tg.Person(id, fmt.Sprintf("Сотрудник %d", id), "", "")
		must(t, tw.tg.Start(id, ""))
	}
	tw.vk.AddUser(vkstand.User{ID: maria, First: "Мария", Last: surname})
	post, err := tw.vk.Post(-tw.vk.Group(), "Новости города")
	must(t, err)
	tw.post = post
	return tw
}

// settle writes the configuration as an administrator would: addresses in the file, tokens in the environment, one of them in
// a file of its own.
func (tw *town) settle() {
	tw.t.Helper()
	tw.write("roster.yaml", rosterFile)
	tw.write("vk-token", communityToken+"\n")
	tw.write("otklik.yaml", fmt.Sprintf(
		"store: %s\nlisten: %s\nroster: roster.yaml\ntelegram:\n  api: %s\nvk:\n  group_id: %d\n  api: %s/method/\n",
		tw.store, tw.listen, serve(tw.t, tw.tgGate), tw.vk.Group(), serve(tw.t, tw.vkGate),
	))
	tw.environ = []string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + tw.dir, "TMPDIR=" + tw.dir,
		"OTKLIK_TELEGRAM_TOKEN=" + telegramToken, "OTKLIK_VK_TOKEN_FILE=" + filepath.Join(tw.dir, "vk-token"),
		"OTKLIK_VK_SERVICE_TOKEN=" + serviceToken,
		"OTKLIK_QUIET_NIGHTS=false", // the clock is the machine's, stories go on by night
	}
}

func (tw *town) write(name, text string) {
	tw.t.Helper()
	must(tw.t, os.WriteFile(filepath.Join(tw.dir, name), []byte(text), 0o600))
}

// sound ends every story: the stand-ins have nothing to complain of, and the log gives nothing away.
func (tw *town) sound() {
	for _, c := range append(tw.tg.Complaints(), tw.vk.Complaints()...) {
		tw.t.Errorf("complaint: %s", c)
	}
	log := tw.log.String()
	_, secret, _ := strings.Cut(telegramToken, ":")
	for _, never := range []string{
		secret, communityToken, serviceToken, complaint, "фонарь", surname, "Мария", draft, answer, "Иванова", "Сидоров",
		"DATA RACE", "panic", "internal error",
	} {
		if strings.Contains(log, never) {
			tw.t.Errorf("%q stands in the log", never)
		}
	}
	if tw.t.Failed() {
		tw.t.Logf("the log of the program:\n%s", log)
	}
}

// serve listens on a loopback port until the test ends.
func serve(t *testing.T, h http.Handler) string {
	server := httptest.NewServer(h)
	t.Cleanup(func() {
		server.CloseClientConnections()
		server.Close()
	})
	return server.URL
}

func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	defer func() { _ = l.Close() }()
	return l.Addr().String()
}

// onBothStores tells a story side by side on an SQLite file and on a Redis server.
func onBothStores(t *testing.T, story func(*testing.T, *town)) {
	t.Run("sqlite", func(t *testing.T) {
		t.Parallel()
		story(t, newTown(t, ""))
	})
	t.Run("redis", func(t *testing.T) {
		t.Parallel()
		if redistest.Have(t) {
			story(t, newTown(t, redistest.Start(t).DSN()))
		}
	})
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
