package app_test

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net"
	"path/filepath"
	"slices"
	"strings"
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
	"otklik/tasks"
)

var seedFlag = flag.Uint64("seed", 0, "the seed of one random life; 0 runs the usual ones")

// Whatever happens to the town, nothing is lost and nothing is published twice. A failure prints the seed that repeats it.
func TestRandomLife(t *testing.T) {
	opens := map[string]func(*testing.T) store.Store{"model": openModel, "sqlite": openSQLite, "redis": openRedis}
	seeds := []uint64{1, 2, 3, 4, 5, 6}
	if *seedFlag != 0 {
		seeds = []uint64{*seedFlag}
	}
	for name, open := range opens {
		for i, seed := range seeds {
			if name != "model" && i > 0 && *seedFlag == 0 {
				break // the same seed does the same on every store; one shows it
			}
			t.Run(fmt.Sprintf("%s/%d", name, seed), func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					dawn()
					s := open(t)
					defer s.Close()
					l := &life{town: newTown(t, s), rand: rand.New(rand.NewPCG(seed, 1)), taps: map[string]bool{}}
					l.live()
				})
				if t.Failed() {
					t.Logf("repeat with: go test ./internal/app -run TestRandomLife/%s -seed %d", name, seed)
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
	comments []int64
	taps     map[string]bool
	faults   int
}

const (
	stirs    = 250
	residue  = 5000 // quiet steps in which everything must come to its end
	messages = 12
)

func (l *life) live() {
	for range stirs {
		l.stir()
		time.Sleep(time.Duration(l.rand.IntN(120_000)) * time.Millisecond)
	}
	l.everybodyBack()
	l.kill()
	l.start()
	time.Sleep(15 * time.Minute) // faults that nobody met yet are met by polls
	for range residue {
		if l.finished() {
			break
		}
		l.progress()
		time.Sleep(10 * time.Second)
	}
	time.Sleep(15 * time.Minute)
	l.check()
	l.stop()
}

// stir lets one thing happen.
func (l *life) stir() {
	switch n := l.rand.IntN(100); {
	case n < 10 && len(l.comments) < messages:
		id, err := l.vk.Comment(l.post, maria, fmt.Sprintf("Вопрос %d: когда починят?", len(l.comments)), 0)
		must(l.t, err)
		l.comments = append(l.comments, id)
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
		l.act(false)
	default:
		l.progress()
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
	vkMethods := []string{"wall.createComment", "longpoll", "users.get", "wall.getComments", "wall.createComment"}
	vkKinds := []vkstand.Fault{
		{Kind: vkstand.BadGateway}, {Kind: vkstand.CutBefore}, {Kind: vkstand.CutAfter}, {Kind: vkstand.EmptyGzip},
		{Kind: vkstand.Refuse, Code: 6}, {Kind: vkstand.Refuse, Code: 10}, {Kind: vkstand.Hang},
	}
	f := vkKinds[l.rand.IntN(len(vkKinds))]
	f.Method = vkMethods[l.rand.IntN(len(vkMethods))]
	if f.Method == "longpoll" && f.Kind == vkstand.Refuse {
		f.Code = 1 + l.rand.IntN(3)
	}
	l.vk.Fail(f)
}

// progress lets somebody do what brings a task forward.
func (l *life) progress() { l.act(true) }

// act lets somebody tap a button or write what they are asked for.
func (l *life) act(forward bool) {
	chats := []int64{anna, vera, pyotr, ivan, olga, glava}
	chat := chats[l.rand.IntN(len(chats))]
	var open []tgstand.Message
	for _, m := range l.tg.Messages(chat) {
		if forward && strings.Contains(m.Text, absencePage) {
			continue
		}
		writes := m.ForceReply || strings.Contains(m.Text, "напишите его ответом")
		if m.FromBot && !m.Deleted && (writes || len(m.Buttons) > 0 && (!forward || len(forwards(m.Labels())) > 0)) {
			open = append(open, m)
		}
	}
	if len(open) == 0 {
		return
	}
	m := open[l.rand.IntN(len(open))]
	switch {
	case m.ForceReply:
		l.write(chat, m)
	case strings.Contains(m.Text, "напишите его ответом") && l.rand.IntN(2) == 0:
		l.reply(chat, m, fmt.Sprintf("Мария, ответ %d готов.", l.rand.IntN(1000)))
	default:
		l.touch(chat, m, forward)
	}
}

func (l *life) write(chat int64, m tgstand.Message) {
	switch {
	case strings.Contains(m.Text, "ссылку"):
		l.reply(chat, m, "https://vk.com/wall-1_2?reply=3")
	case strings.Contains(m.Text, "причину"):
		l.reply(chat, m, "Это не наш дом")
	case strings.Contains(m.Text, "адрес"):
		l.reply(chat, m, "Видова, 12")
	default:
		l.reply(chat, m, fmt.Sprintf("Мария, новый ответ %d.", l.rand.IntN(1000)))
	}
}

// back are the buttons that do not bring a task forward.
var back = []string{
	"Назад", "Обновить", "Не к нам", "Изменить", "Отмена", "Опубликовано вручную", "На доработку", "важность", "Адрес текстом", "Вернуть", "10.", "Почему", "История",
	"Открыть", "На контроль", "Не наша", "Отозвать", "Без ответа", "Подтвердить: без",
}

func (l *life) touch(chat int64, m tgstand.Message, forward bool) {
	labels := m.Labels()
	if forward {
		labels = forwards(labels)
	}
	if len(labels) == 0 {
		return
	}
	label := labels[l.rand.IntN(len(labels))]
	query, err := l.tg.Tap(chat, chat, m.ID, label)
	if err == nil {
		l.taps[query] = true
	}
}

// forwards are the buttons that bring a task forward; where an opened screen has none, its «Назад».
func forwards(labels []string) []string {
	list := slices.DeleteFunc(slices.Clone(labels), func(label string) bool {
		return slices.ContainsFunc(back, func(b string) bool { return strings.Contains(label, b) })
	})
	if last := labels[max(len(labels)-1, 0):]; len(list) == 0 && len(last) > 0 && strings.Contains(last[0], "Назад") {
		return last
	}
	return list
}

func (l *life) all() []tasks.Task {
	var list []tasks.Task
	must(l.t, l.store.Each(l.t.Context(), func(t tasks.Task) error {
		list = append(list, t)
		return nil
	}))
	return list
}

func (l *life) finished() bool {
	list := l.all()
	for _, t := range list {
		if t.Status.Open() {
			return false
		}
	}
	return len(list) == len(l.comments)
}

// check looks at the end whether everything is as it must be.
func (l *life) check() {
	list := l.all()
	if len(list) != len(l.comments) {
		l.t.Errorf("%d tasks of %d messages", len(list), len(l.comments))
	}
	numbers := map[int64]bool{}
	for _, t := range list {
		l.checkTask(t)
		if t.Number > 0 {
			if numbers[t.Number] {
				l.t.Errorf("number %d was given twice", t.Number)
			}
			numbers[t.Number] = true
		}
	}
	for n := range int64(len(numbers)) {
		if !numbers[n+1] {
			l.t.Errorf("number %d was left out", n+1)
		}
	}
	unanswered := 0
	for query := range l.taps {
		if _, ok := l.tg.Answer(query); !ok {
			unanswered++
		}
	}
	if unanswered > l.faults {
		l.t.Errorf("%d taps were not answered, with %d faults", unanswered, l.faults)
	}
	for _, c := range append(l.tg.Complaints(), l.vk.Complaints()...) {
		l.t.Errorf("complaint: %s", c)
	}
	if n := l.tg.Count429(); n > 0 {
		l.t.Errorf("Telegram had to say «too many requests» %d times", n)
	}
}

func (l *life) checkTask(t tasks.Task) {
	if t.Status.Open() {
		l.t.Errorf("task %s has come to rest in %s", t.ID, t.Status)
	}
	events, err := l.store.Events(l.t.Context(), t.ID)
	must(l.t, err)
	if again := written(l.t, tasks.Replay(events)); again != written(l.t, t) {
		l.t.Errorf("task %s: history replays to another task", t.ID)
	}
	if err := tasks.Verify(events, t.Seal); err != nil {
		l.t.Error(err)
	}
	answers := 0
	for _, a := range l.vk.Answers() {
		if a.ReplyTo != t.Found.Source.Comment {
			continue
		}
		answers++
		if d, ok := t.Approved(); !ok || d.Text != a.Text {
			l.t.Errorf("task %s: %q was published, not the approved text", t.ID, a.Text)
		}
	}
	p := t.Publication
	if answers > 1 || (t.Status == tasks.Published && !p.ByHand && answers != 1) {
		l.t.Errorf("task %s (%s): %d answers", t.ID, t.Status, answers)
	}
	l.checkCards(t)
}

func written(t testing.TB, v any) string {
	data, err := json.Marshal(v)
	must(t, err)
	return string(data)
}

// checkCards looks whether everybody's card says how it ended.
func (l *life) checkCards(t tasks.Task) {
	for _, told := range t.Told {
		if told.View != tasks.ViewCard {
			continue
		}
		ref, err := l.store.RefOf(l.t.Context(), t.ID, told.Person, told.View)
		if err != nil {
			l.t.Errorf("task %s: %s never got the card: %v", t.ID, told.Person, err)
			continue
		}
		var id int
		fmt.Sscan(ref.Message, &id)
		m, _ := l.tg.Message(ref.Chat, id)
		if !strings.Contains(m.Text, "ответ опубликован") && !strings.Contains(strings.ToLower(m.Text), "не к нам") &&
			!strings.Contains(strings.ToLower(m.Text), "без ответа") {
			l.t.Errorf("task %s (%s): %s still sees %q", t.ID, t.Status, told.Person, m.Text)
		}
	}
}
