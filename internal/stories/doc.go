// Package stories tells the program as its users meet it: the built binary is run as a process of its own, against strict
// stand-ins for Telegram and VK that are reached over real sockets, on either store. It is killed, stopped and started again in
// the middle of its work, and its command line is held to what the documentation promises. There is nothing here but tests.
package stories
