package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"otklik/internal/app"
	"otklik/internal/config"
	"otklik/store"
)

func rosterCommand(ctx context.Context, s streams, args []string) error {
	if len(args) == 0 {
		return &usageError{"укажите: otklik roster load FILE или otklik roster show"}
	}
	f := flags("roster")
	path := f.String("config", defaultConfig, "файл настроек")
	switch args[0] {
	case "load":
		if err := parse(f, s, args[1:], 1); err != nil {
			return err
		}
		if f.NArg() != 1 {
			return &usageError{"укажите файл: otklik roster load FILE"}
		}
		roster, err := config.LoadRoster(f.Arg(0))
		if err != nil {
			return err
		}
		return withStore(ctx, s, *path, func(cfg *config.Config, st store.Store) error {
			if err := app.PutRoster(ctx, app.NewFlow(cfg, st), roster); err != nil {
				return err
			}
			fmt.Fprintf(s.out, "Загружено: людей — %d, подразделений — %d, тем — %d, районов — %d\n",
				len(roster.People), len(roster.Departments), len(roster.Topics), len(roster.Districts))
			return nil
		})
	case "show":
		if err := parse(f, s, args[1:], 0); err != nil {
			return err
		}
		return withStore(ctx, s, *path, func(_ *config.Config, st store.Store) error {
			roster, _, err := st.Roster(ctx, 0)
			if err != nil {
				return err
			}
			if roster == nil {
				return errors.New("в хранилище ещё нет списка людей; загрузите его: otklik roster load FILE")
			}
			return config.WriteRoster(s.out, roster)
		})
	}
	return &usageError{fmt.Sprintf("нет действия %q; есть load FILE и show", args[0])}
}

// withStore opens the configured store for one use.
func withStore(
	ctx context.Context, s streams, path string, use func(*config.Config, store.Store) error,
) error {
	cfg, err := config.Load(path, path != defaultConfig, s.environ)
	if err != nil {
		return err
	}
	st, err := app.OpenStore(ctx, cfg, slog.New(slog.DiscardHandler))
	if err != nil {
		return err
	}
	return errors.Join(use(cfg, st), st.Close())
}
