package record_test

import (
	"fmt"
	"maps"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"otklik/store/record"
	"otklik/tasks"
)

func version() string { return strconv.Itoa(record.Version) }

// TestShape notices a field that was added, renamed or dropped, which an older program would not know of.
func TestShape(t *testing.T) {
	file := "testdata/v" + version() + "/shape.txt"
	got := shape()
	if os.Getenv("OTKLIK_WRITE_SHAPE") != "" {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("what is recorded has changed its shape. When version %s has been released: raise record.Version, add an "+
			"upgrade and fixtures. When not: OTKLIK_WRITE_SHAPE=1 go test -run TestShape ./store/record\n%s", version(), diff(string(want), got))
	}
}

// shape lists every field that records hold, commands included.
func shape() string {
	var lines []string
	for name, kind := range kinds() {
		lines = walk(lines, name, reflect.TypeOf(kind.holds))
	}
	for _, c := range commands() {
		lines = walk(lines, "event.command."+string(c.Verb()), reflect.TypeOf(c))
	}
	slices.Sort(lines)
	return strings.Join(slices.Compact(lines), "\n") + "\n"
}

func walk(lines []string, path string, t reflect.Type) []string {
	switch {
	case t.Kind() == reflect.Pointer:
		return walk(lines, path, t.Elem())
	case t.Kind() == reflect.Slice, t.Kind() == reflect.Map:
		return walk(lines, path+"[]", t.Elem())
	case t.Kind() != reflect.Struct || t.PkgPath() == "time":
		return append(lines, fmt.Sprintf("%s %s", path, t.Kind()))
	}
	for f := range t.Fields() {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "-" {
			continue
		}
		if name == "" {
			name = f.Name
		}
		lines = walk(lines, path+"."+name, f.Type)
	}
	return lines
}

// commands lists a command of every verb.
func commands() []tasks.Command {
	return []tasks.Command{
		tasks.Detect{}, tasks.Register{}, tasks.Decline{}, tasks.Raise{}, tasks.Lower{}, tasks.Acknowledge{}, tasks.Assign{}, tasks.Refuse{}, tasks.Recall{}, tasks.Withhold{}, tasks.Uphold{}, tasks.Dismiss{},
		tasks.Compose{}, tasks.Discard{}, tasks.Submit{}, tasks.Approve{}, tasks.Return{}, tasks.Publish{},
		tasks.PublishByHand{}, tasks.Confirm{}, tasks.GiveUp{}, tasks.Remind{}, tasks.Retime{}, tasks.Control{},
		tasks.Load{}, tasks.Inform{}, tasks.Lead{}, tasks.Delegate{}, tasks.Schedule{}, tasks.Amend{}, tasks.ReportPromise{}, tasks.Accept{},
		tasks.Reject{}, tasks.Postpone{}, tasks.Agree{}, tasks.Disagree{}, tasks.Link{}, tasks.Unlink{}, tasks.Attach{}, tasks.Detach{},
		tasks.Offer{}, tasks.Retract{}, tasks.Continue{}, tasks.Resume{}, tasks.SourceEdited{}, tasks.SourceGone{}, tasks.AnswerTouched{}, tasks.Lapse{},
		tasks.HandOver{}, tasks.Take{}, tasks.GiveBack{},
	}
}

func TestShapeCoversEveryVerb(t *testing.T) {
	verbs := map[tasks.Verb]bool{}
	for _, c := range commands() {
		verbs[c.Verb()] = true
	}
	if got := slices.Sorted(maps.Keys(verbs)); !slices.Equal(got, slices.Sorted(slices.Values(tasks.Verbs()))) {
		t.Errorf("commands of %v, want one of each of %v", got, tasks.Verbs())
	}
}

func diff(want, got string) string {
	before, after := strings.Split(want, "\n"), strings.Split(got, "\n")
	var out []string
	for _, l := range before {
		if !slices.Contains(after, l) {
			out = append(out, "- "+l)
		}
	}
	for _, l := range after {
		if !slices.Contains(before, l) {
			out = append(out, "+ "+l)
		}
	}
	return strings.Join(out, "\n")
}
