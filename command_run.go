package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"runtime/debug"

	"otklik/internal/app"
	"otklik/internal/config"
)

// flags makes a flag set whose mistakes are usage errors in one line.
func flags(name string) *flag.FlagSet {
	f := flag.NewFlagSet("otklik "+name, flag.ContinueOnError)
	f.SetOutput(io.Discard)
	return f
}

// parse reads the flags; at most most arguments may follow them.
func parse(f *flag.FlagSet, s streams, args []string, most int) error {
	if err := f.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			f.SetOutput(s.err)
			f.PrintDefaults()
			return err
		}
		return &usageError{err.Error() + "; справка: otklik help"}
	}
	if f.NArg() > most {
		return &usageError{fmt.Sprintf("лишнее слово %q; справка: otklik help", f.Arg(most))}
	}
	return nil
}

// configuration reads the file named by -config.
func configuration(f *flag.FlagSet, path string, s streams) (*config.Config, error) {
	explicit := false
	f.Visit(func(x *flag.Flag) { explicit = explicit || x.Name == "config" })
	return config.Load(path, explicit, s.environ)
}

// configured is the beginning of a command that takes nothing but -config.
func configured(name string, s streams, args []string) (*config.Config, error) {
	f := flags(name)
	path := f.String("config", defaultConfig, "файл настроек")
	if err := parse(f, s, args, 0); err != nil {
		return nil, err
	}
	return configuration(f, *path, s)
}

const defaultConfig = "otklik.yaml"

func runCommand(ctx context.Context, s streams, args []string) error {
	cfg, err := configured("run", s, args)
	if err != nil {
		return err
	}
	if err := cfg.RequireTokens(); err != nil {
		return err
	}
	log := slog.New(slog.NewTextHandler(s.err, nil))
	for _, key := range cfg.Unused() {
		log.Warn("this version does not act on a setting", "key", key)
	}
	a, err := app.New(ctx, cfg, app.Options{Log: log})
	if err != nil {
		return err
	}
	log.Info("otklik runs", "version", version(), "store", cfg.Store, "listen", cfg.Listen)
	return a.Run(ctx)
}

func versionCommand(_ context.Context, s streams, args []string) error {
	if err := parse(flags("version"), s, args, 0); err != nil {
		return err
	}
	fmt.Fprintln(s.out, "otklik "+version())
	return nil
}

// release is set at the link of a release: -ldflags "-X main.release=v1.2.3".
var release string

// version is the release, or else the commit that was built.
func version() string {
	if release != "" {
		return release
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" && len(s.Value) >= 12 {
				return "devel " + s.Value[:12]
			}
		}
	}
	return "devel"
}
