package redis

import (
	"context"
	"fmt"
	"strconv"

	"otklik/store/record"
	"otklik/tasks"
)

// Roster returns the current roster and its version; only the version when have is that.
func (s *Store) Roster(ctx context.Context, have int64) (*tasks.Roster, int64, error) {
	fields, err := s.rosterFields(ctx, "version")
	if err != nil || fields[0] == nil {
		return nil, 0, err
	}
	if fields[0] == strconv.FormatInt(have, 10) {
		return nil, have, nil
	}
	if fields, err = s.rosterFields(ctx, "version", "record"); err != nil {
		return nil, 0, err
	}
	number, ok1 := fields[0].(string)
	data, ok2 := fields[1].(string)
	version, err := strconv.ParseInt(number, 10, 64)
	if !ok1 || !ok2 || err != nil {
		return nil, 0, fmt.Errorf("roster: version %q cannot be read", number)
	}
	r, err := record.DecodeRoster([]byte(data))
	if err != nil {
		return nil, 0, fmt.Errorf("roster: %w", err)
	}
	return &r, version, nil
}

func (s *Store) rosterFields(ctx context.Context, names ...string) (fields []any, err error) {
	err = s.again(ctx, idempotent, func(ctx context.Context) (err error) {
		fields, err = s.client.HMGet(ctx, s.keys.roster(), names...).Result()
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("roster: %w", err)
	}
	return fields, nil
}
