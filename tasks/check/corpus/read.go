package corpus

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// Load reads the pairs of all styles from the folder that holds them, in the order of Styles and of their files. An error
// names the file and the line; all that are found are joined.
func Load(folder fs.FS) ([]Pair, error) {
	var pairs []Pair
	var wrong []error
	seen := map[string]Pair{}
	for _, style := range Styles() {
		file := string(style) + ".txt"
		data, err := fs.ReadFile(folder, file)
		if err != nil {
			return nil, fmt.Errorf("read the corpus: %w", err)
		}
		found, err := read(file, string(data))
		if err != nil {
			wrong = append(wrong, err)
		}
		for _, p := range found {
			if first, twice := seen[p.ID]; twice {
				wrong = append(wrong, fmt.Errorf("%s:%d: id %s stands at %s:%d already", file, p.Line, p.ID, first.File, first.Line))
			}
			p.Style = style
			seen[p.ID] = p
			pairs = append(pairs, p)
		}
	}
	if len(wrong) > 0 {
		return nil, errors.Join(wrong...)
	}
	return pairs, nil
}

// read reads one file; a block that has a mistake is left out and its mistake joins the error.
func read(file, data string) (pairs []Pair, err error) {
	if !utf8.ValidString(data) {
		return nil, fmt.Errorf("%s:1: the file is not in UTF-8", file)
	}
	lines := strings.Split(strings.ReplaceAll(strings.TrimPrefix(data, "\ufeff"), "\r\n", "\n"), "\n")
	var wrong []error
	for i := 0; i < len(lines); {
		if lines[i] != blockBegin {
			i++
			continue
		}
		end := i + 1
		for end < len(lines) && lines[end] != blockBegin {
			end++
		}
		b := block{line: i + 1, lines: lines[i+1 : end]}
		p, at, err := b.pair()
		if err != nil {
			wrong = append(wrong, fmt.Errorf("%s:%d: %w", file, at, err))
		} else {
			p.File = file
			pairs = append(pairs, p)
		}
		i = end
	}
	return pairs, errors.Join(wrong...)
}

const (
	blockBegin   = "===="
	sectionBegin = "--- "
)

// block is the lines of one pair, without the one that begins it.
type block struct {
	line  int // of the line that begins it, from 1
	lines []string
}

// section is the text under one of the lines with three dashes.
type section struct {
	line int // of its first line of text, from 1
	text string
}

// pair reads the block; with an error comes the line that has it.
func (b block) pair() (p Pair, at int, err error) {
	p.Line = b.line
	header, sections, at, err := b.split()
	if err != nil {
		return p, at, err
	}
	for i, line := range header {
		if strings.TrimSpace(line) == "" {
			continue
		}
		if err := p.set(line); err != nil {
			return p, b.line + 1 + i, err
		}
	}
	message, answer := sections["message"], sections["answer"]
	switch {
	case p.ID == "", p.Date.IsZero(), p.Author == "", p.Department == "":
		return p, b.line, errors.New("the header lacks id, date, author or department")
	case message.text == "":
		return p, b.line, errors.New("there is no message")
	case answer.text == "":
		return p, b.line, errors.New("there is no answer")
	}
	p.Message, p.Note = message.text, sections["note"].text
	text, faults, offset, err := unmark(answer.text)
	if err != nil {
		return p, answer.line + strings.Count(answer.text[:offset], "\n"), err
	}
	if text != strings.TrimSpace(text) || text == "" {
		return p, answer.line, errors.New("the answer without its marks begins or ends with a space: put the mark beside words")
	}
	p.Answer, p.Faults = text, faults
	return p, 0, nil
}

// split parts the header's lines and the sections.
func (b block) split() (header []string, sections map[string]section, at int, err error) {
	header, sections = b.lines, map[string]section{}
	for i := 0; i < len(b.lines); {
		name, opens := strings.CutPrefix(b.lines[i], sectionBegin)
		if !opens {
			i++
			continue
		}
		if len(sections) == 0 {
			header = b.lines[:i]
		}
		if _, twice := sections[name]; twice || name != "message" && name != "answer" && name != "note" {
			return nil, nil, b.line + 1 + i, fmt.Errorf("section %q: it is message, answer or note, each once", name)
		}
		begin := i + 1
		for i = begin; i < len(b.lines) && !strings.HasPrefix(b.lines[i], sectionBegin); {
			i++
		}
		for begin < i && strings.TrimSpace(b.lines[begin]) == "" {
			begin++
		}
		text := strings.TrimSpace(strings.Join(b.lines[begin:i], "\n"))
		sections[name] = section{line: b.line + 1 + begin, text: text}
	}
	return header, sections, 0, nil
}

// set reads a line of the header.
func (p *Pair) set(line string) error {
	key, value, ok := strings.Cut(line, ":")
	value = strings.TrimSpace(value)
	if !ok || value == "" {
		return fmt.Errorf("%q is not a key with a value", line)
	}
	switch key {
	case "id":
		p.ID = value
	case "author":
		p.Author = value
	case "district":
		p.District = value
	case "place":
		p.Place = value
	case "department":
		p.Department = value
	case "date":
		date, err := time.Parse(time.DateOnly, value)
		if err != nil {
			return fmt.Errorf("date %q: write it as 2026-11-23", value)
		}
		p.Date = date
	case "media":
		n, err := strconv.Atoi(value)
		if err != nil || n < 0 {
			return fmt.Errorf("media %q: it is a number of pictures and videos", value)
		}
		p.Media = n
	default:
		return fmt.Errorf("unknown key %q", key)
	}
	return nil
}
