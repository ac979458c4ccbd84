package spelling

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// suffixes reads the rules of an .aff file. A line of a kind that would change what words are right is refused.
func (l *lexis) suffixes(aff string) error {
	heads := map[string]bool{}
	for line := range strings.Lines(strings.TrimPrefix(aff, "\ufeff")) {
		fields := strings.Fields(line)
		if len(fields) == 0 || strings.HasPrefix(fields[0], "#") {
			continue
		}
		switch fields[0] {
		case "SET":
			if len(fields) != 2 || fields[1] != "UTF-8" {
				return errors.New("файл .aff не в UTF-8")
			}
		case "TRY", "REP", "KEY", "MAP", "WORDCHARS", "NAME", "LANG", "HOME", "VERSION", "NOSPLITSUGS", "MAXNGRAMSUGS": // about corrections
		case "SFX":
			if len(fields) == 4 && !heads[fields[1]] {
				heads[fields[1]] = true
				continue
			}
			if err := l.suffix(fields); err != nil {
				return err
			}
		default:
			return fmt.Errorf("в файле .aff есть %s, а такие правила здесь не читаются", fields[0])
		}
	}
	if len(l.endings) == 0 {
		return errors.New("в файле .aff нет правил")
	}
	return nil
}

// suffix reads one rule: SFX flag strip add condition.
func (l *lexis) suffix(f []string) error {
	if len(f) < 5 || len(f[1]) != 1 || strings.Contains(f[3], "/") {
		return fmt.Errorf("правило %q здесь не читается", strings.Join(f, " "))
	}
	strip, add := bare(f[2]), bare(f[3])
	fits, err := condition(f[4])
	if err != nil {
		return err
	}
	l.endings[add] = append(l.endings[add], ending{flag: f[1][0], strip: strip, fits: fits})
	l.longest = max(l.longest, utf8.RuneCountInString(add))
	return nil
}

// bare reads «0», which stands for nothing.
func bare(s string) string {
	if s == "0" {
		return ""
	}
	return s
}

// condition reads «[^цж]евать»: letters, sets in brackets, a dot for any letter.
func condition(s string) ([]class, error) {
	var list []class
	if s == "." {
		return nil, nil
	}
	for len(s) > 0 {
		if s[0] == '[' {
			end := strings.IndexByte(s, ']')
			if end < 2 {
				return nil, fmt.Errorf("условие %q здесь не читается", s)
			}
			set, not := strings.CutPrefix(s[1:end], "^")
			list = append(list, class{set, not})
			s = s[end+1:]
			continue
		}
		_, size := utf8.DecodeRuneInString(s)
		if c := s[:size]; c == "." {
			list = append(list, class{"", true})
		} else {
			list = append(list, class{c, false})
		}
		s = s[size:]
	}
	return list, nil
}

// ends reports whether a root ends as the rule wants.
func (e ending) ends(root string) bool {
	if !strings.HasSuffix(root, e.strip) {
		return false
	}
	for _, place := range slices.Backward(e.fits) {
		r, size := utf8.DecodeLastRuneInString(root)
		if size == 0 || strings.ContainsRune(place.set, r) == place.not {
			return false
		}
		root = root[:len(root)-size]
	}
	return true
}
