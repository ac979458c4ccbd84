package store

import (
	"errors"
	"strings"

	"otklik/store/files"
	"otklik/tasks/workflow"
)

// How many bytes copies of residents' photos may have where nothing is configured.
const (
	filesOnDisk  = 4 << 30
	filesInRedis = 256 << 20
)

// Files returns where copies of residents' photos are kept: in dir, if it is named; else beside the file that an embedded store's
// address names, or in the Redis of s. limit is in bytes, 0 for what is usual there.
func Files(s Store, dsn, dir string, limit int64) (workflow.Files, error) {
	scheme, path, _ := strings.Cut(dsn, ":")
	if dir == "" && scheme == "sqlite" {
		dir = path + ".files"
	}
	if dir != "" {
		return files.Open(dir, orElse(limit, filesOnDisk)), nil
	}
	if in, ok := s.(interface {
		Files(limit int64) workflow.Files
	}); ok {
		return in.Files(orElse(limit, filesInRedis)), nil
	}
	return nil, errors.New("store: name a directory for copies of photos (evidence.dir)")
}

func orElse(limit, usual int64) int64 {
	if limit > 0 {
		return limit
	}
	return usual
}
