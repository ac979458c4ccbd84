package config

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

const (
	largestFile = 1 << 20 // bytes; a roster of a large city has a tenth of that
	deepest     = 8       // levels of nesting; the formats have four
	unclosed    = 1000    // brackets left open; the parser takes the square of their number in time
)

// readFile reads a file of the formats here. A missing one is an error that wraps fs.ErrNotExist.
func readFile(path string) ([]byte, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, &Error{At: path, Problem: "это папка, а нужен файл"}
	case info.Size() > largestFile:
		return nil, &Error{At: path, Problem: fmt.Sprintf("файл больше %d КиБ: это не тот файл", largestFile>>10)}
	}
	return os.ReadFile(path)
}

// parseYAML reads one YAML document into nodes. Of YAML it takes what the formats need: mappings, lists and scalars;
// anchors, tags, merges and several documents are refused, since they make one line mean what another says.
func parseYAML(name string, data []byte) (node, error) {
	if !utf8.Valid(data) {
		return node{}, &Error{At: name, Problem: "файл не в кодировке UTF-8: сохраните его как «UTF-8»"}
	}
	if len(data) > 2 && string(data[:3]) == "\ufeff" { // Windows' Notepad writes it
		data = data[3:]
	}
	open := func(left, right string) int {
		return bytes.Count(data, []byte(left)) - bytes.Count(data, []byte(right))
	}
	if open("[", "]") > unclosed || open("{", "}") > unclosed {
		return node{}, &Error{At: name, Problem: "скобки не закрыты: это не файл настроек"}
	}
	file, err := parser.ParseBytes(data, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		return node{}, syntaxError(name, err)
	}
	c := converter{file: name}
	root := node{at: name, shape: empty}
	var bodies []ast.Node
	for _, doc := range file.Docs {
		if doc.Body != nil && doc.Body.Type() != ast.CommentType {
			bodies = append(bodies, doc.Body)
		}
	}
	if len(bodies) > 1 {
		return node{}, &Error{At: c.place(bodies[1]), Problem: "в файле должен быть один документ: уберите строку «---»"}
	}
	if len(bodies) == 1 {
		root = c.node(bodies[0], 0)
	}
	return root, c.problems.err()
}

func syntaxError(name string, err error) error {
	e := &Error{At: name, Problem: "это не YAML: проверьте отступы, кавычки и двоеточия"}
	if syntax, ok := errors.AsType[yaml.Error](err); ok {
		e.At = at(name, syntax.GetToken())
		e.Problem += " (" + syntax.GetMessage() + ")"
	}
	return e
}

// at is the place of a token as editors take it: file:line:column.
func at(file string, t *token.Token) string {
	if t == nil || t.Position == nil {
		return file
	}
	return fmt.Sprintf("%s:%d:%d", file, t.Position.Line, t.Position.Column)
}

// converter turns the parser's tree into nodes.
type converter struct {
	file     string
	problems problems
}

func (c *converter) place(n ast.Node) string { return at(c.file, n.GetToken()) }

func (c *converter) node(n ast.Node, depth int) node {
	if n == nil {
		return node{at: c.file, shape: empty}
	}
	out := node{at: c.place(n)}
	if depth > deepest {
		c.problems.add(out.at, "", "вложено слишком глубоко: сверьтесь с примером в docs/configuration.md")
		out.shape = empty
		return out
	}
	switch v := n.(type) {
	case *ast.NullNode:
		out.shape = empty
	case *ast.StringNode:
		out.shape, out.text = word, v.Value
	case *ast.LiteralNode:
		out.shape, out.text = word, v.Value.Value
	case *ast.IntegerNode, *ast.FloatNode, *ast.InfinityNode, *ast.NanNode:
		out.shape, out.text = number, n.GetToken().Value
	case *ast.BoolNode:
		out.shape, out.text = truth, n.GetToken().Value
	case *ast.SequenceNode:
		out.shape = list
		for _, item := range v.Values {
			out.list = append(out.list, c.node(item, depth+1))
		}
	case *ast.MappingNode:
		out.shape, out.pairs = mapping, c.pairs(v.Values, depth)
	case *ast.MappingValueNode:
		out.shape, out.pairs = mapping, c.pairs([]*ast.MappingValueNode{v}, depth)
	default:
		out.shape = empty
		c.problems.add(out.at, "", "якоря, ссылки и метки YAML (&, *, !) здесь не читаются: напишите значение прямо, текст с таким знаком возьмите в кавычки")
	}
	return out
}

func (c *converter) pairs(values []*ast.MappingValueNode, depth int) []pair {
	var out []pair
	seen := make(map[string]string, len(values))
	for _, v := range values {
		key, ok := v.Key.(*ast.StringNode)
		p := pair{at: c.place(v.Key)}
		if ok {
			p.key = key.Value
		} else {
			p.key = v.Key.GetToken().Value
		}
		if first, twice := seen[p.key]; twice {
			c.problems.add(p.at, p.key, "ключ уже есть: %s; оставьте один", first)
			continue
		}
		seen[p.key] = p.at
		p.value = c.node(v.Value, depth+1)
		if p.value.shape == empty {
			p.value.at = p.at // a missing value has no place of its own
		}
		out = append(out, p)
	}
	return out
}
