package arch_test

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const phrasebook = "docs/phrases.md"

// TestPhrasebook compares docs/phrases.md with every phrase that package bot can say; -update writes it anew. A phrase that is
// not in it cannot be said, so that an editor who has read it has read the product.
func TestPhrasebook(t *testing.T) {
	want := phraseList(t)
	page, err := os.ReadFile(root + "/" + phrasebook)
	switch {
	case err == nil && string(page) == want:
	case updating():
		if err := os.WriteFile(root+"/"+phrasebook, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s is not what package bot says; run: go test ./internal/arch -update (%v)", phrasebook, err)
	}
}

// phraseList is the book: a chapter for each file, a line for each phrase.
func phraseList(t *testing.T) string {
	t.Helper()
	b := book{texts: map[string]ast.Expr{}}
	var files []source
	for _, s := range sources(t) {
		if s.pkg.name == "bot" && !s.test {
			files = append(files, s)
			b.learn(s.ast)
		}
	}
	var out strings.Builder
	out.WriteString("# Всё, что говорит «Отклик»\n\nСобрано из пакета `bot`; руками не правится: `go test ./internal/arch -update`. " +
		"Фраза стоит под понятием, к которому относится; `…` — то, что подставляется. Как это выглядит на экране, показывает " +
		"[screens.md](screens.md).\n")
	for _, s := range files {
		if lines := b.lines(s.ast); len(lines) > 0 {
			name := strings.TrimSuffix(filepath.Base(s.path), ".go")
			fmt.Fprintf(&out, "\n## %s\n\n%s\n", name, strings.Join(lines, "\n"))
		}
	}
	return out.String()
}

// book knows the constants of the package, so that a phrase made of others can be read whole.
type book struct{ texts map[string]ast.Expr }

func (b book) learn(file *ast.File) {
	for _, d := range file.Decls {
		group, ok := d.(*ast.GenDecl)
		if !ok || group.Tok != token.CONST {
			continue
		}
		for _, spec := range group.Specs {
			values := spec.(*ast.ValueSpec)
			for i, name := range values.Names {
				if i < len(values.Values) {
					b.texts[name.Name] = values.Values[i]
				}
			}
		}
	}
}

var cyrillic = regexp.MustCompile(`[а-яёА-ЯЁ]`)

// lines are the phrases of a file in their order, each once.
func (b book) lines(file *ast.File) []string {
	var list []string
	ast.Inspect(file, func(n ast.Node) bool {
		e, ok := n.(ast.Expr)
		if !ok || !spoken(e) {
			return true
		}
		text := b.read(e)
		if !cyrillic.MatchString(text) {
			return false
		}
		line := "- " + strings.NewReplacer("\n", " ¶ ", "%d", "…", "%s", "…", "%q", "…", "%%", "%").Replace(strings.TrimSpace(text))
		if !slices.Contains(list, line) {
			list = append(list, line)
		}
		return false
	})
	return list
}

// spoken tells whether an expression is a text: a literal, or a sum that has one.
func spoken(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.BasicLit:
		return e.Kind == token.STRING
	case *ast.BinaryExpr:
		return e.Op == token.ADD && (spoken(e.X) || spoken(e.Y))
	}
	return false
}

// read is the text of an expression; what is put in when the program runs is «…».
func (b book) read(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		if e.Kind == token.STRING {
			return constant.StringVal(constant.MakeFromLiteral(e.Value, e.Kind, 0))
		}
	case *ast.BinaryExpr:
		return b.read(e.X) + b.read(e.Y)
	case *ast.ParenExpr:
		return b.read(e.X)
	case *ast.Ident:
		if text, ok := b.texts[e.Name]; ok {
			return b.read(text)
		}
	}
	return "…"
}
