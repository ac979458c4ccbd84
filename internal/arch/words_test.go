package arch_test

import (
	"go/ast"
	"strings"
	"testing"
)

func TestEveryPackageSaysWhatItIs(t *testing.T) {
	documented := make(map[string]bool)
	for _, s := range sources(t) {
		if !s.test && s.ast.Doc != nil {
			documented[s.pkg.name] = true
		}
	}
	for _, p := range packages(t) {
		if len(p.GoFiles) > 0 && !documented[p.name] {
			t.Errorf("%s has no package comment", p.name)
		}
	}
}

func TestEverythingExportedIsDocumented(t *testing.T) {
	for _, s := range sources(t) {
		if s.test || s.ast.Name.Name == "main" {
			continue
		}
		for _, d := range s.ast.Decls {
			for _, name := range undocumented(d) {
				t.Errorf("%s:%d: %s is exported and has no comment", s.path, s.line(d.Pos()), name)
			}
		}
	}
}

// undocumented lists the exported names of a declaration that no comment explains: its own, its line's or its group's.
func undocumented(d ast.Decl) []string {
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Name.IsExported() && d.Doc == nil && exportedReceiver(d) && !obvious(d) {
			return []string{d.Name.Name}
		}
	case *ast.GenDecl:
		var names []string
		for _, spec := range d.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				if spec.Name.IsExported() && d.Doc == nil && spec.Doc == nil && spec.Comment == nil {
					names = append(names, spec.Name.Name)
				}
			case *ast.ValueSpec:
				for _, name := range spec.Names {
					if name.IsExported() && d.Doc == nil && spec.Doc == nil && spec.Comment == nil {
						names = append(names, name.Name)
					}
				}
			}
		}
		return names
	}
	return nil
}

// exportedReceiver reports whether a function is one, or a method that others can reach.
func exportedReceiver(f *ast.FuncDecl) bool {
	if f.Recv == nil {
		return true
	}
	t := f.Recv.List[0].Type
	if star, ok := t.(*ast.StarExpr); ok {
		t = star.X
	}
	if index, ok := t.(*ast.IndexExpr); ok {
		t = index.X
	}
	name, ok := t.(*ast.Ident)
	return ok && name.IsExported()
}

// obvious tells a method that only carries out the standard library's interface in one line: there is nothing to say.
func obvious(f *ast.FuncDecl) bool {
	return f.Recv != nil && len(f.Body.List) <= 1 && (f.Name.Name == "Error" || f.Name.Name == "String" || f.Name.Name == "Unwrap")
}

func TestNamesSayWhatThingsAre(t *testing.T) {
	for _, s := range sources(t) {
		for _, empty := range []string{"util", "utils", "common", "helper", "helpers", "manager", "misc"} {
			file := strings.TrimSuffix(strings.TrimSuffix(s.path[strings.LastIndex(s.path, "/")+1:], ".go"), "_test")
			if s.ast.Name.Name == empty || file == empty {
				t.Errorf("%s: %q names nothing: name the concept", s.path, empty)
			}
		}
	}
}
