package config

import (
	"strings"
	"time"

	"otklik/tasks"
	"otklik/tasks/worktime"
)

// Options is the table of all keys, in the order of the documentation.
func Options() []Option {
	var all []Option
	all = append(all, placeOptions()...)
	all = append(all, telegramOptions()...)
	all = append(all, vkOptions()...)
	all = append(all, vkElsewhereOptions()...)
	all = append(all, streamingOption())
	all = append(all, evidenceOptions()...)
	all = append(all, hourOptions()...)
	all = append(all, termOptions()...)
	all = append(all, checkOptions()...)
	all = append(all, alertOptions()...)
	return append(all, bind(Option{
		Key: "delo", Default: "off", Example: "manual",
		About: "The records system «Дело» [4, 12]: `off` passes it over; with `manual` people enter message and answer there and note the numbers with «Загружено в Дело»; `folder` comes with a later version.",
	}, textKind(), field(func(c *Config) *string { return &c.Delo })))
}

func placeOptions() []Option {
	return []Option{
		bind(Option{
			Key: "store", Default: "sqlite:otklik.db", Example: "redis://:password@127.0.0.1:6379/0", Secret: true,
			About: "Where everything is kept: `sqlite:FILE`, `redis://user:pass@host:6379/0`, `rediss://…` (TLS), `redis+sentinel://host1,host2/MASTER` or `redis+cluster://host1,host2`. The password is never shown.",
		}, addressKind(), field(func(c *Config) *Address { return &c.Store })),
		bind(Option{
			Key: "listen", Default: "127.0.0.1:8090", Example: "0.0.0.0:8090",
			About: "Address of /healthz, /readyz and /metrics. Keep it inside: it has no password.",
		}, textKind(), field(func(c *Config) *string { return &c.Listen })),
		bind(Option{
			Key: "timezone", Default: "Europe/Moscow", Example: "Asia/Yekaterinburg",
			About: "The municipality's time zone, by its IANA name. Working time is counted in it.",
		}, zoneKind(), field(func(c *Config) **time.Location { return &c.Location })),
		bind(Option{
			Key: "roster", Default: "roster.yaml", Example: "/etc/otklik/roster.yaml",
			About: "The file of departments, topics, districts and people; loaded when the store holds none. Later changes: `otklik roster load FILE`.",
		}, textKind(), field(func(c *Config) *string { return &c.Roster })),
	}
}

func telegramOptions() []Option {
	return []Option{
		bind(Option{
			Key: "telegram.token", Default: "", Example: "123456:AAE-example-of-a-token", Secret: true,
			About: "The bot's token from @BotFather.",
		}, secretKind(), field(func(c *Config) *Secret { return &c.Telegram.Token })),
		bind(Option{
			Key: "telegram.api", Default: "https://api.telegram.org", Example: "http://127.0.0.1:8081",
			About: "Where the Bot API is reached: a local Bot API server or a reverse proxy may stand here.",
		}, textKind(), field(func(c *Config) *string { return &c.Telegram.API })),
		bind(Option{
			Key: "telegram.proxy", Default: "", Example: "socks5://user:pass@127.0.0.1:1080", Secret: true,
			About: "Proxy for Telegram: `http://`, `https://` or `socks5://`. Its password is never shown.",
		}, addressKind(), field(func(c *Config) *Address { return &c.Telegram.Proxy })),
	}
}

func vkOptions() []Option {
	return []Option{
		bind(Option{
			Key: "vk.group_id", Default: "0", Example: "123456789",
			About: "The community's number, without a minus.",
		}, numberKind[int64](0), field(func(c *Config) *int64 { return &c.VK.GroupID })),
		bind(Option{
			Key: "vk.token", Default: "", Example: "vk1.a.example-of-a-community-token", Secret: true,
			About: "The community's access key (Manage → API usage) with the rights to the wall and to manage the community.",
		}, secretKind(), field(func(c *Config) *Secret { return &c.VK.Token })),
		bind(Option{
			Key: "vk.service_token", Default: "", Example: "example-of-a-service-token", Secret: true,
			About: "An application's service key: reading other communities and search.",
		}, secretKind(), field(func(c *Config) *Secret { return &c.VK.ServiceToken })),
		bind(Option{
			Key: "vk.user_token", Default: "", Example: "vk1.a.example-of-a-user-token", Secret: true,
			About: "Optional key of a community administrator: pictures and videos of answers, answers beside the wall. Without it pictures " +
				"go as documents, and the rest is done by hand.",
		}, secretKind(), field(func(c *Config) *Secret { return &c.VK.UserToken })),
		bind(Option{
			Key: "vk.api", Default: "https://api.vk.com/method/", Example: "https://partners.api.vk.ru/method/",
			About: "Where VK's methods are reached.",
		}, textKind(), field(func(c *Config) *string { return &c.VK.API })),
		bind(Option{
			Key: "vk.ca_file", Default: "", Example: "/etc/otklik/russian-trusted-root-ca.pem",
			About: "PEM file of certificates to trust for VK besides the system's, such as the root of the Russian Ministry of Digital Development.",
		}, textKind(), field(func(c *Config) *string { return &c.VK.CAFile })),
		bind(Option{
			Key: "vk.proxy", Default: "", Example: "socks5://user:pass@127.0.0.1:1080", Secret: true,
			About: "Proxy for VK: `http://`, `https://` or `socks5://`; empty takes the usual variables. Its password is never shown.",
		}, addressKind(), field(func(c *Config) *Address { return &c.VK.Proxy })),
		bind(Option{
			Key: "vk.communities", Default: "[]", Example: "[{id: 987654, token: vk1.a.example-of-another-token}]",
			About: "Further communities of the municipality's own, each watched and answered by its own key; `token_file` names a file that holds it.",
		}, communitiesKind(), field(func(c *Config) *[]Community { return &c.VK.Communities })),
		bind(Option{
			Key: "vk.long_poll", Default: "true", Example: "false",
			About: "Ask VK for events (Long Poll). `false` where they come by the Callback API alone.",
		}, switchKind(), field(func(c *Config) *bool { return &c.VK.LongPoll })),
		bind(Option{
			Key: "vk.callback.secret", Default: "", Example: "example-of-a-secret-key", Secret: true,
			About: "Secret key of the Callback API server in the communities' settings; its address is `/hooks/vk`. Empty refuses all calls.",
		}, secretKind(), field(func(c *Config) *Secret { return &c.VK.CallbackSecret })),
		bind(Option{
			Key: "vk.callback.confirmation", Default: "", Example: "a1b2c3d4",
			About: "What VK wants to see when the address is confirmed, for the first community; empty asks VK itself.",
		}, textKind(), field(func(c *Config) *string { return &c.VK.CallbackConfirmation })),
	}
}

