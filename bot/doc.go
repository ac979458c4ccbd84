// Package bot is the workplace of the staff: what people see of a task and what their taps and replies do. It speaks of
// cards, buttons, taps and replies as data; a driver in a package of its own carries them to and from a messenger, held to one
// contract by bot/bottest.
//
// Read card.go for what is shown, router.go for what a tap or a reply does, deliver.go for how a notice becomes a
// message, phrases.go for every word that staff read.
package bot
