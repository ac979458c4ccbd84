package screens_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// anew says that the document is to be written and its pictures taken.
var anew = flag.Bool("screens", false, "write docs/screens.md and take its pictures")

const (
	docs     = "../../../docs"
	pictures = "screens" // the folder of pictures, beside the document
)

// TestScreens compares docs/screens.md with what the program shows; -screens writes it anew, with its pictures. The pictures are
// not compared, but each must be there and of some screen.
func TestScreens(t *testing.T) {
	shots := taken(t)
	if t.Failed() {
		return
	}
	complete(t, shots)
	want, path := document(shots), filepath.Join(docs, "screens.md")
	if *anew {
		must(t, os.WriteFile(path, []byte(want), 0o644))
		photograph(t, shots)
	}
	got, err := os.ReadFile(path)
	must(t, err)
	if string(got) != want {
		t.Errorf("%s is not what the program shows; run: make screens\n%s", path, difference(string(got), want))
	}
	pictured(t, want)
}

// difference shows where two texts part, from the last heading on.
func difference(written, shown string) string {
	old, now := strings.Split(written, "\n"), strings.Split(shown, "\n")
	heading := ""
	for i := range min(len(old), len(now)) {
		if old[i] != now[i] {
			return fmt.Sprintf("line %d, under %q:\nwritten: %s\nshown:   %s", i+1, heading, old[i], now[i])
		}
		if strings.HasPrefix(old[i], "#") {
			heading = old[i]
		}
	}
	return fmt.Sprintf("%d lines are written, %d are shown", len(old), len(now))
}
