package bench_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"otklik/vk/filter"
)

// filterRuns is how often the texts are judged: the best run is the core's, without what else it had to do.
const filterRuns = 500

// filters measures how fast texts of others' communities are judged, and how well: on those texts of vk/filter/testdata which
// its list was not tuned on.
func filters(b *testing.B, t *table) {
	f, err := filter.New(filter.Settings{})
	must(b, err)
	var all []string
	var right, wrong, missed float64
	for _, name := range []string{"concerns", "other"} {
		data, err := os.ReadFile("../../vk/filter/testdata/" + name + ".txt")
		must(b, err)
		texts := strings.Split(strings.TrimSpace(string(data)), "\n\n")
		for i := 2; i < len(texts); i += 3 {
			switch concerns := f.Judge(texts[i]).Concerns; {
			case concerns && name == "concerns":
				right++
			case concerns:
				wrong++
			case name == "concerns":
				missed++
			}
		}
		all = append(all, texts...)
	}
	size := len(strings.Join(all, ""))
	best := time.Hour
	for range filterRuns {
		start := time.Now()
		for _, text := range all {
			f.Judge(text)
		}
		best = min(best, time.Since(start))
	}
	t.add(b, figure{"filter of VK texts", float64(size) / 1e6 / best.Seconds(), 50, "MB/s", true, "half of them to be found, one core"})
	t.add(b, figure{"filter's precision", 100 * right / max(1, right+wrong), 85, "%", true, "texts held out of the tuning"})
	t.add(b, figure{"filter's recall", 100 * right / max(1, right+missed), 75, "%", true, "as above"})
}
