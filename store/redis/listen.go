package redis

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"

	"otklik/tasks/workflow"
)

// How long nothing may be heard before the server is asked whether it is still there. Dead networks are noticed sooner, by
// TCP's own probes.
const silence = 2 * time.Minute

// listen hears the wake-ups of other processes until ctx ends, over as many connections as it takes.
func (s *Store) listen(ctx context.Context) {
	wait := pauses()
	for outage := 0; ; outage++ {
		heard, err := s.hear(ctx)
		if ctx.Err() != nil {
			return
		}
		if heard {
			outage = 0
		}
		if outage == 0 {
			s.log.WarnContext(ctx, "wake-ups of other processes are not heard for now", "redis", s.at.String(), "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(wait[min(outage, len(wait)-1)]):
		}
	}
}

// hear listens on one connection until it breaks; heard says whether it ever stood. What was published while nobody
// listened is lost, so every queue is woken as soon as the subscription stands.
func (s *Store) hear(ctx context.Context) (heard bool, err error) {
	sub := s.client.Subscribe(ctx, s.keys.wake())
	stop := context.AfterFunc(ctx, func() { _ = sub.Close() }) // ends a receive that is under way
	defer func() {
		if stop() {
			_ = sub.Close()
		}
	}()
	asked := false
	for {
		got, err := sub.ReceiveTimeout(ctx, silence)
		var late net.Error
		switch {
		case err == nil:
			asked = false
		case ctx.Err() == nil && errors.As(err, &late) && late.Timeout() && !asked:
			if err := sub.Ping(ctx); err != nil {
				return heard, err
			}
			asked = true
			s.listening.Go(func() { s.countReplicas(ctx) })
			continue
		default:
			return heard, err
		}
		switch m := got.(type) {
		case *redis.Subscription:
			if heard {
				return heard, errors.New("subscribed twice: the connection was replaced")
			}
			heard = true
			s.wakes.all()
			// Not here: a server may wait for us to read on before it answers anybody.
			s.listening.Go(func() { s.countReplicas(ctx) })
		case *redis.Message:
			s.hearWake(m.Payload)
		case *redis.Pong:
		default:
			return heard, fmt.Errorf("unexpected %T", m)
		}
	}
}

// hearWake wakes what a message names. Its sender has woken itself.
func (s *Store) hearWake(payload string) {
	sender, queues, _ := strings.Cut(payload, " ")
	if sender == s.sender {
		return
	}
	for q := range strings.SplitSeq(queues, " ") {
		s.wakes.wake(workflow.Queue(q))
	}
}
