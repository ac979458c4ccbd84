package config

import (
	"fmt"
	"io"
)

// Dump writes every key with its value and where that comes from, one a line; secrets and passwords are hidden.
func (c *Config) Dump(w io.Writer) error {
	for _, o := range Options() {
		from := c.origin[o.Key]
		if from == "" {
			from = "default"
		}
		value := o.show(c)
		if value == "" {
			value = `""`
		}
		if _, err := fmt.Fprintf(w, "%s: %s  # %s\n", o.Key, oneLine(value), oneLine(from)); err != nil {
			return fmt.Errorf("write the configuration: %w", err)
		}
	}
	return nil
}
