// Otklik answers what residents write in social networks: from the comment to the published answer, through operator,
// controller and executor in a messenger, on the working-hours clock of the decree.
//
// This file knows the subcommands, signals and exit codes, and nothing else.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"otklik/internal/config"
)

// Exit codes.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2 // wrong usage or configuration
)

// streams are what a command reads and writes besides files and networks.
type streams struct {
	out, err io.Writer
	environ  []string
}

// command is one subcommand.
type command struct {
	name string
	args string
	does string
	run  func(ctx context.Context, s streams, args []string) error
}

func commands() []command {
	return []command{
		{"sandbox", "[-addr 127.0.0.1:8080] [-store DSN] [-speed N]", "вся система без сети и ключей, с веб-страницей", sandboxCommand},
		{"run", "[-config otklik.yaml]", "рабочий режим", runCommand},
		{"check", "[-config otklik.yaml] [-alert]", "проверить настройки, людей, календарь и ключи; -alert шлёт пробную тревогу", checkCommand},
		{"roster", "load FILE | show", "загрузить или показать людей, подразделения, темы и районы", rosterCommand},
		{"evidence", "[-config otklik.yaml] NUMBER DIR", "выписать копии фото из обращения в папку", evidenceCommand},
		{"due", "-from TIME -work 8h [-days N] [-explain]", "срок в рабочем времени", dueCommand},
		{"elapsed", "-from TIME -to TIME [-explain]", "рабочее время между двумя моментами", elapsedCommand},
		{"healthcheck", "[-config otklik.yaml]", "отвечает ли работающая программа", healthcheckCommand},
		{"version", "", "версия", versionCommand},
	}
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	code := run(ctx, streams{out: os.Stdout, err: os.Stderr, environ: os.Environ()}, os.Args[1:])
	stop()
	os.Exit(code)
}

// run finds the subcommand, runs it, and says an error in one line a mistake.
func run(ctx context.Context, s streams, args []string) int {
	if len(args) == 0 || args[0] == "help" || args[0] == "-h" || args[0] == "--help" {
		usage(s.err)
		if len(args) == 0 {
			return exitUsage
		}
		return exitDone
	}
	for _, c := range commands() {
		if c.name == args[0] {
			return exitCode(c.run(ctx, s, args[1:]), s.err)
		}
	}
	fmt.Fprintf(s.err, "otklik: нет команды «%s»; список команд: otklik help\n", args[0])
	return exitUsage
}

func usage(w io.Writer) {
	fmt.Fprintln(w, "Отклик: ответы администрации на сообщения жителей в социальных сетях.\n\nКоманды:")
	for _, c := range commands() {
		fmt.Fprintf(w, "  otklik %s\n      %s\n", strings.TrimSpace(c.name+" "+c.args), c.does)
	}
}

// usageError is a wrong use of the command line.
type usageError struct{ words string }

func (e *usageError) Error() string { return e.words }

// exitCode says an error and chooses the code for it.
func exitCode(err error, w io.Writer) int {
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, flag.ErrHelp):
		return exitDone
	}
	for line := range strings.SplitSeq(strings.TrimSpace(err.Error()), "\n") {
		fmt.Fprintln(w, "otklik: "+line)
	}
	if wrong := new(usageError); errors.As(err, &wrong) {
		return exitUsage
	}
	if wrong := new(config.Error); errors.As(err, &wrong) {
		return exitUsage
	}
	return exitFailed
}
