package arch_test

import (
	"go/ast"
	"testing"
)

const (
	longestFile     = 300 // lines
	longestFunction = 80
)

func TestFilesAndFunctionsStaySmall(t *testing.T) {
	for _, s := range sources(t) {
		if s.test {
			continue
		}
		if n := s.line(s.ast.FileEnd); n > longestFile {
			t.Errorf("%s has %d lines, more than %d: split it by concept", s.path, n, longestFile)
		}
		for _, d := range s.ast.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			if n := s.line(f.End()) - s.line(f.Pos()) + 1; n > longestFunction {
				t.Errorf("%s:%d: %s has %d lines, more than %d", s.path, s.line(f.Pos()), f.Name.Name, n, longestFunction)
			}
		}
	}
}
