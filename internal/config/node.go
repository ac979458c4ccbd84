package config

// node is a piece of a YAML file, or the value of an environment variable, with the place that it came from.
type node struct {
	at    string // as Error.At
	shape shape
	text  string // of a scalar: as it is written, without quotes
	list  []node
	pairs []pair
}

// pair is one key of a mapping.
type pair struct {
	at    string
	key   string
	value node
}

// shape is what a node is.
type shape string

const (
	empty   shape = "пусто"
	word    shape = "текст"
	number  shape = "число"
	truth   shape = "true/false"
	list    shape = "список"
	mapping shape = "раздел"
)

// scalar reports whether the node is a single value.
func (n node) scalar() bool { return n.shape == word || n.shape == number || n.shape == truth }
