package stand_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"otklik/internal/sandbox/stand"
)

func request(ctx context.Context, body io.Reader) *http.Request {
	return httptest.NewRequestWithContext(ctx, http.MethodPost, "https://vendor.test/method?a=1", body)
}

func TestTransportServesLikeASocket(t *testing.T) {
	echo := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		_, _ = io.WriteString(w, r.Host+" "+r.RequestURI+" "+string(body))
	})
	for body, want := range map[string]string{
		"words": "vendor.test /method?a=1 words",
		"":      "vendor.test /method?a=1 ",
	} {
		r := request(t.Context(), strings.NewReader(body))
		if body == "" {
			r.Body = nil // as a client has it
		}
		response, err := stand.Transport(echo).RoundTrip(r)
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(response.Body)
		if err != nil || string(got) != want || response.Request != r {
			t.Errorf("%q, %v, not %q", got, err, want)
		}
	}
}

func TestTransportHeedsCutsAndContexts(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	leaves := http.HandlerFunc(func(http.ResponseWriter, *http.Request) { cancel() })
	if _, err := stand.Transport(leaves).RoundTrip(request(ctx, nil)); !errors.Is(err, context.Canceled) {
		t.Errorf("given up during the call: %v", err)
	}
	never := http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("served after its context ended") })
	if _, err := stand.Transport(never).RoundTrip(request(ctx, nil)); !errors.Is(err, context.Canceled) {
		t.Errorf("given up before the call: %v", err)
	}
	broken := http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("a mistake of the stand-in") })
	defer func() {
		if recover() != "a mistake of the stand-in" {
			t.Error("a panic was swallowed")
		}
	}()
	_, _ = stand.Transport(broken).RoundTrip(request(t.Context(), nil))
}

// serve answers one call under a fault and says what became of it.
func serve(ctx context.Context, kind stand.FaultKind) (status int, effect bool, log []string, err error) {
	h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		note := func(outcome string) { log = append(log, outcome) }
		if kind.Before(w, r, time.Minute, note) {
			return
		}
		effect = true
		kind.After(note)
	})
	response, err := stand.Transport(h).RoundTrip(request(ctx, nil))
	if err != nil {
		return 0, effect, log, err
	}
	return response.StatusCode, effect, log, response.Body.Close()
}

func TestFaultKinds(t *testing.T) {
	for _, c := range []struct {
		kind    stand.FaultKind
		patient time.Duration // how long the client waits
		status  int
		effect  bool
		outcome string
		err     error
	}{
		{stand.Refuse, time.Hour, 200, true, "", nil}, // the stand-in's own affair
		{stand.BadGateway, time.Hour, 502, false, "502 bad gateway", nil},
		{stand.EmptyGzip, time.Hour, 200, false, "empty gzip", nil},
		{stand.Garbage, time.Hour, 200, false, "garbage", nil},
		{stand.CutBefore, time.Hour, 0, false, "cut before the effect", stand.ErrCut},
		{stand.CutAfter, time.Hour, 0, true, "cut after the effect", stand.ErrCut},
		{stand.Hang, time.Hour, 0, false, "hung", context.DeadlineExceeded},
		{stand.Slow, time.Hour, 200, true, "", nil},
		{stand.Slow, time.Second, 0, false, "given up", context.DeadlineExceeded},
	} {
		synctest.Test(t, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), c.patient)
			defer cancel()
			status, effect, log, err := serve(ctx, c.kind)
			if status != c.status || effect != c.effect || strings.Join(log, "|") != c.outcome || !errors.Is(err, c.err) {
				t.Errorf("kind %d: %d, effect %t, %q, %v", c.kind, status, effect, log, err)
			}
		})
	}
}

func TestFaultsAreMetInTheOrderOfAsking(t *testing.T) {
	var faults stand.Faults[string]
	faults.Order("once", 0)
	faults.Order("twice", 2)
	off := faults.Order("called off", 1)
	always := faults.Order("always", -1)
	faults.Order("last", 1)
	off()
	take := func(meets func(string) bool) string {
		fault, _ := faults.Take(meets)
		return fault
	}
	long := func(f string) bool { return f != "once" }
	all := func(string) bool { return true }
	got := []string{take(long), take(all), take(all), take(all), take(all)}
	always()
	got = append(got, take(all), take(all))
	if want := []string{"twice", "once", "twice", "always", "always", "last", ""}; !slices.Equal(got, want) {
		t.Errorf("%q, not %q", got, want)
	}
}

func TestRecord(t *testing.T) {
	const most = 100_000
	var r stand.Record[int]
	for i := range most {
		r.Add("method"+strconv.Itoa(i%2), i)
	}
	if log := r.Log(); len(log) != most || log[most-1] != most-1 {
		t.Errorf("%d calls are kept", len(log))
	}
	r.Add("last", most)
	if log := r.Log(); len(log) != most/2+1 || log[0] != most/2 || log[most/2] != most {
		t.Errorf("%d calls are kept after one more", len(log))
	}
	if r.Calls("method1") != most/2 || r.Calls("last") != 1 || r.Calls("") != most+1 || r.Calls("never") != 0 {
		t.Errorf("counted %d, %d, %d", r.Calls("method1"), r.Calls("last"), r.Calls(""))
	}
	for _, what := range []string{"b", "a", "b"} {
		r.Complain(what)
	}
	if got := r.Complaints(); !slices.Equal(got, []string{"b", "a"}) {
		t.Errorf("complaints %q", got)
	}
}

func TestWaitIsWokenByChangesOnly(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var w stand.Watchers
		asked, met := 0, make(chan error, 1)
		go func() { met <- w.Wait(t.Context(), func() bool { asked++; return asked == 3 }) }()
		for want := 1; want <= 3; want++ {
			synctest.Wait()
			if asked != want {
				t.Errorf("asked %d times, not %d", asked, want)
			}
			w.Wake()
		}
		if err := <-met; err != nil || asked != 3 {
			t.Errorf("%v after %d times", err, asked)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if err := w.Wait(ctx, func() bool { return false }); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("waited in vain: %v", err)
		}
	})
}

func TestChangesComeAsOneAndEndWithStop(t *testing.T) {
	var w stand.Watchers
	changes, stop := w.Watch()
	w.Wake()
	w.Wake()
	<-changes
	select {
	case <-changes:
		t.Error("two changes unseen came as two")
	default:
	}
	stop()
	w.Wake()
	select {
	case <-changes:
		t.Error("told after the stop")
	default:
	}
}

func TestJournal(t *testing.T) {
	var j stand.Journal
	for _, words := range []string{"one ", "two"} {
		if n, err := io.WriteString(&j, words); n != len(words) || err != nil {
			t.Errorf("%d, %v", n, err)
		}
	}
	if j.String() != "one two" {
		t.Errorf("%q", j.String())
	}
}
