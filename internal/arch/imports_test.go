package arch_test

import (
	"slices"
	"strings"
	"testing"
)

// direction says what of the module each package may import in production, the module's own prefix left out. A package
// takes the row of its own path, or else of the nearest parent written with "/...".
func direction() map[string][]string {
	domain := []string{
		"tasks", "tasks/worktime", "tasks/dates", "tasks/alike", "tasks/abuse", "tasks/check", "tasks/check/spelling", "tasks/workflow",
		"tasks/recall", "tasks/seek", "tasks/suggest", "tasks/redline", "tasks/experience", "tasks/links",
		"tasks/roll",
	}
	return map[string][]string{
		".": append(domain, "internal/app", "internal/config", "internal/sandbox", "store"),

		"tasks":          {}, // the standard library only: see TestDomainIsPure
		"tasks/worktime": {},
		"tasks/dates":    {"tasks/worktime"},
		"tasks/redline":  {},
		"tasks/links":    {"tasks"},
		"tasks/russian":  {}, // what reads Russian, for those below
		"tasks/postings": {}, // what finds texts by their terms, for those below
		"tasks/alike":    {"tasks/russian"},
		"tasks/recall":   {"tasks", "tasks/russian", "tasks/postings"},
		"tasks/seek":     {"tasks", "tasks/russian", "tasks/postings"},
		"tasks/suggest":  {"tasks", "tasks/russian", "tasks/postings"},
		// What tasks teach, in memory: it holds the indexes of the two above.
		"tasks/experience": {"tasks", "tasks/recall", "tasks/suggest"},
		"tasks/roll":       {"tasks", "tasks/seek"},

		"tasks/abuse":    {"tasks"}, // as alike, a suggestion to people: the domain itself never asks them
		"tasks/workflow": {"tasks"},

		// The draft check is a pure function; its dictionary alone reads a file.
		"tasks/check":          {"tasks", "tasks/abuse", "tasks/dates", "tasks/worktime"},
		"tasks/check/spelling": {},
		"tasks/check/measure":  {"tasks/check", "tasks/check/corpus", "tasks/check/spelling", "tasks/worktime"},

		// The middle: each knows the domain, none knows another.
		"bot":          domain,
		"bot/telegram": append(domain, "bot"),
		"bot/bottest":  append(domain, "bot"), // the contract of messengers, for the tests of drivers
		"vk":           append(domain, "vk/filter", "vk/budget", "vk/sweep"),
		"vk/filter":    {}, // these three are pure: what they need is given to them
		"vk/budget":    {},
		"vk/sweep":     {},
		"scheduler":    domain,
		"store":        append(domain, "store/redis", "store/sqlite", "store/files"), // opens the driver that an address names
		"store/record": domain,
		"store/redis":  append(domain, "store/record"),
		"store/sqlite": append(domain, "store/record"),
		"store/files":  domain,

		"internal/config": domain,
		"internal/alert":  {}, // the second way knows nothing of tasks
		"internal/app": append(domain, "internal/config", "internal/alert", "bot", "bot/telegram", "vk", "vk/filter", "vk/budget", "scheduler",
			"store", "store/redis", "store/sqlite"),
		// Documents are held to the option table.
		"internal/arch":    {"internal/config"},
		"internal/bench":   append(domain, "internal/app", "internal/config", "bot", "bot/telegram", "vk", "vk/filter"), // nothing but benchmarks
		"internal/stories": append(domain, "internal/config", "internal/sandbox", "internal/sandbox/..."),               // the built binary, from outside

		// The sandbox plays the world around the program; its stand-ins know nothing of it, and have only their own base.
		"internal/sandbox":             append(domain, "internal/app", "internal/config", "internal/sandbox/..."),
		"internal/sandbox/screens":     append(domain, "internal/app", "internal/config", "bot", "internal/sandbox/..."), // nothing but tests
		"internal/sandbox/...":         append(domain, "internal/config", "internal/sandbox", "internal/sandbox/..."),
		"internal/sandbox/stand":       {},
		"internal/sandbox/tgstand":     {"internal/sandbox/stand"},
		"internal/sandbox/vkstand":     {"internal/sandbox/stand"},
		"store/storetest":              append(domain, "store/record"),
		"store/redis/redistest":        {},
		"tasks/check/corpus":           {}, // data for measuring: the standard library only
		"tasks/russian/crowd":          {}, // made-up messages: the standard library only
		"tasks/suggest/measure":        {"tasks", "tasks/suggest"},
		"internal/sandbox/tgstand/...": {},
		"internal/sandbox/vkstand/...": {},
	}
}

// harness lists the packages that exist for tests: production never imports them, except the sandbox its stand-ins.
func harness() []string {
	return []string{
		"bot/bottest", "store/storetest", "store/redis/redistest", "tasks/check/corpus", "tasks/check/measure", "tasks/russian/crowd", "tasks/suggest/measure", "internal/stories", "internal/sandbox", "internal/sandbox/...",
	}
}

