package stories_test

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"testing"
)

// atOnce is how many stories run side by side: they mostly wait for limits, leases and time.
const atOnce = "12"

// binaryVariable tells the tests where the program was built.
const binaryVariable = "STORIES_BINARY"

func TestMain(m *testing.M) { os.Exit(tell(m)) }

// tell builds the program once for all stories and runs them.
func tell(m *testing.M) int {
	flag.Parse()
	dir, err := os.MkdirTemp("", "otklik-stories-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer func() { _ = os.RemoveAll(dir) }()
	program := filepath.Join(dir, "otklik")
	if err := errors.Join(read("../.."), build(program)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	_ = os.Setenv(binaryVariable, program)
	if !chosen("test.parallel") {
		_ = flag.Set("test.parallel", atOnce)
	}
	return m.Run()
}

// build builds the program as the tests were built: with the race detector if they have it.
func build(to string) error {
	args := []string{"build", "-o", to}
	if raced() {
		args = append(args, "-race")
	}
	cmd := exec.Command("go", append(args, "otklik")...)
	if said, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("the program does not build: %w\n%s", err, said)
	}
	return nil
}

// read looks at every source directory, so that `go test` knows what a remembered result depends on: the program is not among
// what these tests import.
func read(root string) error {
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && (d.Name() == ".git" || d.Name() == "bin" || d.Name() == "docs") {
			return filepath.SkipDir
		}
		return err
	})
}

func raced() bool {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return false
	}
	for _, s := range info.Settings {
		if s.Key == "-race" {
			return s.Value == "true"
		}
	}
	return false
}

func chosen(name string) bool {
	given := false
	flag.Visit(func(f *flag.Flag) { given = given || f.Name == name })
	return given
}

func binary() string { return os.Getenv(binaryVariable) }
