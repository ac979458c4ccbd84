package record

import (
	"errors"
	"testing"
)

func TestUpgradesRunInOrderFromTheRecordsVersion(t *testing.T) {
	add := func(s string) step {
		return func(_ kind, body []byte) ([]byte, error) { return append(body, s...), nil }
	}
	ladder := []step{add("2"), add("3"), add("4")}
	for version, want := range map[int]string{1: "x234", 2: "x34", 3: "x4", 4: "x"} {
		got, err := climb(ladder, kindTask, version, []byte("x"))
		if err != nil || string(got) != want {
			t.Errorf("from version %d: %q, %v, want %q", version, got, err, want)
		}
	}
}

func TestUpgradeThatFailsEndsThere(t *testing.T) {
	broken := errors.New("broken")
	ladder := []step{
		func(kind, []byte) ([]byte, error) { return nil, broken },
		func(kind, []byte) ([]byte, error) { t.Error("went on"); return nil, nil },
	}
	if _, err := climb(ladder, kindTask, 1, nil); !errors.Is(err, broken) {
		t.Errorf("error %v, want %v", err, broken)
	}
}

func TestEveryPastVersionHasItsUpgrade(t *testing.T) {
	if len(steps()) != Version-1 {
		t.Errorf("%d upgrades lead to version %d, want %d", len(steps()), Version, Version-1)
	}
}
