package arch_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
)

const (
	module = "otklik"
	root   = "../.."
)

// listed is what `go list -json` says about a package.
type listed struct {
	ImportPath, Dir                    string
	GoFiles, IgnoredGoFiles            []string
	TestGoFiles, XTestGoFiles          []string
	Imports, TestImports, XTestImports []string
	name                               string // without the module's prefix; "." at the root
}

// packages lists the packages of the module.
func packages(t *testing.T) []listed {
	t.Helper()
	all, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return all.packages
}

// sources lists the files of the module, parsed, tests included.
func sources(t *testing.T) []source {
	t.Helper()
	all, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return all.sources
}

// tree is the module as it stands.
type tree struct {
	packages []listed
	sources  []source
}

// load reads the module once for all tests.
var load = sync.OnceValues(func() (tree, error) {
	cmd := exec.Command("go", "list", "-json", "./...")
	cmd.Dir = root
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		return tree{}, fmt.Errorf("go list: %w\n%s", err, errs.String())
	}
	var all tree
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		err := d.Decode(&p)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return tree{}, err
		}
		p.name, _ = own(p.ImportPath)
		all.packages = append(all.packages, p)
		files, err := p.parse()
		if err != nil {
			return tree{}, err
		}
		all.sources = append(all.sources, files...)
	}
	if len(all.packages) < 10 {
		return tree{}, fmt.Errorf("only %d packages were found", len(all.packages))
	}
	return all, nil
})

// parse reads the package's files.
func (p listed) parse() ([]source, error) {
	var all []source
	for i, names := range [][]string{p.GoFiles, p.IgnoredGoFiles, p.TestGoFiles, p.XTestGoFiles} {
		for _, name := range names {
			set := token.NewFileSet()
			file, err := parser.ParseFile(set, filepath.Join(p.Dir, name), nil, parser.ParseComments|parser.SkipObjectResolution)
			if err != nil {
				return nil, err
			}
			all = append(all, source{pkg: p, path: filepath.Join(p.name, name), test: i >= 2, ast: file, set: set})
		}
	}
	return all, nil
}

// source is one parsed file.
type source struct {
	pkg  listed
	path string // relative to the root
	test bool
	ast  *ast.File
	set  *token.FileSet
}

func (s source) line(p token.Pos) int { return s.set.Position(p).Line }

// calls walks over every mention of a package's function, such as time.Now, called or passed on.
func (s source) calls(pkg string, names []string, found func(name string, at token.Pos)) {
	ast.Inspect(s.ast, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if x, ok := sel.X.(*ast.Ident); ok && x.Name == pkg {
			for _, name := range names {
				if sel.Sel.Name == name {
					found(name, sel.Pos())
				}
			}
		}
		return true
	})
}

// imports reports whether the file imports a path.
func (s source) imports(path string) bool {
	for _, i := range s.ast.Imports {
		if i.Path.Value == `"`+path+`"` {
			return true
		}
	}
	return false
}
