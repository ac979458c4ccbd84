package screens_test

import (
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"otklik/bot"
	"otklik/tasks"
)

// complete says what the document leaves out: a role, a page, a view of a task, a command of somebody's menu.
func complete(t *testing.T, shots map[string]shot) {
	t.Helper()
	for _, r := range tasks.Roles() {
		if !slices.ContainsFunc(parts(), func(p part) bool { return p.role == r && len(p.table) > 0 }) {
			t.Errorf("no screen of the role %s", r)
		}
	}
	var pages []bot.Page
	var seen []tasks.View
	var told strings.Builder
	for _, s := range shots {
		pages, seen = append(pages, s.pages...), append(seen, s.views...)
		for _, x := range s.steps {
			told.WriteString(x.words + "\n")
		}
	}
	for _, p := range bot.Pages() {
		if !slices.Contains(pages, p) {
			t.Errorf("no screen of the page %s", p)
		}
	}
	for _, v := range views(t) {
		if !slices.ContainsFunc(seen, func(x tasks.View) bool {
			return x == v || strings.HasSuffix(string(v), "/") && strings.HasPrefix(string(x), string(v))
		}) {
			t.Errorf("no screen of the view %s", v)
		}
	}
	inTown(t, "", func(tw *town) {
		for _, p := range tw.staff.People {
			for _, line := range tw.tg.Commands(p.Account) {
				name, _, _ := strings.Cut(line, " ")
				if name != "start" && !strings.Contains(told.String(), "«/"+name) {
					t.Errorf("%s is offered /%s, which no screen shows", p.ID, name)
				}
			}
		}
	})
}

// unseen are views that are references under a name, which nobody is shown, and two alarms for which a sandbox would have to run for
// weeks or come to harm: terms late for a minute, a source that has fallen silent.
func unseen() []tasks.View {
	return []tasks.View{"number", "answer", "handed/album", "alarm", "silence"}
}

// views are the constants of type View in the packages that have some.
func views(t *testing.T) []tasks.View {
	t.Helper()
	var list []tasks.View
	for _, dir := range []string{"../../../tasks", "../../../tasks/workflow", "../../../bot"} {
		files, err := filepath.Glob(dir + "/*.go")
		must(t, err)
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
			must(t, err)
			ast.Inspect(file, func(n ast.Node) bool {
				spec, ok := n.(*ast.ValueSpec)
				if !ok || !isView(spec.Type) {
					return true
				}
				for _, value := range spec.Values {
					if lit, ok := value.(*ast.BasicLit); ok {
						v := tasks.View(constant.StringVal(constant.MakeFromLiteral(lit.Value, lit.Kind, 0)))
						if !slices.Contains(unseen(), v) {
							list = append(list, v)
						}
					}
				}
				return true
			})
		}
	}
	return list
}

func isView(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name == "View"
	case *ast.SelectorExpr:
		return e.Sel.Name == "View"
	}
	return false
}

var reference = regexp.MustCompile(`\]\(` + pictures + `/([a-z-]+\.png)\)`)

// pictured says which pictures are missing, too large or of no screen.
func pictured(t *testing.T, document string) {
	t.Helper()
	var want []string
	for _, m := range reference.FindAllStringSubmatch(document, -1) {
		want = append(want, m[1])
	}
	files, err := os.ReadDir(filepath.Join(docs, pictures))
	must(t, err)
	total := int64(0)
	for _, f := range files {
		info, err := f.Info()
		must(t, err)
		total += info.Size()
		if info.Size() > largest {
			t.Errorf("%s has %d bytes, more than %d", f.Name(), info.Size(), largest)
		}
		i := slices.Index(want, f.Name())
		if i < 0 {
			t.Errorf("%s is a picture of no screen: run make screens", f.Name())
			continue
		}
		want = slices.Delete(want, i, i+1)
	}
	if len(want) > 0 {
		t.Errorf("no pictures: %v; run make screens", want)
	}
	if total > allTogether {
		t.Errorf("all pictures have %d bytes, more than %d", total, allTogether)
	}
}
