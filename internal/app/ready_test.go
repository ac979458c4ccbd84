package app_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"otklik/internal/app"
	"otklik/store"
)

// ask returns the status and the first line of what /readyz says; warnings may follow it.
func ask(a *app.App) (status int, words string) {
	said := httptest.NewRecorder()
	a.Handler().ServeHTTP(said, httptest.NewRequest(http.MethodGet, "/readyz", nil))
	first, _, _ := strings.Cut(said.Body.String(), "\n")
	return said.Code, first
}

// Readiness is known as soon as everything has begun, not when the first long poll has come back empty.
func TestReadyBeforeTheFirstLongPollEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		dawn()
		tw := newTown(t, openModel(t))
		time.Sleep(300 * time.Millisecond) // the calls of the first connecting keep VK's pace
		synctest.Wait()
		if status, words := ask(tw.program); status != http.StatusOK || words != "ready" {
			t.Errorf("/readyz: %d %s", status, words)
		}
		tw.sound()
	})
}

// undecided is a store that does not say who leads until it is told to.
type undecided struct {
	store.Store
	decide chan struct{}
}

func (u undecided) Lead(ctx context.Context, holder string, now time.Time, ttl time.Duration) (int64, bool, error) {
	select {
	case <-u.decide:
		return u.Store.Lead(ctx, holder, now, ttl)
	case <-ctx.Done():
		return 0, false, ctx.Err()
	}
}

// A process that has not heard yet whether it leads is not ready; once it has, it is.
func TestNotReadyBeforeItsPlaceIsKnown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		dawn()
		s := undecided{openModel(t), make(chan struct{})}
		tw := newTown(t, s)
		defer tw.sound()
		synctest.Wait()
		if status, words := ask(tw.program); status != http.StatusServiceUnavailable || words != "leadership: not known yet" {
			t.Errorf("/readyz: %d %s", status, words)
		}
		close(s.decide)
		time.Sleep(2 * time.Second) // it asks again every half a second
		synctest.Wait()
		if status, words := ask(tw.program); status != http.StatusOK || words != "ready" {
			t.Errorf("/readyz, the place being known: %d %s", status, words)
		}
	})
}
