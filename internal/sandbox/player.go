package sandbox

import (
	"context"
	"sync"
	"time"
)

// usualPace is slow enough to watch: what is about to happen is shown for this long before it happens.
const usualPace = 2 * time.Second

// player plays one example at a time, in a goroutine that close waits for.
type player struct {
	world *world

	mu     sync.Mutex
	play   Play
	cancel context.CancelFunc
	ended  chan struct{}
	closed bool
}

// look is how far the example has come.
func (p *player) look() Play {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.play
}

// show changes what is told of the example.
func (p *player) show(change func(*Play)) {
	p.mu.Lock()
	change(&p.play)
	p.mu.Unlock()
	p.world.watchers.Wake()
}

// start begins an example from the resident's comment on.
func (p *player) start(d demo, pace time.Duration) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.play.Running {
		return wrong("Пример уже идёт")
	}
	if p.closed {
		return wrong("Песочница закрывается")
	}
	ctx, cancel := context.WithCancel(context.Background())
	p.cancel, p.ended = cancel, make(chan struct{})
	p.play = Play{Running: true, Demo: d.Key, Title: d.Title, Pace: pace.Milliseconds()}
	go p.run(ctx, d, &example{world: p.world, player: p, pace: pace, message: written(d.message)}, p.ended)
	p.world.watchers.Wake()
	return nil
}

// run plays an example to its end, whatever it is.
func (p *player) run(ctx context.Context, d demo, e *example, ended chan<- struct{}) {
	defer close(ended)
	err := e.begin()
	if err == nil {
		err = e.play(ctx, d.scenes(e))
	}
	p.show(func(play *Play) {
		stopped := ctx.Err() != nil
		*play = Play{Demo: d.Key, Title: d.Title, Step: play.Step, Of: play.Of, Done: err == nil && !stopped}
		switch {
		case stopped:
			play.Caption = "Пример остановлен. Дальше можно действовать самому."
		case err != nil:
			play.Failed = err.Error()
		default:
			play.Caption = d.ending
		}
	})
}

// stop ends the example where it is and waits for that.
func (p *player) stop() {
	p.mu.Lock()
	cancel, ended := p.cancel, p.ended
	p.mu.Unlock()
	if cancel != nil {
		cancel()
		<-ended
	}
}

// close stops the example for good.
func (p *player) close() {
	p.mu.Lock()
	p.closed = true
	p.mu.Unlock()
	p.stop()
}
