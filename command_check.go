package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"

	"otklik/internal/app"
)

func checkCommand(ctx context.Context, s streams, args []string) error {
	f := flags("check")
	path := f.String("config", defaultConfig, "файл настроек")
	try := f.Bool("alert", false, "послать пробную тревогу каждым настроенным способом")
	if err := parse(f, s, args, 0); err != nil {
		return err
	}
	cfg, err := configuration(f, *path, s)
	if err != nil {
		return err
	}
	if err := cfg.RequireTokens(); err != nil {
		return err
	}
	if err := cfg.Dump(s.out); err != nil {
		return fmt.Errorf("print the configuration: %w", err)
	}
	fmt.Fprintln(s.out)
	wrong := 0
	for _, finding := range app.Check(ctx, cfg, app.Options{Trial: *try}) {
		fmt.Fprintln(s.out, finding.Line())
		if finding.Fatal {
			wrong++
		}
	}
	if wrong > 0 {
		return &usageError{fmt.Sprintf("исправьте отмеченное знаком ✗ (%d), без этого «otklik run» не заработает", wrong)}
	}
	return nil
}

const healthLimit = 5 * time.Second

// healthcheckCommand asks the running program whether it is ready: exit 0 only then.
func healthcheckCommand(ctx context.Context, s streams, args []string) error {
	cfg, err := configured("healthcheck", s, args)
	if err != nil {
		return err
	}
	host, port, err := net.SplitHostPort(cfg.Listen)
	if err != nil {
		return fmt.Errorf("listen %s: %w", cfg.Listen, err)
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+net.JoinHostPort(host, port)+"/readyz", nil)
	if err != nil {
		return err
	}
	answer, err := (&http.Client{Timeout: healthLimit}).Do(request)
	if err != nil {
		return fmt.Errorf("программа не отвечает на %s: %w", cfg.Listen, err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(io.LimitReader(answer.Body, 4096))
	if err != nil {
		return fmt.Errorf("ответ не прочитан: %w", err)
	}
	fmt.Fprint(s.out, string(body))
	if answer.StatusCode != http.StatusOK {
		return errors.New("программа отвечает, но не готова")
	}
	return nil
}
