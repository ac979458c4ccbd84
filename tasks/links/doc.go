// Package links recognises links to residents' messages in what staff paste: which network, and which message of it, in whatever
// form the network's sites and programs copy them. It is pure and asks nobody.
package links
