package main

import (
	"context"
	"fmt"
	"log/slog"

	"otklik/internal/sandbox"
)

func sandboxCommand(ctx context.Context, s streams, args []string) error {
	f := flags("sandbox")
	addr := f.String("addr", "127.0.0.1:8080", "адрес веб-страницы")
	dsn := f.String("store", "", "хранилище; по умолчанию временный файл SQLite")
	speed := f.Float64("speed", 1, "во сколько раз быстрее идут часы")
	verbose := f.Bool("v", false, "показывать журнал программы")
	if err := parse(f, s, args, 0); err != nil {
		return err
	}
	if *speed <= 0 {
		return &usageError{"-speed должно быть больше нуля"}
	}
	log := slog.New(slog.DiscardHandler)
	if *verbose {
		log = slog.New(slog.NewTextHandler(s.err, nil))
	}
	return sandbox.Run(ctx, sandbox.Config{
		Addr: *addr, Store: *dsn, Speed: *speed, Log: log,
		Ready: func(url string) {
			fmt.Fprintf(s.out, "Отклик, песочница: откройте %s\nОстановить: Ctrl+C\n", url)
		},
	})
}
