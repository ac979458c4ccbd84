package spelling

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// ErrNone says that no dictionary was found on the system.
var ErrNone = errors.New("русский словарь hunspell не найден: установите пакет hunspell-ru или укажите путь к ru_RU.dic")

// Dictionary is hunspell's Russian dictionary, read when it is first needed. It is safe for concurrent use.
type Dictionary struct {
	path string
	read func() (*lexis, error) // once
}

// New returns a dictionary that will be read from a file ru_RU.dic (with ru_RU.aff beside it), from a folder that holds
// both, or, for an empty path, from where systems keep it. It reads nothing yet.
func New(path string) *Dictionary {
	return &Dictionary{path: path, read: sync.OnceValues(func() (*lexis, error) { return open(path) })}
}

// Err reads the dictionary if nobody has, and says why it cannot be used; nil when it can.
func (d *Dictionary) Err() error {
	_, err := d.read()
	return err
}

// Find says where the dictionary would be read from, without reading it; an error says that there is none.
func (d *Dictionary) Find() (string, error) { return find(d.path) }

// Has reports whether a word is in the dictionary; read is false where there is no dictionary. Any word may be asked.
func (d *Dictionary) Has(word string) (ok, read bool) {
	l, err := d.read()
	if err != nil {
		return false, false
	}
	return l.has(word), true
}

// open finds the two files and reads them.
func open(path string) (*lexis, error) {
	path, err := find(path)
	if err != nil {
		return nil, err
	}
	aff, err := os.ReadFile(strings.TrimSuffix(path, ".dic") + ".aff")
	if err != nil {
		return nil, fmt.Errorf("словарь не читается: %w", err)
	}
	dic, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("словарь не читается: %w", err)
	}
	l, err := parse(string(aff), string(dic))
	if err != nil {
		return nil, fmt.Errorf("словарь %s не годится: %w", path, err)
	}
	return l, nil
}

const name = "ru_RU.dic"

// find tells the file of the dictionary.
func find(path string) (string, error) {
	if path == "" {
		for _, folder := range folders() {
			if p := filepath.Join(folder, name); both(p) {
				return p, nil
			}
		}
		return "", ErrNone
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		path = filepath.Join(path, name)
	}
	path = strings.TrimSuffix(strings.TrimSuffix(path, ".aff"), ".dic") + ".dic"
	if !both(path) {
		return "", fmt.Errorf("нет словаря %s (рядом нужен и файл .aff): %w", path, fs.ErrNotExist)
	}
	return path, nil
}

// folders are where systems keep hunspell's dictionaries.
func folders() []string {
	return []string{
		"/usr/share/hunspell", "/usr/share/myspell/dicts", "/usr/share/myspell", "/usr/local/share/hunspell",
		"/opt/homebrew/share/hunspell", "/Library/Spelling",
	}
}

// both reports whether the two files of a dictionary are there.
func both(dic string) bool {
	for _, p := range []string{dic, strings.TrimSuffix(dic, ".dic") + ".aff"} {
		if info, err := os.Stat(p); err != nil || !info.Mode().IsRegular() {
			return false
		}
	}
	return true
}
