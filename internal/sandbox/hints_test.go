package sandbox_test

import (
	"fmt"
	"testing"
)

// TestPageShowsHints: the phones show what the draft check notices in the usual example's first draft: under the preview, in a
// line of the controller's card, and beside the criteria.
func TestPageShowsHints(t *testing.T) {
	for _, c := range []screen{desk(), phone()} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			b := watch(t, c)
			b.play("usual")
			for _, s := range []struct{ what, person, words string }{
				{"preview", "gkh", ") 10.4 «в ближайшее время»"},
				{"card", "controller", "10.4 — 1"},
				{"criteria", "controller", "🔎 (5) 10.4 «в ближайшее время»"},
			} {
				b.wait(s.what, fmt.Sprintf(`[...document.querySelectorAll("#phone-%s .msg")].some((m) => m.textContent.includes(%q))`,
					s.person, s.words))
				b.fits()
				b.picture("hints-"+s.what+"-"+c.name+".png", pictures())
			}
			b.readable()
		})
	}
}
