package storetest_test

import (
	"testing"

	"otklik/store/storetest"
)

func TestModel(t *testing.T) { storetest.Exercise(t, openModel) }

func TestModelInABubble(t *testing.T) { storetest.ExerciseBubble(t, openModel) }

func openModel(testing.TB) storetest.Subject {
	m := storetest.NewModel()
	return storetest.Subject{
		Store: m,
		Rewrite: func(_ testing.TB, k storetest.Kind, change func([]byte) []byte) {
			m.Rewrite(k, change)
		},
	}
}
