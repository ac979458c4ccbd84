package app

import (
	"context"
	"fmt"

	"otklik/internal/config"
	"otklik/store"
	"otklik/tasks/workflow"
)

// OpenFiles returns where copies of residents' photos are kept.
func OpenFiles(cfg *config.Config, s store.Store) (workflow.Files, error) {
	f, err := store.Files(s, cfg.Store.Reveal(), cfg.Evidence.Dir, int64(cfg.Evidence.LimitMB)<<20)
	if err != nil {
		return nil, &config.Error{Key: "evidence.dir", Problem: err.Error()}
	}
	return f, nil
}

// Fetch gets a photo.
func (n network) Fetch(ctx context.Context, address string) (kind string, data []byte, err error) {
	kind, data, err = n.vk.Fetch(ctx, address)
	return kind, data, trouble(err)
}

// fullness is from how full on the administrators read of it, in parts of a hundred.
const fullness = 90

// crowded says that there is hardly room for copies of photos; nothing where there is.
func (a *App) crowded(ctx context.Context) []string {
	if a.files == nil {
		return nil
	}
	used, limit, err := a.files.FilesUsed(ctx)
	switch {
	case err != nil:
		return []string{"⚠️ Копии фото не сохраняются: хранилище копий не отвечает"}
	case used*100 >= limit*fullness:
		return []string{fmt.Sprintf("⚠️ Место для копий фото кончается: занято %d из %d МБ (evidence.limit_mb)", used>>20, limit>>20)}
	}
	return nil
}
