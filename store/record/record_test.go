package record_test

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"otklik/store/record"
	"otklik/tasks"
	"otklik/tasks/workflow"
)

// kinds reads and writes again a record of each kind, and names the type that it holds.
func kinds() map[string]struct {
	holds any
	again func([]byte) ([]byte, error)
} {
	type kind = struct {
		holds any
		again func([]byte) ([]byte, error)
	}
	return map[string]kind{
		"task":   {tasks.Task{}, again(record.DecodeTask, record.EncodeTask)},
		"event":  {tasks.Event{}, again(record.DecodeEvent, record.EncodeEvent)},
		"ref":    {workflow.Ref{}, again(record.DecodeRef, record.EncodeRef)},
		"roster": {tasks.Roster{}, again(record.DecodeRoster, record.EncodeRoster)},
	}
}

func again[T any](decode func([]byte) (T, error), encode func(T) ([]byte, error)) func([]byte) ([]byte, error) {
	return func(data []byte) ([]byte, error) {
		v, err := decode(data)
		if err != nil {
			return nil, err
		}
		return encode(v)
	}
}

func TestFixturesOfEveryVersionDecode(t *testing.T) {
	versions, err := filepath.Glob("testdata/v*")
	if err != nil || len(versions) != record.Version {
		t.Fatalf("fixtures of %d versions, want %d (%v)", len(versions), record.Version, err)
	}
	for _, dir := range versions {
		for name, kind := range kinds() {
			files, _ := filepath.Glob(filepath.Join(dir, name+"*.json"))
			if len(files) == 0 {
				t.Errorf("%s holds no %s", dir, name)
			}
			for _, file := range files {
				data, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				data = []byte(strings.TrimSpace(string(data)))
				written, err := kind.again(data)
				if err != nil {
					t.Errorf("%s: %v", file, err)
				} else if current := "testdata/v" + version(); dir == current && string(written) != string(data) {
					t.Errorf("%s is written again as\n%s\nwant\n%s", file, written, data)
				}
			}
		}
	}
}

// The fixture is what a task with everything in it looks like: a shallow reading that forgets half of it would pass the
// test above only by luck.
func TestFixtureHoldsWhatItSays(t *testing.T) {
	data, err := os.ReadFile("testdata/v1/task.json")
	if err != nil {
		t.Fatal(err)
	}
	task, err := record.DecodeTask([]byte(strings.TrimSpace(string(data))))
	if err != nil {
		t.Fatal(err)
	}
	if task.Number != 123 || task.Status != tasks.Rework || len(task.Drafts) != 2 || task.Drafts[1].Media[0].Ref != "AgACAgI" ||
		!task.Terms[0].Due.Equal(time.Date(2026, 11, 23, 9, 30, 0, 0, time.UTC)) || task.Sketches["sidorov"].Rev != 9 {
		t.Errorf("decoded as %+v", task)
	}
}

func TestRefusedRecords(t *testing.T) {
	for _, c := range []struct {
		name, data string
		newer      bool
	}{
		{"newer", `{"v":2,"d":{"id":"a"}}`, true},
		{"much newer, of another form", `{"v":900,"body":[]}`, true},
		{"empty", ``, false},
		{"no version", `{"d":{}}`, false},
		{"version zero", `{"v":0,"d":{}}`, false},
		{"version that is no number", `{"v":"1","d":{}}`, false},
		{"cut off", `{"v":1,"d":{"id":"a"`, false},
		{"nothing in it", `{"v":1}`, false},
		{"of another form", `{"v":1,"x":{}}`, false},
	} {
		for name, kind := range kinds() {
			_, err := kind.again([]byte(c.data))
			if err == nil || errors.Is(err, workflow.ErrNewer) != c.newer {
				t.Errorf("%s, %s: error %v, want newer %v", c.name, name, err, c.newer)
			}
		}
	}
}

func TestRefKeepsEverything(t *testing.T) {
	ref := workflow.Ref{
		Chat: -100, Message: "7", Task: "a", Person: "p", View: tasks.ViewCard, Call: 3, Shown: "h",
		At: time.Date(2026, 11, 23, 9, 0, 0, 5, time.UTC), Screen: "topics", ScreenIn: tasks.Detected,
	}
	data, err := record.EncodeRef(ref)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := record.DecodeRef(data); err != nil || !reflect.DeepEqual(got, ref) {
		t.Errorf("got %+v, %v, want %+v", got, err, ref)
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{`{"v":1,"d":{}}`, `{"v":1,"d":{"id":"a","rev":1}}`, `{"v":2,"d":{}}`, `{"v":`, ``, `{"v":1,"d":}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for name, kind := range kinds() {
			written, err := kind.again(data)
			if err != nil {
				continue
			}
			if second, err := kind.again(written); err != nil || string(second) != string(written) {
				t.Errorf("%s %q: written as %q, then as %q, %v", name, data, written, second, err)
			}
		}
	})
}