// vkElsewhereOptions are those of what is written outside of the municipality's own communities.
func vkElsewhereOptions() []Option {
	return []Option{
		bind(Option{
			Key: "vk.watch", Default: "[]", Example: "[gorod_news, 987654]",
			About: "Communities of others to read, «Подслушано…»: numbers or screen names. Needs `vk.service_token`; what concerns the administration by its words is found.",
		}, wordsKind(), field(func(c *Config) *[]string { return &c.VK.Watch })),
		bind(Option{
			Key: "vk.search", Default: "[]", Example: "[{q: администрация города, latitude: 55.75, longitude: 37.62}]",
			About: "Standing searches over the network: words and, if wanted, the place around which to look. Needs `vk.service_token`; posts only.",
		}, searchesKind(), field(func(c *Config) *[]Search { return &c.VK.Search })),
		bind(Option{
			Key: "vk.words", Default: "[]", Example: "[снос гаражей, набережн*]",
			About: "What `vk.watch` and `vk.search` find besides the built-in list: words and phrases, in all their forms; `слово!` only so, `слов*` whatever begins so.",
		}, wordsKind(), field(func(c *Config) *[]string { return &c.VK.Words })),
		bind(Option{
			Key: "vk.exclude", Default: "[]", Example: "[продам гараж]",
			About: "Words and phrases with which a text never concerns the administration, even beside `vk.words`.",
		}, wordsKind(), field(func(c *Config) *[]string { return &c.VK.Exclude })),
		bind(Option{
			Key: "vk.streets", Default: "[]", Example: "[ул. Видова, Героев Десантников]",
			About: "The town's streets: a problem beside one of them concerns the administration.",
		}, wordsKind(), field(func(c *Config) *[]string { return &c.VK.Streets })),
		bind(Option{
			Key: "vk.town", Default: "[]", Example: "[Урюпинск, Петровский хутор]",
			About: "Names of the town and its villages, so that texts about other places are told apart.",
		}, wordsKind(), field(func(c *Config) *[]string { return &c.VK.Town })),
	}
}

// weekdays are the keys of hours in the order of the week.
func weekdays() []string { return []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"} }

func hourOptions() []Option {
	var all []Option
	for i, name := range weekdays() {
		day := time.Weekday((i + 1) % len(weekdays()))
		k := intervalsKind()
		all = append(all, bind(Option{
			Key: "hours." + name, Default: k.show(worktime.DefaultWeek()[day]), Example: `["08:00-12:00", "13:00-17:00"]`,
			About: "Working intervals of a " + day.String() + "; `[]` is a day off. A day that is not named keeps its default.",
		}, k, field(func(c *Config) *[]worktime.Interval { return &c.Hours[day] })))
	}
	return append(all, bind(Option{
		Key: "calendar", Default: "", Example: "/etc/otklik/calendar.txt",
		About: "A file of years and exceptions that replaces or adds to the built-in production calendar; its format is in docs/calendar.md.",
	}, textKind(), field(func(c *Config) *string { return &c.CalendarFile })))
}

// termKey is the configuration's name of a step: the draft's term is counted back from the answer's.
func termKey(s tasks.Step) string {
	if s == tasks.StepDraft {
		return "draft_before"
	}
	return string(s)
}

func termOptions() []Option {
	var all []Option
	for _, importance := range []tasks.Importance{tasks.Normal, tasks.High} {
		for _, rule := range tasks.TermRules() {
			all = append(all, termOption(importance, rule))
		}
	}
	return append(all, bind(Option{
		Key: "terms.final_after_interim_days", Default: "7", Example: "5",
		About: "Working days from an interim answer's publication to the final one [15].",
	}, numberKind(1), field(func(c *Config) *int { return &c.FinalAfterInterimDays })))
}

func termOption(importance tasks.Importance, rule tasks.TermRule) Option {
	k := durationKind()
	about := "How long the step `" + string(rule.Step) + "` may take"
	if rule.Backward {
		about = "How long before the answer's term the step `" + string(rule.Step) + "` must end"
	}
	example := "45m"
	if rule.Step == tasks.StepAnswer {
		example = "12h"
	}
	paragraphs := strings.ReplaceAll(rule.Paragraphs, ", ", "], [")
	return bind(Option{
		Key:     "terms." + string(importance) + "." + termKey(rule.Step),
		Default: k.show(tasks.DefaultTerms()[importance][rule.Step]), Example: example,
		About: about + ", " + string(importance) + " importance [" + paragraphs + "].",
	}, k, slot[time.Duration]{
		get: func(c *Config) time.Duration { return c.Terms[importance][rule.Step] },
		set: func(c *Config, d time.Duration) { c.Terms[importance][rule.Step] = d },
	})
}
