package redis_test

import (
	"context"
	"errors"
	"net"
	"testing"
	"testing/synctest"
	"time"

	"github.com/alicebob/miniredis/v2"

	"otklik/store/redis"
	"otklik/store/redis/redistest"
	"otklik/store/storetest"
	"otklik/tasks/workflow"
)

// TestBrokenConnection breaks the connection at every place of a commit. The driver's own repeat hides what it may; when
// it does not, the caller's repeat says that the commit was done.
func TestBrokenConnection(t *testing.T) {
	if !redistest.Have(t) {
		return
	}
	server := redistest.Start(t)
	l := &line{through: tcp}
	s := open(t, server.DSN(), redis.WithDialer(l.dial))
	const always = 6 // as often as the driver tries
	every := func(c cut) (list []cut) {
		for range always {
			list = append(list, c)
		}
		return list
	}
	for rev, c := range []struct {
		name   string
		breaks []cut
		done   bool // the first call says that it is done
		stands bool // it is done
	}{
		{"not at all", nil, true, true},
		{"before sending", []cut{unsent}, true, true},
		{"in the midst of sending", []cut{half, half}, true, true},
		{"before the answer", []cut{unheard, unheard}, true, true},
		{"before the answer, and no way to the server", []cut{unheard, undialed, undialed}, true, true},
		{"always before sending", every(unsent), false, false},
		{"always in the midst", every(half), false, false},
		{"always before the answer", every(unheard), false, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			commit := step("t", int64(rev+1))
			l.cutNext(c.breaks...)
			err := s.Commit(t.Context(), commit)
			l.cutNext()
			if done := err == nil; done != c.done {
				t.Fatalf("commit: %v", err)
			}
			if stands := standing(t, s, "t") == int64(rev+1); stands != c.stands {
				t.Fatalf("it stands: %v", stands)
			}
			err = s.Commit(t.Context(), commit)
			if c.stands && !errors.Is(err, workflow.ErrRepeated) || !c.stands && err != nil {
				t.Fatalf("the caller's repeat: %v", err)
			}
			standing(t, s, "t")
			if alerts, _, err := s.Waiting(t.Context(), workflow.Alerts); err != nil || alerts != int64(rev+1) {
				t.Fatalf("%d alerts, %v", alerts, err)
			}
		})
	}
}

// mute is a connection that, once told to, hears nothing any more, like one whose other end has gone without a word.
type mute struct {
	net.Conn
	from <-chan struct{}
}

func (m mute) Read(p []byte) (int, error) {
	for {
		n, err := m.Conn.Read(p)
		select {
		case <-m.from:
			if err == nil {
				continue
			}
		default:
		}
		return n, err
	}
}

// TestSilentConnectionIsReplaced lets wake-ups run into nothing; the listener notices by asking, and wakes all.
func TestSilentConnectionIsReplaced(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := miniredis.NewMiniRedis()
		defer m.Close()
		through := func(context.Context, string, string) (net.Conn, error) { return m.Dial() }
		dead := make(chan struct{})
		a := open(t, "redis://in-memory", redis.WithDialer(func(context.Context, string, string) (net.Conn, error) {
			c, err := m.Dial()
			select {
			case <-dead: // what is dialed afterwards is sound
				return c, err
			default:
				return mute{c, dead}, err
			}
		}))
		b := open(t, "redis://in-memory", redis.WithDialer(through))
		subscribed(t, a)
		synctest.Wait()
		time.Sleep(time.Hour) // quiet, and asked many times whether it is still there
		close(dead)
		commit(t, b, alert("unheard"))
		begun := time.Now()
		<-a.Wake(workflow.Alerts)
		if took := time.Since(begun); took > 5*time.Minute {
			t.Errorf("noticed after %v", took)
		}
		claimed(t, a, "unheard")
		for _, s := range []*redis.Store{a, b} {
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		}
	})
}

// TestLargeCommitsAndClaims goes beyond what Lua passes to one call.
func TestLargeCommitsAndClaims(t *testing.T) {
	if !redistest.Have(t) {
		return
	}
	s := open(t, redistest.Start(t).DSN())
	const n = 12_000
	c := storetest.Sample("large", 1)
	c.Keys = nil
	for i := range n {
		key := time.Duration(i).String()
		c.Put = append(c.Put, workflow.Item{Queue: workflow.Alerts, Key: key, Due: morning(), Body: []byte(key)})
		c.Keys = append(c.Keys, workflow.Key{Name: key, Until: morning()})
	}
	commit(t, s, c)
	items, _, err := s.Claim(t.Context(), workflow.Alerts, morning(), time.Minute, n)
	if err != nil || len(items) != n {
		t.Fatalf("claimed %d, %v", len(items), err)
	}
	done := workflow.Commit{At: morning().Add(time.Hour), Keys: c.Keys}
	for _, item := range items {
		if string(item.Body) != item.Key || item.Attempt != 1 {
			t.Fatalf("claimed %+v", item)
		}
		done.Settle = append(done.Settle, workflow.Settlement{Item: item, Outcome: workflow.Done})
	}
	if err := s.Release(t.Context()); err != nil {
		t.Fatal(err)
	}
	commit(t, s, done)
	if waiting, buried, err := s.Waiting(t.Context(), workflow.Alerts); err != nil || waiting != 0 || buried != 0 {
		t.Fatalf("%d wait, %d are buried, %v", waiting, buried, err)
	}
}
