package arch_test

import (
	"go/ast"
	"regexp"
	"slices"
	"strings"
	"testing"

	"otklik/internal/config"
)

// TestEveryPackageHasItsLine: the house in ARCHITECTURE.md is the house that stands.
func TestEveryPackageHasItsLine(t *testing.T) {
	page := document(t, architecture)
	var names []string
	for _, p := range packages(t) {
		names = append(names, p.name)
		if !strings.Contains(page, "\n| `"+p.name+"` | ") {
			t.Errorf("%s has no line for %s", architecture, p.name)
		}
	}
	_, house, _ := strings.Cut(page, "## The house")
	house, _, _ = strings.Cut(house, "\n## ")
	for _, m := range regexp.MustCompile("(?m)^\\| `([^`]+)` \\|").FindAllStringSubmatch(house, -1) {
		if !slices.Contains(names, m[1]) {
			t.Errorf("%s has a line for %s, which is no package", architecture, m[1])
		}
	}
}

// declared lists the names of code as documents write them: package.Name, package.Type.Member.
func declared(t *testing.T) (names, packageNames map[string]bool) {
	t.Helper()
	names, packageNames = map[string]bool{}, map[string]bool{}
	for _, s := range sources(t) {
		if s.test {
			continue
		}
		in := s.ast.Name.Name
		packageNames[in] = true
		for _, d := range s.ast.Decls {
			for _, name := range declares(d) {
				names[in+"."+name] = true
			}
		}
	}
	return names, packageNames
}

// declares lists what a declaration gives names to, the members of types too.
func declares(d ast.Decl) []string {
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Recv == nil {
			return []string{d.Name.Name}
		}
		on := d.Recv.List[0].Type
		if star, ok := on.(*ast.StarExpr); ok {
			on = star.X
		}
		if of, ok := on.(*ast.Ident); ok {
			return []string{of.Name + "." + d.Name.Name}
		}
	case *ast.GenDecl:
		var names []string
		for _, spec := range d.Specs {
			switch spec := spec.(type) {
			case *ast.ValueSpec:
				for _, name := range spec.Names {
					names = append(names, name.Name)
				}
			case *ast.TypeSpec:
				names = append(names, spec.Name.Name)
				for _, member := range members(spec.Type) {
					names = append(names, spec.Name.Name+"."+member)
				}
			}
		}
		return names
	}
	return nil
}

func members(e ast.Expr) []string {
	var list *ast.FieldList
	switch e := e.(type) {
	case *ast.StructType:
		list = e.Fields
	case *ast.InterfaceType:
		list = e.Methods
	default:
		return nil
	}
	var names []string
	for _, field := range list.List {
		for _, name := range field.Names {
			names = append(names, name.Name)
		}
		if of, ok := field.Type.(*ast.Ident); ok && len(field.Names) == 0 {
			names = append(names, of.Name)
		}
	}
	return names
}

// TestNamesOfCodeExist: a name like workflow.Flow.Do in ARCHITECTURE.md is declared.
func TestNamesOfCodeExist(t *testing.T) {
	names, of := declared(t)
	qualified := regexp.MustCompile(`^([a-z]+)\.[A-Z]\w*(?:\.[A-Z]\w*)?$`)
	checked := 0
	for _, word := range code(document(t, architecture)) {
		if m := qualified.FindStringSubmatch(word); m != nil && of[m[1]] {
			checked++
			if !names[word] {
				t.Errorf("%s names %s, which is not in the code", architecture, word)
			}
		}
	}
	if checked < 20 {
		t.Errorf("only %d names of code were found in %s", checked, architecture)
	}
}

// TestMetricsExist: alerts are set on what documents name.
func TestMetricsExist(t *testing.T) {
	inCode, inDocs := map[string]bool{}, map[string]bool{}
	for _, s := range sources(t) {
		if s.pkg.name != "internal/app" || s.test {
			continue
		}
		ast.Inspect(s.ast, func(n ast.Node) bool {
			if name := text(n); metric.MatchString(name) && metric.FindString(name) == name {
				inCode[name] = true
			}
			return true
		})
	}
	for _, path := range documents(t) {
		for _, word := range code(document(t, path)) {
			for _, name := range metric.FindAllString(word, -1) {
				inDocs[name] = true
				if !inCode[name] {
					t.Errorf("%s names the metric %s, which is not in the code", path, name)
				}
			}
		}
	}
	for name := range inCode {
		if !inDocs[name] {
			t.Errorf("no document names the metric %s", name)
		}
	}
}

var metric = regexp.MustCompile(`\botklik_[a-z_]+`)

