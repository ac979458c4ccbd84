package redis

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/redis/go-redis/v9"

	"otklik/tasks/workflow"
)

// Files keeps copies in the same Redis: replicas need no volume that they share, and each copy is as durable as a task. They live in
// memory, so their limit is small.
type Files struct {
	s     *Store
	limit int64
}

var _ workflow.Files = Files{}

// Files returns the copies, which may have so many bytes together.
func (s *Store) Files(limit int64) workflow.Files { return Files{s, limit} }

func (k keyspace) file(name string) string { return string(k) + "file:" + name } // HASH: bytes, what
func (k keyspace) fileBytes() string       { return string(k) + "files" }        // STRING: how many bytes all of them have

// KeepFile keeps a file under its name.
func (f Files) KeepFile(ctx context.Context, file workflow.File) error {
	what, err := json.Marshal(file)
	if err != nil {
		return fmt.Errorf("describe copy: %w", err)
	}
	keys := []string{f.s.keys.file(file.Name), f.s.keys.fileBytes()}
	var outcome int
	err = f.s.again(ctx, idempotent, func(ctx context.Context) (err error) {
		outcome, err = f.s.scripts.keep.Run(ctx, f.s.client, keys, file.Bytes, what, f.limit).Int()
		return err
	})
	switch {
	case err != nil:
		return fmt.Errorf("keep copy: %w", err)
	case outcome < 0:
		return workflow.ErrFull
	}
	return nil
}

// File returns a file.
func (f Files) File(ctx context.Context, name string) (file workflow.File, err error) {
	var fields map[string]string
	err = f.s.again(ctx, idempotent, func(ctx context.Context) (err error) {
		fields, err = f.s.client.HGetAll(ctx, f.s.keys.file(name)).Result()
		return err
	})
	switch {
	case err != nil:
		return workflow.File{}, fmt.Errorf("read copy: %w", err)
	case len(fields) == 0:
		return workflow.File{}, workflow.ErrNotFound
	}
	if err := json.Unmarshal([]byte(fields["what"]), &file); err != nil {
		return workflow.File{}, fmt.Errorf("read copy: %w", err)
	}
	file.Bytes = []byte(fields["bytes"])
	return file, nil
}

// FilesUsed returns how many bytes are kept, and how many may be.
func (f Files) FilesUsed(ctx context.Context) (used, limit int64, err error) {
	err = f.s.again(ctx, idempotent, func(ctx context.Context) (err error) {
		used, err = f.s.client.Get(ctx, f.s.keys.fileBytes()).Int64()
		return err
	})
	if err != nil && !errors.Is(err, redis.Nil) {
		return 0, 0, fmt.Errorf("bytes of copies: %w", err)
	}
	return used, f.limit, nil
}
