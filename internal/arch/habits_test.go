package arch_test

import (
	"go/ast"
	"go/token"
	"regexp"
	"testing"
)

// unfinished is assembled so that this file does not hold the words it looks for.
func unfinished() *regexp.Regexp {
	return regexp.MustCompile(`\b(TO` + `DO|FIX` + `ME|XX` + `X|HA` + `CK)\b`)
}

func TestNothingIsLeftForLater(t *testing.T) {
	words := unfinished()
	for _, s := range sources(t) {
		for _, group := range s.ast.Comments {
			for _, c := range group.List {
				if words.MatchString(c.Text) {
					t.Errorf("%s:%d: %s", s.path, s.line(c.Pos()), c.Text)
				}
			}
		}
	}
}

// TestNothingHappensBeforeMain: what runs at import cannot be tested, ordered or refused.
func TestNothingHappensBeforeMain(t *testing.T) {
	for _, s := range sources(t) {
		for _, d := range s.ast.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
				t.Errorf("%s:%d: func init: do it where it is needed", s.path, s.line(f.Pos()))
			}
		}
	}
}

// TestNoTestIsSkipped: a test that does not run proves nothing; what it needs, `make test` installs.
func TestNoTestIsSkipped(t *testing.T) {
	for _, s := range sources(t) {
		for _, name := range []string{"t", "b", "f", "tb", "s"} {
			s.calls(name, []string{"Skip", "Skipf", "SkipNow"}, func(call string, at token.Pos) {
				t.Errorf("%s:%d: %s.%s", s.path, s.line(at), name, call)
			})
		}
	}
}

// TestNoDefaultHTTPClient: the default client waits for ever. A client of the product's own has a limit, or gives every request one.
func TestNoDefaultHTTPClient(t *testing.T) {
	for _, s := range sources(t) {
		if s.test || !s.imports("net/http") {
			continue
		}
		s.calls("http", []string{"DefaultClient", "Get", "Head", "Post", "PostForm"}, func(name string, at token.Pos) {
			t.Errorf("%s:%d: http.%s has no limit of time", s.path, s.line(at), name)
		})
	}
}
