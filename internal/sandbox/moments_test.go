package sandbox_test

import (
	"fmt"
	"strings"
)

// note has the page itself keep which of the moments have come, in their order. What is shown for a fifth of a second is over
// before a test that looks now and then has looked, where the machine is busy; the page draws every state that it is sent.
func (b *browser) note(moments []string) {
	b.t.Helper()
	b.wait("the page notes what it shows", `(() => {
		const moments = [() => `+strings.Join(moments, `, () => `)+`];
		let come = 0;
		const look = () => {
			while (come < moments.length && moments[come]()) come++;
			document.documentElement.dataset.come = come;
		};
		new MutationObserver(look).observe(document.body, {subtree: true, childList: true, characterData: true, attributes: true});
		look();
		return true;
	})()`)
}

// noted is true once a moment that the page notes has come; the first is 0.
func noted(moment int) string {
	return fmt.Sprintf(`Number(document.documentElement.dataset.come) > %d`, moment)
}
