package workflow

import (
	"context"
	"errors"
	"time"

	"otklik/tasks"
)

// Errors of a Store. Everything else that a Store returns is a fault of the driver or of what lies under it.
var (
	// ErrConflict: the task is at another revision, or the next number has been taken: load again and decide again.
	ErrConflict = errors.New("changed meanwhile")
	// ErrRepeated: one of the commit's keys has been claimed before: its effect stands already, nothing was written.
	ErrRepeated = errors.New("done before")
	// ErrNotFound: there is no such record.
	ErrNotFound = errors.New("not found")
	// ErrNewer: a record was written by a newer version of the program, which must not be guessed at.
	ErrNewer = errors.New("written by a newer version")
)

// Store keeps everything durable. An acknowledged Commit survives a kill -9 and, with the durability that the documents
// prescribe, a loss of power. All methods are safe for concurrent use.
type Store interface {
	Tasks
	Queues
	Leaders

	// Commit writes all of c or nothing. It returns ErrConflict or ErrRepeated (which wins over a conflict), and nil only
	// when everything is durable. After another error, a context that ended among them, it may have been written or not.
	Commit(ctx context.Context, c Commit) error

	// Roster returns the current roster and its version; when have is that version already, only the version.
	// A store that holds none returns nil and version 0.
	Roster(ctx context.Context, have int64) (*tasks.Roster, int64, error)

	// Cursor returns where a source had got to, "" when it has not begun.
	Cursor(ctx context.Context, name string) (string, error)

	// RefOf returns the message that shows a view of a task to a person; RefAt the view that a message shows, or showed last.
	// Both return ErrNotFound where there is none.
	RefOf(ctx context.Context, task tasks.ID, person tasks.PersonID, view tasks.View) (Ref, error)
	RefAt(ctx context.Context, chat int64, message string) (Ref, error)
}

// Leaders elects the one process that polls, fires terms and delivers, among replicas on one store.
type Leaders interface {
	// Lead takes or renews the lease for holder until now+ttl. fence grows with every change of holder; leading is false
	// while another holder's lease runs. A store that only one process can open answers true at once.
	Lead(ctx context.Context, holder string, now time.Time, ttl time.Duration) (fence int64, leading bool, err error)
	// Resign gives the lease up if holder has it.
	Resign(ctx context.Context, holder string) error
}

// Tasks reads tasks and their histories.
type Tasks interface {
	// Task returns ErrNotFound where there is none.
	Task(ctx context.Context, id tasks.ID) (tasks.Task, error)
	// Events returns a task's history, oldest first; empty where there is no task.
	Events(ctx context.Context, id tasks.ID) ([]tasks.Event, error)
	// LastNumber returns the number that was given last, 0 before the first.
	LastNumber(ctx context.Context) (int64, error)
	// Count returns how many tasks stand in each status.
	Count(ctx context.Context) (map[tasks.Status]int64, error)
	// Some calls f with those of the tasks that there are, in no particular order, until f returns an error, which it returns.
	Some(ctx context.Context, ids []tasks.ID, f func(tasks.Task) error) error
	// Changed returns up to max tasks that have changed after a point of the store's own time, each once, the longest unchanged
	// first, and the point that they lead to: from 0 on, all tasks. None stands for no later change.
	Changed(ctx context.Context, after int64, max int) (ids []tasks.ID, point int64, err error)
	// Each calls f with every task, in no particular order, until f returns an error, which it returns.
	Each(ctx context.Context, f func(tasks.Task) error) error
}

// Queues hands out what waits.
type Queues interface {
	// Claim leases up to max items of a queue that are due at now, longest due first and equals by key, until now+lease:
	// nobody else is given them before, and then they are due again. next is the earliest instant at which one of the queue
	// is due after that (not after now where more than max were), zero if never unless something is put into it.
	Claim(ctx context.Context, q Queue, now time.Time, lease time.Duration, max int) (items []Item, next time.Time, err error)
	// Wake returns a channel, the same at every call, that receives after items were put into the queue or came back into it,
	// by this process or another. A wake-up may be spurious and several may be folded into one; it is never missed.
	Wake(q Queue) <-chan struct{}
	// Release ends every lease in every queue, so that what a dead process had claimed is due again at once. The process that
	// has just become the leader calls it, before it claims anything.
	Release(ctx context.Context) error
	// Late returns how many items of a queue could have been claimed before an instant and were not.
	Late(ctx context.Context, q Queue, before time.Time) (int64, error)
	// Waiting returns how many items of a queue wait, leased ones among them, and how many are buried.
	Waiting(ctx context.Context, q Queue) (waiting, buried int64, err error)
}
