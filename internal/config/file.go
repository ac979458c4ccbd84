package config

import (
	"slices"
	"strings"
)

// fromFile lays the keys of a file over c. A key without a value keeps what it had.
func (c *Config) fromFile(root node, p *problems) {
	options := Options()
	if root.shape == empty {
		return
	}
	if root.shape != mapping {
		p.add(root.at, "", "нужны ключи и значения, например «timezone: Europe/Moscow», а здесь %s", root.shape)
		return
	}
	c.section("", root, options, p)
}

// section reads the keys under path, which ends with a dot unless it is empty.
func (c *Config) section(path string, n node, options []Option, p *problems) {
	for _, pair := range n.pairs {
		key := path + pair.key
		within := func(o Option) bool { return strings.HasPrefix(o.Key, key+".") }
		i := slices.IndexFunc(options, func(o Option) bool { return o.Key == key })
		switch {
		case i >= 0 && pair.value.shape == empty:
		case i >= 0:
			c.assign(options[i], pair.value, p)
		case !slices.ContainsFunc(options, within):
			p.add(pair.at, key, "такого ключа нет%s", meant(path, pair.key, options))
		case pair.value.shape == mapping:
			c.section(key+".", pair.value, options, p)
		case pair.value.shape != empty:
			p.add(pair.value.at, key, "нужен раздел с ключами %s, а здесь %s", strings.Join(children(key+".", options), ", "), pair.value.shape)
		}
	}
}

// meant names the key that was probably meant by an unknown one: the same word at another place, or a similar one here.
func meant(path, key string, options []Option) string {
	for _, o := range options {
		if strings.HasSuffix(o.Key, "."+key) {
			return "; возможно, " + echo(o.Key)
		}
	}
	known := children(path, options)
	for i := range known {
		known[i] = path + known[i]
	}
	return hint(path+key, known, "бывают "+strings.Join(known, ", "))
}

// children lists the keys right under a path, in the table's order.
func children(path string, options []Option) []string {
	var names []string
	for _, o := range options {
		rest, ok := strings.CutPrefix(o.Key, path)
		name, _, _ := strings.Cut(rest, ".")
		if ok && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}
