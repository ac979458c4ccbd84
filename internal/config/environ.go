package config

import (
	"os"
	"strings"
)

// fromEnvironment lays the variables that begin with OTKLIK_ over c. An empty one counts as not set, so that a compose
// file may pass on what its own environment does not have; an empty list is written [].
func (c *Config) fromEnvironment(environ []string, p *problems) {
	set := make(map[string]string)
	var names []string
	for _, e := range environ {
		name, value, _ := strings.Cut(e, "=")
		if !strings.HasPrefix(name, prefix) {
			continue
		}
		if _, again := set[name]; !again {
			names = append(names, name)
		}
		set[name] = value
	}
	known := make(map[string]Option)
	var all []string
	for _, o := range Options() {
		known[o.Variable()] = o
		all = append(all, o.Variable())
	}
	for _, name := range names {
		o, whole := known[name]
		of, secret := known[strings.TrimSuffix(name, fileSuffix)]
		switch {
		case whole && set[name] != "":
			c.fromVariable(o, name, set[name], p)
		case whole:
		case !secret || !of.Secret:
			p.add(name, "", "такой переменной нет%s", hint(name, all, "список в docs/configuration.md"))
		case set[name] != "" && set[of.Variable()] != "":
			p.add(name, of.Key, "заданы и %s, и %s: оставьте одну", of.Variable(), name)
		case set[name] != "":
			c.fromSecretFile(of, name, set[name], p)
		}
	}
}

func (c *Config) fromVariable(o Option, name, value string, p *problems) {
	n, err := o.parse(name, value)
	if err != nil {
		p.add(name, o.Key, "список записан неверно: пишите через запятую или, как в файле, в квадратных скобках")
		return
	}
	n.at = name
	c.assign(o, n, p)
}

// fromSecretFile reads a secret from a file of its own, as Docker and systemd hand them over.
func (c *Config) fromSecretFile(o Option, name, path string, p *problems) {
	const largestSecret = 64 << 10
	info, err := os.Stat(path)
	var data []byte
	if err == nil && info.Size() <= largestSecret {
		data, err = os.ReadFile(path)
	}
	if err != nil {
		p.add(name, o.Key, "%s", unreadable(path, err))
		return
	}
	secret := strings.TrimSpace(string(data))
	if secret == "" {
		p.add(name, o.Key, "файл %s пуст или велик: в нём должен быть один токен или адрес", echo(path))
		return
	}
	c.assign(o, node{at: name, shape: word, text: secret}, p)
}
