package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"otklik/internal/app"
	"otklik/internal/config"
	"otklik/store"
	"otklik/tasks/workflow"
)

// evidenceCommand writes the copies of a task's photos into a directory, each beside what is known of it.
func evidenceCommand(ctx context.Context, s streams, args []string) error {
	f := flags("evidence")
	path := f.String("config", defaultConfig, "файл настроек")
	if err := parse(f, s, args, 2); err != nil {
		return err
	}
	number, err := strconv.ParseInt(f.Arg(0), 10, 64)
	if f.NArg() != 2 || err != nil || number <= 0 {
		return &usageError{"укажите номер задачи и папку: otklik evidence 123 DIR"}
	}
	return withStore(ctx, s, *path, func(cfg *config.Config, st store.Store) error {
		files, err := app.OpenFiles(cfg, st)
		if err != nil {
			return err
		}
		t, err := app.NewFlow(cfg, st).Numbered(ctx, number)
		if err != nil {
			return fmt.Errorf("задача № %d: %w", number, err)
		}
		photos := workflow.Photos(t)
		written := 0
		for _, m := range photos {
			file, err := files.File(ctx, workflow.FileName(t.Found.Source.Network, m))
			if errors.Is(err, workflow.ErrNotFound) {
				fmt.Fprintf(s.out, "%s: копии нет\n", m.Ref)
				continue
			}
			if err != nil {
				return err
			}
			if err := writeCopy(f.Arg(1), file); err != nil {
				return err
			}
			written++
			state := "сумма совпадает"
			if !file.Sound() {
				state = "СУММА НЕ СОВПАДАЕТ: файл изменён"
			}
			fmt.Fprintf(s.out, "%s: %d байт, SHA-256 %s, %s\n", m.Ref, len(file.Bytes), file.Sum, state)
		}
		fmt.Fprintf(s.out, "Записано копий: %d из %d\n", written, len(photos))
		return nil
	})
}

func writeCopy(dir string, file workflow.File) error {
	what, err := json.MarshalIndent(file, "", "  ")
	if err != nil {
		return fmt.Errorf("describe copy: %w", err)
	}
	name := strings.ReplaceAll(filepath.Base(file.Name), ":", "_")
	_, suffix, _ := strings.Cut(file.Type, "/")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	return errors.Join(
		os.WriteFile(filepath.Join(dir, name+"."+filepath.Base(suffix)), file.Bytes, 0o600),
		os.WriteFile(filepath.Join(dir, name+".json"), append(what, '\n'), 0o600),
	)
}
