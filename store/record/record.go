package record

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// Version is the version of the records that this program writes.
const Version = 1

// kind names what a record holds; upgrades differ by it.
type kind string

const (
	kindTask   kind = "task"
	kindEvent  kind = "event"
	kindRef    kind = "ref"
	kindRoster kind = "roster"
)

// EncodeTask writes a task.
func EncodeTask(t tasks.Task) ([]byte, error) { return encode(kindTask, t) }

// DecodeTask reads a task. The error is workflow.ErrNewer for a record of a newer version.
func DecodeTask(data []byte) (tasks.Task, error) { return decode[tasks.Task](kindTask, data) }

// EncodeEvent writes an event.
func EncodeEvent(e tasks.Event) ([]byte, error) { return encode(kindEvent, e) }

// DecodeEvent reads an event. The error is workflow.ErrNewer for a record of a newer version.
func DecodeEvent(data []byte) (tasks.Event, error) { return decode[tasks.Event](kindEvent, data) }

// EncodeRef writes a reference.
func EncodeRef(r workflow.Ref) ([]byte, error) { return encode(kindRef, ref(r)) }

// DecodeRef reads a reference. The error is workflow.ErrNewer for a record of a newer version.
func DecodeRef(data []byte) (workflow.Ref, error) {
	r, err := decode[ref](kindRef, data)
	return workflow.Ref(r), err
}

// EncodeRoster writes a roster.
func EncodeRoster(r tasks.Roster) ([]byte, error) { return encode(kindRoster, r) }

// DecodeRoster reads a roster. The error is workflow.ErrNewer for a record of a newer version.
func DecodeRoster(data []byte) (tasks.Roster, error) { return decode[tasks.Roster](kindRoster, data) }

// envelope is the whole of a record. The version comes first, so that it can be read before anything is guessed about
// the rest.
type envelope struct {
	V int `json:"v"`
	D any `json:"d"`
}

func encode(k kind, v any) ([]byte, error) {
	data, err := json.Marshal(envelope{Version, v})
	if err != nil {
		return nil, fmt.Errorf("encode %s: %w", k, err)
	}
	return data, nil
}

func decode[T any](k kind, data []byte) (T, error) {
	var v T
	version, body, err := open(data)
	if err != nil {
		return v, fmt.Errorf("decode %s: %w", k, err)
	}
	if body, err = upgrade(k, version, body); err != nil {
		return v, fmt.Errorf("decode %s: %w", k, err)
	}
	if err := json.Unmarshal(body, &v); err != nil {
		return v, fmt.Errorf("decode %s of version %d: %w", k, version, err)
	}
	return v, nil
}

// open splits a record into its version and what it holds, without reading the latter.
func open(data []byte) (version int, body []byte, err error) {
	rest, ok := bytes.CutPrefix(data, []byte(`{"v":`))
	if !ok {
		return 0, nil, fmt.Errorf("not a record: no version in front")
	}
	digits, rest, ok := bytes.Cut(rest, []byte(","))
	version, err = strconv.Atoi(string(digits))
	if !ok || err != nil || version < 1 {
		return 0, nil, fmt.Errorf("not a record: its version is no number")
	}
	if version > Version {
		return version, nil, fmt.Errorf("version %d, at most %d is known: %w", version, Version, workflow.ErrNewer)
	}
	body, ok = bytes.CutPrefix(rest, []byte(`"d":`))
	if !ok || !bytes.HasSuffix(body, []byte("}")) {
		return 0, nil, fmt.Errorf("not a record: cut off")
	}
	return version, body[:len(body)-1], nil
}
