package app_test

import (
	"context"
	"flag"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"github.com/alicebob/miniredis/v2"

	"otklik/internal/sandbox/tgstand"
	"otklik/internal/sandbox/vkstand"
	"otklik/store"
	"otklik/store/redis"
	"otklik/store/sqlite"
	"otklik/store/storetest"
)

var seedFlag = flag.Uint64("seed", 0, "the seed of one random life; 0 runs the usual ones")

// Whatever happens to the town, nothing is lost and nothing is published twice. A failure prints the seed that repeats it.
func TestRandomLife(t *testing.T) {
	opens := map[string]func(*testing.T) store.Store{"model": openModel, "sqlite": openSQLite, "redis": openRedis}
	seeds := []uint64{1, 2, 3, 4, 5, 6}
	switch {
	case *seedFlag != 0:
		seeds = []uint64{*seedFlag}
	case raced:
		seeds = seeds[:2]
	}
	race := map[bool]string{true: " -race"}[raced]
	for name, open := range opens {
		for i, seed := range seeds {
			if name != "model" && i > 0 && *seedFlag == 0 {
				break // the same seed does the same on every store; one shows it
			}
			t.Run(fmt.Sprintf("%s/%d", name, seed), func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					dawn()
					s := open(t)
					defer s.Close()
					l := &life{town: newTownOf(t, s, lifeRoster()), rand: rand.New(rand.NewPCG(seed, 1))}
					l.taps, l.gone, l.said = map[string]bool{}, map[int64]bool{}, map[[2]int64]bool{}
					l.live(name == "model" || !raced)
				})
				if t.Failed() {
					t.Logf("repeat with: go test%s ./internal/app -run TestRandomLife/%s -seed %d", race, name, seed)
				}
			})
		}
	}
}

func openModel(*testing.T) store.Store { return inMemory{storetest.NewModel()} }

func openSQLite(t *testing.T) store.Store {
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "town.db"))
	must(t, err)
	return s
}

func openRedis(t *testing.T) store.Store {
	server := miniredis.NewMiniRedis()
	t.Cleanup(server.Close)
	dial := func(context.Context, string, string) (net.Conn, error) { return server.Dial() }
	s, err := redis.Open(t.Context(), "redis://in-memory", slog.New(slog.DiscardHandler), redis.WithDialer(dial))
	must(t, err)
	return s
}

// life is a town in which things happen at random.
type life struct {
	*town
	rand     *rand.Rand
	comments []int64           // of residents
	gone     map[int64]bool    // those that were deleted at some time
	words    int               // how many answers and the like have been written: no two read the same
	said     map[[2]int64]bool // chat and number of the questions that have been answered
	wish     string            // the button that is to be tapped
	taps     map[string]bool
	faults   int
	group    bool // housing has a chat
}

const (
	stirs    = 400
	residue  = 5000 // quiet steps in which everything must come to its end
	messages = 24
)

// live is long, but where the race detector watches a store that is slow as it is: there it suffices that all of it is met once.
func (l *life) live(long bool) {
	stirs, night := stirs, 20*time.Hour // in which days that were promised come
	if !long {
		stirs, night = stirs/4, 0
	}
	for i := range stirs {
		l.stir()
		time.Sleep(time.Duration(l.rand.IntN(120_000)) * time.Millisecond)
		if i == stirs/2 {
			time.Sleep(night)
		}
	}
	l.everybodyBack()
	l.kill()
	l.start()
	time.Sleep(15 * time.Minute) // faults that nobody met yet are met by polls
	for range residue {
		if l.finished() {
			break
		}
		l.act()
		time.Sleep(10 * time.Second)
	}
	if l.group {
		must(l.t, l.tg.Invite(crew, nina))
	}
	time.Sleep(15 * time.Minute)
	l.check()
	l.stop()
}

// stir lets one thing happen.
func (l *life) stir() {
	if l.group && l.rand.IntN(6) == 0 {
		l.inGroup()
		return
	}
	switch n := l.rand.IntN(100); {
	case n < 12:
		l.resident()
	case n < 18:
		l.fault()
	case n < 22:
		l.kill()
		l.start()
	case n < 25:
		l.tg.Redeliver(l.tg.LastUpdate())
	case n < 28:
		if e := l.vk.Events(); len(e) > 0 {
			must(l.t, l.vk.Repeat(e[l.rand.IntN(len(e))].ID))
		}
	case n < 30:
		must(l.t, l.vk.Inject(`{"type":"wall_reply_new","object":{"id":"broken"},"group_id":1,"event_id":"x`+fmt.Sprint(n)+`"}`))
	case n < 33:
		l.leave()
	case n < 60:
		l.whim()
	default:
		l.act()
	}
}

// fault orders something to go wrong with a network.
func (l *life) fault() {
	l.faults++
	methods := []string{"sendMessage", "editMessageText", "getUpdates", "answerCallbackQuery", "editMessageReplyMarkup"}
	kinds := []tgstand.Fault{
		{Kind: tgstand.Refuse, RetryAfter: 3}, {Kind: tgstand.BadGateway}, {Kind: tgstand.CutBefore}, {Kind: tgstand.CutAfter},
		{Kind: tgstand.Slow, Delay: 3 * time.Second}, {Kind: tgstand.Hang},
	}
	if l.rand.IntN(3) > 0 {
		f := kinds[l.rand.IntN(len(kinds))]
		f.Method = methods[l.rand.IntN(len(methods))]
		l.tg.Fail(f)
		return
	}
	vkMethods := []string{
		"wall.createComment", "longpoll", "users.get", "wall.getComments", "wall.createComment", "wall.get", "wall.getById",
		"wall.getComment", "groups.getLongPollServer",
	}
	vkKinds := []vkstand.Fault{
		{Kind: vkstand.BadGateway}, {Kind: vkstand.CutBefore}, {Kind: vkstand.CutAfter}, {Kind: vkstand.EmptyGzip},
		{Kind: vkstand.Refuse, Code: 1}, {Kind: vkstand.Refuse, Code: 6}, {Kind: vkstand.Refuse, Code: 9}, {Kind: vkstand.Refuse, Code: 10},
		{Kind: vkstand.Refuse, Code: 29}, {Kind: vkstand.Garbage}, {Kind: vkstand.Slow, Delay: 3 * time.Second}, {Kind: vkstand.Hang},
	}
	f := vkKinds[l.rand.IntN(len(vkKinds))]
	f.Method = vkMethods[l.rand.IntN(len(vkMethods))]
	if f.Method == "longpoll" && f.Kind == vkstand.Refuse {
		f.Code = 1 + l.rand.IntN(3)
	}
	l.vk.Fail(f)
}
