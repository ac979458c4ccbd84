// Package sandbox runs the whole of Otklik on one machine with nothing around it: strict stand-ins for Telegram and VK,
// the real program talking to them over HTTP, a demo town with its people, a clock that can be pushed, and one web page
// on which every person can be played.
//
// One loopback listener serves the page at /, its API under /api/, the stand-ins under /telegram/ and /vk/, and the
// program's own /healthz, /readyz and /metrics. The API is what the page, the stories of package story and the example
// that plays itself have in common; there is no login, so the listener belongs on the loopback address.
package sandbox
