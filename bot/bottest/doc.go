// Package bottest holds every driver of bot.Messenger to one contract. A driver's test gives Exercise a World: the driver with
// a messenger behind it in which two people can act, and at whose screens a test can look. Nothing here knows one messenger from
// another. Model, a messenger in memory with other limits and ids of its own, shows that the contract can be kept by others, and that
// the checks notice a driver that breaks it.
package bottest
