package config

import (
	"strings"
	"unicode/utf8"
)

// Evidence is how photos of residents' messages are kept.
type Evidence struct {
	Photos  bool
	Dir     string // "" is beside an embedded store, or in Redis
	LimitMB int    // megabytes of all copies; 0 is what is usual there
}

func evidenceOptions() []Option {
	return []Option{
		bind(Option{
			Key: "evidence.photos", Default: "true", Example: "false",
			About: "Keep copies of the photos that residents attach, with their SHA-256: what was seen can be shown after the message is gone.",
		}, switchKind(), field(func(c *Config) *bool { return &c.Evidence.Photos })),
		bind(Option{
			Key: "evidence.dir", Default: "", Example: "/srv/otklik/photos",
			About: "Directory of the copies, on a volume that all replicas share. Empty: `FILE.files` beside an SQLite store, or in Redis itself.",
		}, textKind(), field(func(c *Config) *string { return &c.Evidence.Dir })),
		bind(Option{
			Key: "evidence.limit_mb", Default: "0", Example: "20000",
			About: "How many megabytes all copies may have; nothing more is kept then, and `/health` says so beforehand. 0 is 4096 on a disk and 256 in Redis, whose memory they take.",
		}, numberKind(0), field(func(c *Config) *int { return &c.Evidence.LimitMB })),
	}
}

// streamingOption is that of VK's Streaming API.
func streamingOption() Option {
	return bind(Option{
		Key: "vk.streaming", Default: "[]", Example: "[администрация города, новороссийск -футбол]",
		About: "Rules of VK's Streaming API: words that must all stand in a text, `-слово` must not. Finds comments on any wall, but VK gives at most 1 % of what fits: " +
			"an addition to `vk.watch` and `vk.search`, never instead of them. Needs `vk.service_token`.",
	}, wordsKind(), field(func(c *Config) *[]string { return &c.VK.Streaming }))
}

// VK's limits on rules of the Streaming API, https://dev.vk.com/ru/api/streaming/getting-started.
const (
	streamingRules = 300
	streamingBytes = 4096
	streamingWords = 100
)

func proveStreaming(rules []string, say sayer) {
	const key = "vk.streaming"
	if len(rules) > streamingRules {
		say(key, "правил %d, а ВКонтакте принимает не больше %d", len(rules), streamingRules)
	}
	for i, rule := range rules {
		words := strings.Fields(rule)
		positive := 0
		for _, w := range words {
			if !strings.HasPrefix(w, "-") {
				positive++
			}
		}
		switch {
		case !utf8.ValidString(rule) || len(rule) > streamingBytes:
			say(key, "правило %d длиннее %d байт", i+1, streamingBytes)
		case len(words) > streamingWords:
			say(key, "в правиле %d больше %d слов", i+1, streamingWords)
		case positive == 0:
			say(key, "в правиле %d только слова с минусом: нужно хотя бы одно без него", i+1)
		case strings.Count(rule, `"`)%2 != 0:
			say(key, "в правиле %d не закрыты кавычки", i+1)
		}
	}
}
