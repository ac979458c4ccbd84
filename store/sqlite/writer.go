package sqlite

import (
	"context"
	"errors"
	"fmt"
	"runtime"

	"otklik/tasks/workflow"
)

// most is how many jobs share one transaction at most, so that nobody waits long for the others.
const most = 256

// job is something that writes.
type job struct {
	ctx context.Context
	// run writes in the transaction that is open. An error for which refused is true leaves nothing written; after any
	// other one everything is rolled back and the others run again. It may run more than once.
	run  func(*writer) error
	done chan error // has room for the answer

	wakes []workflow.Queue // queues that got something
}

// writer owns the only connection that writes.
type writer struct {
	c     *conn
	jobs  chan *job
	quit  chan struct{} // closed: take no more
	ended chan struct{} // closed: the goroutine has ended
	wake  func(workflow.Queue)
	fault func(query string) error // makes statements fail, in tests

	state
	saved   state // as it stands on the disk
	version int64 // of the item that was put or the task that was changed last; never given twice, not even across openings
	current *job
}

// state is what the writer remembers so that it need not ask.
type state struct {
	number  int64 // the last that was given
	edition int64 // of the roster
	purge   int64 // when keys were purged last
	leader  leader
}

// startWriter starts the goroutine that writes.
func startWriter(c *conn, wake func(workflow.Queue)) (*writer, error) {
	w := &writer{
		c: c, jobs: make(chan *job, most), quit: make(chan struct{}), ended: make(chan struct{}), wake: wake,
	}
	if err := w.load(); err != nil {
		return nil, err
	}
	go w.loop()
	return w, nil
}

// load reads the state, and counts the opening: versions begin anew from it.
func (w *writer) load() error {
	if _, err := w.c.exec("UPDATE meta SET value = value + 1 WHERE name = 'opened'"); err != nil {
		return err
	}
	var errs []error
	read := func(query string) int64 {
		n, err := w.c.integer(query)
		errs = append(errs, err)
		return n
	}
	w.version = read("SELECT value FROM meta WHERE name = 'opened'") << 40
	w.number = read("SELECT value FROM meta WHERE name = 'number'")
	w.leader.fence = read("SELECT value FROM meta WHERE name = 'fence'")
	w.edition = read("SELECT version FROM roster")
	w.saved = w.state
	return errors.Join(errs...)
}

// stop finishes what has begun, answers the rest with ErrClosed and closes the connection.
func (w *writer) stop() error {
	close(w.quit)
	<-w.ended
	return w.c.close()
}

// do runs a job and waits until it is durable.
func (w *writer) do(ctx context.Context, run func(*writer) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	j := &job{ctx: ctx, run: run, done: make(chan error, 1)}
	select {
	case w.jobs <- j:
	case <-w.quit:
		return ErrClosed
	case <-ctx.Done():
		return ctx.Err()
	}
	select {
	case err := <-j.done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	case <-w.ended:
	}
	select {
	case err := <-j.done:
		return err
	default:
		return ErrClosed
	}
}

func (w *writer) loop() {
	defer close(w.ended)
	batch := make([]*job, 0, most)
	for {
		select {
		case <-w.quit:
			return
		case j := <-w.jobs:
			batch = append(batch[:0], j)
		}
		batch = w.gather(batch)
		runtime.Gosched() // those whom the last transaction let go are about to come back
		w.write(w.gather(batch))
		clear(batch)
	}
}

// gather takes what waits already.
func (w *writer) gather(batch []*job) []*job {
	for len(batch) < most {
		select {
		case j := <-w.jobs:
			batch = append(batch, j)
		default:
			return batch
		}
	}
	return batch
}

// write runs jobs in one transaction and answers them. One that fails is left out, and the others begin again.
func (w *writer) write(batch []*job) {
	for len(batch) > 0 {
		answers, failed, err := w.transaction(batch)
		if err == nil {
			w.saved = w.state
			for i, j := range batch {
				for _, q := range j.wakes {
					w.wake(q)
				}
				j.done <- answers[i]
			}
			return
		}
		w.state = w.saved
		_, _ = w.c.exec("ROLLBACK") // SQLite may have done it already
		if failed < 0 {
			for _, j := range batch {
				j.done <- err
			}
			return
		}
		batch[failed].done <- err
		batch = append(batch[:failed], batch[failed+1:]...)
	}
}

// transaction runs jobs and commits them. When it does not come to that, failed is the job that was at fault, or -1.
func (w *writer) transaction(batch []*job) (answers []error, failed int, err error) {
	if _, err := w.exec("BEGIN IMMEDIATE"); err != nil {
		return nil, -1, fmt.Errorf("begin: %w", err)
	}
	answers = make([]error, len(batch))
	for i, j := range batch {
		w.current, j.wakes = j, j.wakes[:0]
		err := j.ctx.Err()
		if err == nil {
			if err = j.run(w); err != nil && !refused(err) {
				return nil, i, err
			}
		}
		answers[i] = err
	}
	if _, err := w.exec("COMMIT"); err != nil {
		return nil, -1, fmt.Errorf("commit: %w", err)
	}
	return answers, -1, nil
}

// refused tells whether a job said no, rather than failed.
func refused(err error) bool {
	return errors.Is(err, workflow.ErrConflict) || errors.Is(err, workflow.ErrRepeated)
}
