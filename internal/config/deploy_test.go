package config_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"otklik/internal/config"
)

// TestDeploymentsNameKnownVariables: a variable that the program does not know stops it at the start.
func TestDeploymentsNameKnownVariables(t *testing.T) {
	var known []string
	for _, o := range config.Options() {
		known = append(known, o.Variable())
		if o.Secret {
			known = append(known, o.Variable()+"_FILE")
		}
	}
	variable := regexp.MustCompile(`OTKLIK_[A-Z_]+`)
	for _, path := range []string{"Dockerfile", "compose.yaml", "deploy/otklik.service"} {
		data, err := os.ReadFile("../../" + path)
		if err != nil {
			t.Fatal(err)
		}
		found := variable.FindAllString(string(data), -1)
		if len(found) == 0 {
			t.Errorf("%s names no variable", path)
		}
		for _, name := range found {
			if !slices.Contains(known, name) {
				t.Errorf("%s names %s, which the program does not know", path, name)
			}
		}
	}
}

// TestComposeKeepsTheStoreInside: the store has no password, so nothing may reach it but the program.
func TestComposeKeepsTheStoreInside(t *testing.T) {
	data, err := os.ReadFile("../../compose.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Services map[string]struct {
			Ports       []any             `yaml:"ports"`
			Networks    []string          `yaml:"networks"`
			Environment map[string]string `yaml:"environment"`
			Healthcheck map[string]any    `yaml:"healthcheck"`
		} `yaml:"services"`
		Networks map[string]struct {
			Internal bool `yaml:"internal"`
		} `yaml:"networks"`
	}
	if err := yaml.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	redis := file.Services["redis"]
	if len(redis.Ports) != 0 || !slices.Equal(redis.Networks, []string{"store"}) || !file.Networks["store"].Internal {
		t.Errorf("the store can be reached from outside: %+v", redis)
	}
	if len(redis.Healthcheck) == 0 {
		t.Error("the store has no health check")
	}
	var environ []string
	for name, value := range file.Services["otklik"].Environment {
		if !strings.HasSuffix(name, "_FILE") && !strings.HasPrefix(value, "${") {
			environ = append(environ, name+"="+value)
		}
	}
	if _, err := config.Load("none.yaml", false, environ); err != nil {
		t.Error(err)
	}
}
