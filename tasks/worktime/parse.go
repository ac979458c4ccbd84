package worktime

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

const (
	formatName    = "otklik-calendar"
	formatVersion = "1"
	// longestLine bounds a line of a calendar file, in bytes.
	longestLine = 4096
	// Years outside these bounds are typing errors; instants in them fit the tables.
	firstPossibleYear, lastPossibleYear = 1970, 2200
)

// Parse reads a calendar file: the line-based text format of docs/calendar.md,
// which the built-in years use too. The first mistake is returned as a
// *ParseError with its line; whether the days make sense together is proved by New.
func Parse(r io.Reader) (Data, error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 0, longestLine), longestLine)
	p := parser{}
	for lines.Scan() {
		p.line++
		if err := p.read(lines.Text()); err != nil {
			return Data{}, &ParseError{Line: p.line, Problem: err.Error()}
		}
	}
	if err := lines.Err(); err != nil {
		if errors.Is(err, bufio.ErrTooLong) {
			return Data{}, &ParseError{Line: p.line + 1, Problem: fmt.Sprintf("строка длиннее %d байт: это не файл календаря", longestLine)}
		}
		return Data{}, fmt.Errorf("чтение календаря: %w", err)
	}
	if err := p.finish(); err != nil {
		return Data{}, &ParseError{Line: max(p.line, 1), Problem: err.Error()}
	}
	return p.data, nil
}

// parser holds what has been read so far; statements belong to the last year named.
type parser struct {
	data   Data
	line   int
	opened bool // the format line has been read
}

func (p *parser) read(line string) error {
	if !utf8.ValidString(line) {
		return fmt.Errorf("файл не в кодировке UTF-8: сохраните его как «UTF-8»")
	}
	if p.line == 1 {
		line = strings.TrimPrefix(line, "\ufeff")
	}
	line = strings.TrimSpace(line)
	if line == "" || strings.HasPrefix(line, "#") {
		return nil
	}
	word, rest, _ := strings.Cut(strings.ReplaceAll(line, "\t", " "), " ")
	rest = strings.TrimSpace(rest)
	if !p.opened {
		return p.open(word, rest)
	}
	switch word {
	case "year":
		return p.year(rest)
	case "exception":
		return p.exception(rest)
	}
	return p.ofYear(word, rest)
}

func (p *parser) open(word, rest string) error {
	if word != formatName {
		return fmt.Errorf("файл календаря начинается со строки «%s %s»", formatName, formatVersion)
	}
	if rest != formatVersion {
		return fmt.Errorf("версия формата «%s» неизвестна: эта программа читает версию %s", rest, formatVersion)
	}
	p.opened = true
	return nil
}

// ofYear reads a statement about the year named last.
func (p *parser) ofYear(word, rest string) error {
	statement, ok := yearStatement(word)
	if !ok {
		return fmt.Errorf("слово «%s» неизвестно: бывают year, version, source, provisional, total, holiday, off, work, short, exception", word)
	}
	if len(p.data.Years) == 0 {
		return fmt.Errorf("перед «%s» нужна строка «year 2027» с годом", word)
	}
	return statement(&p.data.Years[len(p.data.Years)-1], rest)
}

func (p *parser) year(rest string) error {
	if err := p.closeYear(); err != nil {
		return err
	}
	n, ok := parseDigits(rest, 4, 4)
	if !ok || n < firstPossibleYear || n > lastPossibleYear {
		return fmt.Errorf("год «%s»: нужен год от %d до %d", rest, firstPossibleYear, lastPossibleYear)
	}
	for _, y := range p.data.Years {
		if y.Year == n {
			return fmt.Errorf("год %d уже описан выше: соберите его строки вместе", n)
		}
	}
	p.data.Years = append(p.data.Years, Year{Year: n})
	return nil
}

// closeYear demands what makes a year provable.
func (p *parser) closeYear() error {
	if len(p.data.Years) == 0 {
		return nil
	}
	y := p.data.Years[len(p.data.Years)-1]
	switch {
	case y.Version == "":
		return fmt.Errorf("у года %d нет строки «version»: напишите, например, «version 1» и увеличивайте номер при правках", y.Year)
	case y.Source == "":
		return fmt.Errorf("у года %d нет строки «source»: назовите постановление о переносе выходных", y.Year)
	case y.Days == 0 && !y.Provisional:
		return fmt.Errorf("у года %d нет строки «total»: напишите рабочие дни и часы года при 40-часовой неделе, например «total 247 1972»; по ним проверяются остальные строки", y.Year)
	}
	return nil
}

func (p *parser) finish() error {
	if !p.opened {
		return fmt.Errorf("файл пуст: первая строка календаря «%s %s»", formatName, formatVersion)
	}
	return p.closeYear()
}

// parseDate reads DD.MM of the given year, or DD.MM.YYYY; year 0 demands the latter.
func parseDate(s string, year int) (Date, error) {
	parts := strings.Split(s, ".")
	want := "ДД.ММ"
	if year == 0 {
		want = "ДД.ММ.ГГГГ"
	}
	if len(parts) != 3 && (len(parts) != 2 || year == 0) {
		return Date{}, fmt.Errorf("дата «%s»: пишите %s", s, want)
	}
	d, okDay := parseDigits(parts[0], 1, 2)
	m, okMonth := parseDigits(parts[1], 1, 2)
	okYear := true
	if len(parts) == 3 {
		year, okYear = parseDigits(parts[2], 4, 4)
	}
	if !okDay || !okMonth || !okYear {
		return Date{}, fmt.Errorf("дата «%s»: пишите %s", s, want)
	}
	date := Date{Year: year, Month: time.Month(m), Day: d}
	if !date.Valid() {
		return Date{}, fmt.Errorf("даты %s не бывает", date)
	}
	return date, nil
}

// parseCount reads a positive decimal number of at most four digits.
func parseCount(s string) (int, error) {
	n, ok := parseDigits(s, 1, 4)
	if !ok || n == 0 {
		return 0, fmt.Errorf("«%s» — не число, нужно, например, %s", s, strconv.Itoa(247))
	}
	return n, nil
}