// owners says which packages may import a library in production; its types stay behind them.
func owners() map[string][]string {
	return map[string][]string{
		"github.com/go-telegram-bot-api/": {"bot/telegram"},
		"github.com/SevereCloud/vksdk/":   {"vk", "internal/sandbox/vkstand"},
		"github.com/gorilla/websocket":    {"vk", "internal/sandbox/vkstand"},
		"github.com/redis/go-redis/":      {"store/redis"},
		"modernc.org/sqlite":              {"store/sqlite"},
		"github.com/robfig/cron/":         {"scheduler"},
		"github.com/goccy/go-yaml":        {"internal/config"},
		"github.com/prometheus/":          {"internal/app"},
		"golang.org/x/sys":                {"store/sqlite"},
		"github.com/kljensen/snowball/":   {"tasks/russian", "tasks/check", "tasks/check/spelling", "vk/filter"}, // no clock, no I/O: a function of words, as pure as its caller
		// For tests, and for the packages that are nothing but tests.
		"github.com/client9/gospell": {},
		"pgregory.net/rapid":         {"store/storetest"},
		"github.com/alicebob/":       {"store/redis/redistest", "store/storetest"},
		"github.com/chromedp/":       {},
		"github.com/rickar/cal/":     {},
		"github.com/rogpeppe/":       {},
	}
}

// row finds a package's row in a table, by itself or by the nearest parent.
func row(table map[string][]string, pkg string) ([]string, bool) {
	if r, ok := table[pkg]; ok {
		return r, true
	}
	for parent := pkg; parent != ""; {
		i := strings.LastIndex(parent, "/")
		if i < 0 {
			break
		}
		parent = parent[:i]
		if r, ok := table[parent+"/..."]; ok {
			return r, true
		}
	}
	return nil, false
}

// among reports whether a list names a package, itself or by a parent.
func among(list []string, pkg string) bool {
	return slices.ContainsFunc(list, func(name string) bool {
		parent, tree := strings.CutSuffix(name, "...")
		return name == pkg || tree && strings.HasPrefix(pkg, parent)
	})
}

// own strips the module's prefix; ok is false for what is not of the module.
func own(path string) (pkg string, ok bool) {
	if path == module {
		return ".", true
	}
	return strings.CutPrefix(path, module+"/")
}

func TestProductionImportsRunOneWay(t *testing.T) {
	table := direction()
	for _, p := range packages(t) {
		may, known := row(table, p.name)
		if !known {
			t.Errorf("%s has no row in direction(): say what it may import", p.name)
		}
		for _, path := range p.Imports {
			if pkg, ok := own(path); ok && !among(may, pkg) {
				t.Errorf("%s imports %s; it may import %v", p.name, pkg, may)
			}
		}
	}
}

func TestTestsImportOnlyTheirOwnSide(t *testing.T) {
	table := direction()
	for _, p := range packages(t) {
		may, _ := row(table, p.name)
		may = slices.Concat(may, harness(), []string{p.name, "tasks", "tasks/dates", "tasks/worktime", "tasks/workflow", "store", "store/record"})
		for _, path := range slices.Concat(p.TestImports, p.XTestImports) {
			if pkg, ok := own(path); ok && !among(may, pkg) {
				t.Errorf("a test of %s imports %s; it may import %v", p.name, pkg, may)
			}
		}
	}
}

func TestLibrariesStayBehindTheirOwners(t *testing.T) {
	for _, p := range packages(t) {
		for _, path := range p.Imports {
			if _, ok := own(path); ok || standard(path) {
				continue
			}
			library, found := "", false
			for name := range owners() {
				if strings.HasPrefix(path, name) {
					library, found = name, true
				}
			}
			if !found {
				t.Errorf("%s imports %s, which has no row in owners()", p.name, path)
			} else if !slices.Contains(owners()[library], p.name) {
				t.Errorf("%s imports %s, which belongs to %v", p.name, path, owners()[library])
			}
		}
	}
}

// standard tells the standard library's paths: their first part has no dot.
func standard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".")
}

func TestDomainIsPure(t *testing.T) {
	forbidden := []string{
		"context", "log", "log/...", "net", "net/http", "net/http/...", "os", "os/...", "sync", "sync/...", "database/...", "testing", "testing/...",
		"math/rand", "math/rand/...", "crypto/rand", "syscall", "runtime", "runtime/...",
	}
	pure := map[string][]string{ // and what each may have all the same
		"tasks": {}, "tasks/worktime": {}, "tasks/dates": {}, "tasks/alike": {}, "tasks/postings": {}, "tasks/redline": {}, "tasks/links": {},
		"tasks/abuse":   {"sync"},                             // reads its list once, at the first question
		"tasks/russian": {"github.com/kljensen/snowball/..."}, // stems of words
		// Indexes of the whole town's work, asked and changed by many at once.
		"tasks/recall": {"sync"}, "tasks/seek": {"sync"}, "tasks/suggest": {"sync"},
		"tasks/check": {"github.com/kljensen/snowball/..."},
	}
	for _, p := range packages(t) {
		allowed, domain := pure[p.name]
		if !domain {
			continue
		}
		for _, path := range p.Imports {
			if !among(allowed, path) && (!standard(path) || among(forbidden, path)) {
				t.Errorf("%s imports %s: the domain has no clock, context, log, network, lock or chance", p.name, path)
			}
		}
	}
}
