package story

import (
	"time"

	"otklik/internal/sandbox"
)

// FastForward pushes the town's clock by d.
func (town *Town) FastForward(d time.Duration) {
	town.t.Helper()
	town.push(d.String())
}

// WorkForward pushes the town's clock by so much working time.
func (town *Town) WorkForward(d time.Duration) {
	town.t.Helper()
	town.push("work:" + d.String())
}

// NextWorkday pushes the town's clock to the beginning of the next working day.
func (town *Town) NextWorkday() {
	town.t.Helper()
	town.push("next")
}

func (town *Town) push(how string) {
	town.t.Helper()
	var now sandbox.ClockState
	town.call("clock", map[string]string{"push": how}, &now)
}
