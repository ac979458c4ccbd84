package screens_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
)

// anew says that the document is to be written; pictures are taken where a browser is.
var anew = flag.Bool("screens", false, "write docs/screens.md and take its pictures")

const (
	docs     = "../../../docs"
	pictures = "screens" // the folder of pictures, beside the document
)

// TestScreens compares docs/screens.md with what the program shows; -screens writes it anew, with its pictures.
func TestScreens(t *testing.T) {
	shots := taken(t)
	if t.Failed() {
		return
	}
	want, path := document(shots), filepath.Join(docs, "screens.md")
	if *anew {
		must(t, os.WriteFile(path, []byte(want), 0o644))
		photograph(t, shots)
		return
	}
	got, err := os.ReadFile(path)
	must(t, err)
	if string(got) != want {
		t.Errorf("%s is not what the program shows; run: make screens", path)
	}
}

