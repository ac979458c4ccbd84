module otklik

go 1.26.0

// What the product stands on.
require (
	github.com/SevereCloud/vksdk/v2 v2.17.0 // VK's methods and types; polling and publishing are ours
	github.com/go-telegram-bot-api/telegram-bot-api/v5 v5.5.1 // Telegram's wire; polling, limits and failures are ours
	github.com/goccy/go-yaml v1.19.2 // configuration and roster, with line and column in every error
	github.com/gorilla/websocket v1.5.3 // VK's Streaming API; vksdk stands on it too
	github.com/kljensen/snowball v0.10.0 // stems of Russian words: are two messages alike, does an answer name what was asked
	github.com/prometheus/client_golang v1.25.0 // /metrics
	github.com/redis/go-redis/v9 v9.23.0 // the store of a replicated deployment
	github.com/robfig/cron/v3 v3.0.1 // ticks of the minute's sweep and the day's lists
	modernc.org/sqlite v1.62.0 // the embedded store, without cgo
)

// Tests only.
require (
	github.com/alicebob/miniredis/v2 v2.40.0 // Redis inside a bubble of virtual time
	github.com/chromedp/cdproto v0.159.0 // chromedp's words
	github.com/chromedp/chromedp v0.23.0 // the sandbox page in a real browser
	github.com/client9/gospell v0.9.2 // what our reader of the dictionary is held against
	github.com/rickar/cal/v2 v2.1.27 // what the benchmark of working time is held against
	github.com/rogpeppe/go-internal v1.16.0 // command line stories (testscript)
	pgregory.net/rapid v1.3.0 // properties and random runs
)

require (
	github.com/beorn7/perks v1.0.1 // indirect
	github.com/cespare/xxhash/v2 v2.3.0 // indirect
	github.com/dustin/go-humanize v1.1.0 // indirect
	github.com/go-json-experiment/json v0.0.0-20260213210345-44df1a37e875 // indirect
	github.com/google/uuid v1.6.0 // indirect
	github.com/klauspost/compress v1.20.1 // indirect
	github.com/mattn/go-isatty v0.0.24 // indirect
	github.com/munnerz/goautoneg v0.0.0-20191010083416-a7dc8b61c822 // indirect
	github.com/ncruces/go-strftime v1.1.0 // indirect
	github.com/prometheus/client_model v0.6.3 // indirect
	github.com/prometheus/common v0.72.0 // indirect
	github.com/prometheus/procfs v0.22.0 // indirect
	github.com/remyoudompheng/bigfft v0.0.0-20230129092748-24d4a6f8daec // indirect
	github.com/vmihailenco/msgpack/v5 v5.4.1 // indirect
	github.com/vmihailenco/tagparser/v2 v2.0.0 // indirect
	github.com/yuin/gopher-lua v1.1.1 // indirect
	go.uber.org/atomic v1.12.0 // indirect
	golang.org/x/sys v0.49.0 // indirect
	golang.org/x/text v0.42.0 // indirect
	golang.org/x/tools v0.52.0 // indirect
	google.golang.org/protobuf v1.36.12 // indirect
	modernc.org/libc v1.80.1 // indirect
	modernc.org/mathutil v1.7.1 // indirect
	modernc.org/memory v1.12.1 // indirect
)
