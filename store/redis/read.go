package redis

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"github.com/redis/go-redis/v9"

	"otklik/store/record"
	"otklik/tasks"
	"otklik/tasks/workflow"
)

// Task returns a task.
func (s *Store) Task(ctx context.Context, id tasks.ID) (tasks.Task, error) {
	data, err := s.bytes(ctx, func(ctx context.Context) *redis.StringCmd { return s.client.Get(ctx, s.keys.task(id)) })
	if err != nil {
		return tasks.Task{}, fmt.Errorf("task %s: %w", id, err)
	}
	t, err := record.DecodeTask(data)
	if err != nil {
		return tasks.Task{}, fmt.Errorf("task %s: %w", id, err)
	}
	return t, nil
}

// Events returns a task's history, oldest first.
func (s *Store) Events(ctx context.Context, id tasks.ID) ([]tasks.Event, error) {
	var list []string
	err := s.again(ctx, idempotent, func(ctx context.Context) (err error) {
		list, err = s.client.LRange(ctx, s.keys.events(id), 0, -1).Result()
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("events of task %s: %w", id, err)
	}
	events := make([]tasks.Event, 0, len(list))
	for _, data := range list {
		e, err := record.DecodeEvent([]byte(data))
		if err != nil {
			return nil, fmt.Errorf("event %d of task %s: %w", len(events)+1, id, err)
		}
		events = append(events, e)
	}
	return events, nil
}

// LastNumber returns the number that was given last.
func (s *Store) LastNumber(ctx context.Context) (int64, error) {
	data, err := s.bytes(ctx, func(ctx context.Context) *redis.StringCmd { return s.client.Get(ctx, s.keys.number()) })
	if errors.Is(err, workflow.ErrNotFound) {
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("last number: %w", err)
	}
	n, err := strconv.ParseInt(string(data), 10, 64)
	if err != nil {
		return 0, fmt.Errorf("last number: %w", err)
	}
	return n, nil
}

// Cursor returns where a source had got to.
func (s *Store) Cursor(ctx context.Context, name string) (string, error) {
	data, err := s.bytes(ctx, func(ctx context.Context) *redis.StringCmd {
		return s.client.HGet(ctx, s.keys.cursors(), name)
	})
	if err != nil && !errors.Is(err, workflow.ErrNotFound) {
		return "", fmt.Errorf("cursor %s: %w", name, err)
	}
	return string(data), nil
}

// RefOf returns the message that shows a view of a task to a person.
func (s *Store) RefOf(ctx context.Context, task tasks.ID, person tasks.PersonID, view tasks.View) (workflow.Ref, error) {
	return s.ref(ctx, s.keys.views(), viewField(task, person, view))
}

// RefAt returns the view that a message shows, or showed last.
func (s *Store) RefAt(ctx context.Context, chat int64, message string) (workflow.Ref, error) {
	return s.ref(ctx, s.keys.messages(), messageField(chat, message))
}

func (s *Store) ref(ctx context.Context, key, field string) (workflow.Ref, error) {
	data, err := s.bytes(ctx, func(ctx context.Context) *redis.StringCmd { return s.client.HGet(ctx, key, field) })
	if err != nil {
		return workflow.Ref{}, fmt.Errorf("reference %s: %w", field, err)
	}
	r, err := record.DecodeRef(data)
	if err != nil {
		return workflow.Ref{}, fmt.Errorf("reference %s: %w", field, err)
	}
	return r, nil
}

// bytes reads one value; workflow.ErrNotFound where there is none.
func (s *Store) bytes(ctx context.Context, get func(context.Context) *redis.StringCmd) (data []byte, err error) {
	err = s.again(ctx, idempotent, func(ctx context.Context) (err error) {
		data, err = get(ctx).Bytes()
		return err
	})
	if errors.Is(err, redis.Nil) {
		return nil, workflow.ErrNotFound
	}
	return data, err
}