// TestSettingsExist: every key and every variable that a document names is an option, or the group of some.
func TestSettingsExist(t *testing.T) {
	known, groups := map[string]bool{}, map[string]bool{}
	for _, o := range config.Options() {
		known[o.Key], known[o.Variable()] = true, true
		if o.Secret {
			known[o.Variable()+"_FILE"] = true
		}
		parts := strings.Split(o.Key, ".")
		for i := 1; i < len(parts); i++ {
			groups[parts[0]], known[strings.Join(parts[:i], ".")] = true, true
		}
	}
	known["OTKLIK_PORT"] = true // the page says that it means nothing
	key := regexp.MustCompile(`^([a-z]+)(?:\.[a-z_*]+)+$`)
	variable := regexp.MustCompile(`\bOTKLIK_[A-Z_]*[A-Z]`)
	for _, path := range documents(t) {
		for _, word := range code(document(t, path)) {
			if m := key.FindStringSubmatch(word); m != nil && groups[m[1]] && !known[strings.ReplaceAll(word, "*", "normal")] {
				t.Errorf("%s names the key %s, which is no option", path, word)
			}
			for _, name := range variable.FindAllString(word, -1) {
				if !known[name] {
					t.Errorf("%s names the variable %s, which is no option's", path, name)
				}
			}
		}
	}
}

// TestLogLinesExist: what an alert is set on is what the log says.
func TestLogLinesExist(t *testing.T) {
	var said strings.Builder
	for _, s := range sources(t) {
		if s.test {
			continue
		}
		ast.Inspect(s.ast, func(n ast.Node) bool {
			said.WriteString(text(n) + "\n")
			return true
		})
	}
	_, section, _ := strings.Cut(document(t, "docs/operations.md"), "| line | what to do |\n")
	section, _, _ = strings.Cut(section, "\n\n")
	lines := regexp.MustCompile("(?m)^\\| `([^`]+)` \\|").FindAllStringSubmatch(section, -1)
	for _, m := range lines {
		if !strings.Contains(said.String(), m[1]) {
			t.Errorf("docs/operations.md quotes the log: %q; nothing says that", m[1])
		}
	}
	if len(lines) < 5 {
		t.Errorf("docs/operations.md quotes %d lines of the log", len(lines))
	}
}

// phrases lists the labels of buttons and all texts of package bot and of the domain.
func phrases(t *testing.T) (labels map[string]bool, words string) {
	t.Helper()
	labels = map[string]bool{}
	var all strings.Builder
	for _, s := range sources(t) {
		if s.test || s.pkg.name != "bot" && s.pkg.name != "tasks" {
			continue
		}
		ast.Inspect(s.ast, func(n ast.Node) bool {
			if v, ok := n.(*ast.ValueSpec); ok && len(v.Names) == 1 && len(v.Values) == 1 && strings.HasPrefix(v.Names[0].Name, "Label") {
				labels[strings.TrimRight(text(v.Values[0]), ": ")] = true // «Ведущий: » goes on with a name
			}
			if words := text(n); words != "" {
				all.WriteString(words + "\n")
			}
			return true
		})
	}
	return labels, all.String()
}

// TestStaffGuideQuotesTheBot: in the guide a button stands bold, «**Направить**», and what the bot says stands in italics,
// «*Уже сделано*»; both as in the code.
func TestStaffGuideQuotesTheBot(t *testing.T) {
	labels, words := phrases(t)
	page := document(t, "docs/staff.md")
	named := map[string]bool{}
	for _, m := range regexp.MustCompile(`«\*\*([^*»]+)\*\*»`).FindAllStringSubmatch(page, -1) {
		label := strings.TrimRight(m[1], ": …") // what follows is the task's own: «Ведущий: …»
		named[label] = true
		if !labels[label] {
			t.Errorf("docs/staff.md names the button «%s», which is not in bot/labels.go", label)
		}
	}
	quotes := regexp.MustCompile(`«\*([^*]+)\*`).FindAllStringSubmatch(page, -1)
	for _, m := range quotes {
		quote := strings.Join(strings.Fields(m[1]), " ")
		if !strings.Contains(strings.ToLower(words), strings.ToLower(quote)) {
			t.Errorf("docs/staff.md says that the bot says «%s»; it does not", quote)
		}
	}
	if len(named) < 10 || len(quotes) < 5 {
		t.Errorf("docs/staff.md quotes %d buttons and %d phrases", len(named), len(quotes))
	}
	for label := range labels {
		if !named[label] && label != "Открыть в сети" { // a link, not a deed
			t.Errorf("docs/staff.md does not explain the button «%s»", label)
		}
	}
}
