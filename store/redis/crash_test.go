package redis_test

import (
	"errors"
	"fmt"
	"strconv"
	"sync"
	"testing"

	"otklik/store/redis"
	"otklik/store/redis/redistest"
	"otklik/store/storetest"
	"otklik/tasks"
	"otklik/tasks/workflow"
)

// step is a commit that leaves a trace of its revision in every structure of the store, so that half of one is seen.
func step(id tasks.ID, rev int64) workflow.Commit {
	c := storetest.Sample(id, rev)
	c.Cursors = map[string]string{string(id): strconv.FormatInt(rev, 10)}
	c.Refs = []workflow.Ref{{Chat: 1, Message: string(id), Task: id, Person: "p", View: "card", Call: rev}}
	c.Put = append(c.Put, workflow.Item{Queue: workflow.Alerts, Key: fmt.Sprint(id, rev), Due: c.At, Body: []byte("x")})
	return c
}

// standing is the revision at which a task stands; the test fails if any structure is at another one.
func standing(t *testing.T, s *redis.Store, id tasks.ID) int64 {
	t.Helper()
	ctx := t.Context()
	task, err := s.Task(ctx, id)
	if err != nil && !errors.Is(err, workflow.ErrNotFound) {
		t.Fatal(err)
	}
	events, err := s.Events(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	cursor, err := s.Cursor(ctx, string(id))
	if err != nil {
		t.Fatal(err)
	}
	ref, err := s.RefAt(ctx, 1, string(id))
	if err != nil && !errors.Is(err, workflow.ErrNotFound) {
		t.Fatal(err)
	}
	if want := fmt.Sprint(task.Rev); int64(len(events)) != task.Rev || ref.Call != task.Rev || (cursor != want && task.Rev > 0) {
		var revisions []int64
		for _, e := range events {
			revisions = append(revisions, e.Rev)
		}
		t.Fatalf("half a commit: task at %d, %d events, reference at %d, cursor at %q; the events' revisions: %v",
			task.Rev, len(events), ref.Call, cursor, revisions)
	}
	return task.Rev
}

func writerTask(w int) tasks.ID { return tasks.ID(fmt.Sprint("writer", w)) }

func TestKilledServerLosesNothingThatWasAcknowledged(t *testing.T) {
	if !redistest.Have(t) {
		return
	}
	const writers, enough, rounds = 8, 80, 4
	server := redistest.Start(t)
	s := open(t, server.DSN())
	var acknowledged, begun [writers]int64
	for range rounds {
		var wait sync.WaitGroup
		acks := make(chan struct{}, writers*enough)
		for w := range writers {
			wait.Go(func() {
				for {
					begun[w] = acknowledged[w] + 1
					if err := s.Commit(t.Context(), step(writerTask(w), begun[w])); err != nil {
						return
					}
					acknowledged[w] = begun[w]
					select {
					case acks <- struct{}{}:
					default: // the killer has counted enough
					}
				}
			})
		}
		for range enough {
			<-acks
		}
		server.Kill()
		wait.Wait()
		server.Restart()
		if err := s.Ping(t.Context()); err != nil {
			t.Fatal(err)
		}
		var total int64
		for w := range writers {
			stands := standing(t, s, writerTask(w))
			if stands != acknowledged[w] && stands != begun[w] {
				t.Fatalf("writer %d: stands at %d, %d was acknowledged", w, stands, acknowledged[w])
			}
			acknowledged[w] = stands // the unanswered one may have been done
			total += stands
		}
		if alerts, _, err := s.Waiting(t.Context(), workflow.Alerts); err != nil || alerts != total {
			t.Fatalf("%d alerts for %d commits, %v", alerts, total, err)
		}
	}
	t.Logf("revisions after %d kills: %v", rounds, acknowledged)
}

// TestRestartsInTheMidst lets the writers go on through restarts: every commit takes effect exactly once.
func TestRestartsInTheMidst(t *testing.T) {
	if !redistest.Have(t) {
		return
	}
	const writers, each, kills = 6, 60, 3
	server := redistest.Start(t)
	s := open(t, server.DSN())
	acks := make(chan struct{}, writers*each)
	var wait sync.WaitGroup
	for w := range writers {
		wait.Go(func() {
			for rev := int64(1); rev <= each; rev++ {
				for { // a fault that outlasts the driver's patience is the caller's to repeat
					err := s.Commit(t.Context(), step(writerTask(w), rev))
					if err == nil || errors.Is(err, workflow.ErrRepeated) {
						break
					}
					if errors.Is(err, workflow.ErrConflict) || t.Context().Err() != nil {
						t.Errorf("writer %d at %d: %v", w, rev, err)
						return
					}
				}
				acks <- struct{}{}
			}
		})
	}
	for range kills {
		for range writers * each / (kills + 1) {
			<-acks
		}
		server.Kill()
		server.Restart()
	}
	wait.Wait()
	for w := range writers {
		if stands := standing(t, s, writerTask(w)); stands != each {
			t.Errorf("writer %d stands at %d, want %d", w, stands, each)
		}
	}
	if alerts, _, err := s.Waiting(t.Context(), workflow.Alerts); err != nil || alerts != writers*each {
		t.Errorf("%d alerts for %d commits, %v", alerts, writers*each, err)
	}
}
