package sweep_test

import (
	"strconv"
	"testing"
	"time"

	"pgregory.net/rapid"

	"otklik/vk/sweep"
)

const (
	epoch   = int64(1_795_000_000)
	overlap = 600
	vkMost  = 1000
)

func instant(unix int64) time.Time { return time.Unix(unix, 0) }

// drawPosts makes posts thin here and thick there, up to so many of one second.
func drawPosts(t *rapid.T, dense int) (posts []post) {
	for range rapid.IntRange(0, 6).Draw(t, "clusters") {
		at := epoch + rapid.Int64Range(0, 20_000).Draw(t, "at")
		width := rapid.SampledFrom([]int64{1, 2, 7, 60, 900, 9000}).Draw(t, "width")
		n := min(rapid.IntRange(0, 2500).Draw(t, "posts"), int(width)*dense)
		delay := rapid.Int64Range(0, overlap).Draw(t, "delay")
		for i := range n {
			p := post{id: len(posts), at: at + int64(i)%width}
			p.indexed = p.at + int64(i)%(delay+1)
			posts = append(posts, p)
		}
	}
	return posts
}

// TestEveryPostIsSeenOnce: whatever the density, however late posts come into the index, whatever VK's manners, every post is
// given out once; over a restart, at least once.
func TestEveryPostIsSeenOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		world := &search{
			posts: drawPosts(t, 25), closed: rapid.Bool().Draw(t, "closed"), open: rapid.Bool().Draw(t, "open"),
			totals: rapid.IntRange(0, 2).Draw(t, "totals"), most: vkMost,
		}
		track := sweep.New(instant(epoch), overlap*time.Second)
		seen, restarts := map[string]int{}, 0
		for world.now = epoch; world.now < epoch+31_000; {
			world.now += rapid.Int64Range(1, 12_000).Draw(t, "pause")
			track.Begin(instant(world.now))
			for ask, more := track.Next(); more; ask, more = track.Next() {
				for _, item := range track.Take(world.answer(ask)) {
					seen[item.ID]++
				}
				world.now += rapid.Int64Range(0, 3).Draw(t, "time of a request")
				if rapid.IntRange(0, 30).Draw(t, "restart") == 0 {
					restarts++
					again := sweep.New(instant(0), overlap*time.Second)
					if err := again.Restore(track.State()); err != nil {
						t.Fatal(err)
					}
					track = again
				}
			}
		}
		for _, p := range world.posts {
			if n := seen[strconv.Itoa(p.id)]; n == 0 || n > 1 && restarts == 0 {
				t.Fatalf("the post of %d, indexed %d s late, was seen %d times", p.at-epoch, p.indexed-p.at, n)
			}
		}
		if lost := track.Lost(); len(lost) > 0 || len(world.problems) > 0 {
			t.Fatalf("lost %v, %v", lost, world.problems)
		}
	})
}

// TestTooDense: what VK cannot show even of a second is told, and everything else is seen.
func TestTooDense(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		world := &search{posts: drawPosts(t, 3000), now: epoch + 40_000, closed: true, totals: rapid.IntRange(0, 2).Draw(t, "totals"), most: vkMost}
		track := sweep.New(instant(epoch), 0)
		track.Begin(instant(world.now))
		seen := map[string]bool{}
		for ask, more := track.Next(); more; ask, more = track.Next() {
			for _, item := range track.Take(world.answer(ask)) {
				seen[item.ID] = true
			}
		}
		lost := map[int64]bool{}
		for _, span := range track.Lost() {
			if span.From != span.To {
				t.Fatalf("gave up on %v, which is more than a second", span)
			}
			lost[span.From] = true
		}
		for _, p := range world.posts {
			if !seen[strconv.Itoa(p.id)] && !lost[p.at] {
				t.Fatalf("the post of %d was neither seen nor told of", p.at-epoch)
			}
		}
	})
}

// TestCosts: few posts cost one question, many about two for each thousand and the pages, even if the total is wrong.
func TestCosts(t *testing.T) {
	for _, c := range []struct{ posts, totals, most int }{
		{0, 1, 1}, {1, 2, 1}, {199, 2, 1}, {200, 1, 1}, {999, 1, 5}, {999, 0, 5},
		{10_000, 1, 100}, {10_000, 0, 140}, {10_000, 2, 800},
	} {
		world := &search{now: epoch + 86_400, totals: c.totals, most: vkMost}
		for i := range c.posts {
			at := epoch + int64(i)*80_000/int64(c.posts)
			world.posts = append(world.posts, post{id: i, at: at, indexed: at})
		}
		track := sweep.New(instant(epoch), 0)
		track.Begin(instant(world.now))
		n := 0
		for ask, more := track.Next(); more; ask, more = track.Next() {
			n += len(track.Take(world.answer(ask)))
		}
		if n != c.posts || world.asks > c.most {
			t.Errorf("%+v: %d posts by %d questions", c, n, world.asks)
		}
		if done := track.Done(); done.Unix() != world.now {
			t.Errorf("done up to %s", done)
		}
	}
}

// TestOddAnswers: a search that never ends, a clock that was set back and an answer that nobody asked for do no harm.
func TestOddAnswers(t *testing.T) {
	track := sweep.New(instant(epoch), time.Minute)
	if fresh := track.Take(sweep.Page{Items: []sweep.Item{{ID: "1", At: epoch}}}); fresh != nil {
		t.Error("an answer without a question was taken")
	}
	track.Begin(instant(epoch - 3600))
	if _, more := track.Next(); more {
		t.Error("a sweep into the past was begun")
	}
	track.Begin(instant(epoch + 100))
	asks := 0
	for _, more := track.Next(); more; _, more = track.Next() {
		if track.Take(sweep.Page{Next: "again"}); asks > 100 {
			t.Fatal("it asks for ever")
		}
		asks++
	}
	if len(track.Lost()) == 0 {
		t.Error("an endless empty answer was taken for everything")
	}
}

// FuzzRestore: a kept state is refused or leads to an end.
func FuzzRestore(f *testing.F) {
	track := sweep.New(instant(epoch), time.Minute)
	f.Add(track.State())
	track.Begin(instant(epoch + 5000))
	f.Add(track.State())
	for _, s := range []string{"", "{", "null", `{"done":1,"to":2,"todo":[[2,1]]}`, `{"done":-1}`, `{"done":1,"to":5}`, `{"done":1,"to":9,"todo":[[1,2],[0,9]]}`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, value string) {
		track := sweep.New(instant(epoch), time.Minute)
		if track.Restore(value) != nil {
			return
		}
		track.Begin(instant(1 << 39))
		for i := 0; ; i++ {
			if _, more := track.Next(); !more {
				break
			}
			if track.Take(sweep.Page{}); i > 100 {
				t.Fatalf("%q does not end", value)
			}
		}
		if err := track.Restore(track.State()); err != nil {
			t.Errorf("its own state: %v", err)
		}
	})
}

func BenchmarkSweep(b *testing.B) {
	page := sweep.Page{Next: "200"}
	for i := range 200 {
		page.Items = append(page.Items, sweep.Item{ID: strconv.Itoa(i), At: epoch})
	}
	for b.Loop() {
		track := sweep.New(instant(epoch), time.Minute)
		track.Begin(instant(epoch + 3600))
		for range 4 {
			track.Take(page)
		}
	}
}
