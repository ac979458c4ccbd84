package config

import (
	"time"
	_ "time/tzdata" // terms are counted in the municipality's zone, whatever the machine has

	"otklik/tasks"
	"otklik/tasks/check"
	"otklik/tasks/worktime"
)

// Config is the configuration, read and proved. Paths in it are relative to the working directory.
type Config struct {
	Store    Address // sqlite:FILE or one of the redis schemes
	Listen   string  // host:port
	Location *time.Location
	Roster   string // the file to load when the store holds no roster; "" for none
	Telegram Telegram
	VK       VK
	Evidence Evidence
	Hours    worktime.Week
	Days     worktime.Data // the built-in calendar with CalendarFile over it
	Terms    map[tasks.Importance]tasks.TermSet

	CalendarFile          string // "" for none
	FinalAfterInterimDays int    // working days [15]
	Delo                  string // off or manual
	Check                 Check
	Alert                 Alert
	QuietNights           bool // ordinary messages outside of the working day wait for the morning

	origin map[string]string // where each key was set that is not at its default
}

// Check is how drafts are looked at before they go to control.
type Check struct {
	Off        []string // ids of rules that keep silent
	Dictionary string   // a folder or file of hunspell's Russian dictionary; "" looks where systems keep it
	Numbers    check.Numbers
}

// Telegram is the messenger of the staff.
type Telegram struct {
	Token Secret
	API   string  // without a slash at the end
	Proxy Address // http, https or socks5; "" for none
}

// VK is the network where residents write.
type VK struct {
	GroupID      int64 // 0 while not set
	Token        Secret
	ServiceToken Secret
	UserToken    Secret
	API          string // with a slash at the end
	CAFile       string // PEM, added to the system's certificates; "" for none
	Proxy        Address
	Communities  []Community // besides GroupID
	LongPoll     bool

	CallbackSecret       Secret // "" where the Callback API is not used
	CallbackConfirmation string // of GroupID; "" asks VK

	Watch   []string
	Search  []Search
	Words   []string // to find
	Exclude []string // not to find
	Streets []string
	Town    []string // names

	Streaming []string // rules of the Streaming API
}

// Calendar is working time as configured: the zone, the hours, the days.
func (c *Config) Calendar() (*worktime.Calendar, error) {
	return worktime.New(c.Location, c.Hours, c.Days)
}

// Unused lists the keys that are set to something else than their default although this version reads them without
// acting on them, in the order of the table.
func (c *Config) Unused() []string {
	var keys []string
	for _, o := range Options() {
		if o.Later && o.show(c) != o.Default {
			keys = append(keys, o.Key)
		}
	}
	return keys
}

// RequireTokens tells what production cannot do without and is not set: one *Error a key, joined.
func (c *Config) RequireTokens() error {
	var p problems
	missing := func(key, what string) {
		p.add("", key, "%s; задайте ключ в файле или переменную %s", what, variable(key))
	}
	if c.Telegram.Token == "" {
		missing("telegram.token", "не задан токен бота, его выдаёт @BotFather")
	}
	if c.VK.GroupID == 0 {
		missing("vk.group_id", "не задан номер сообщества ВКонтакте")
	}
	if c.VK.Token == "" {
		missing("vk.token", "не задан ключ доступа сообщества, он создаётся в его настройках: «Работа с API»")
	}
	if len(c.VK.Watch)+len(c.VK.Search) > 0 && c.VK.ServiceToken == "" && c.VK.UserToken == "" {
		missing("vk.service_token", "для чтения других сообществ и поиска (vk.watch, vk.search) нужен сервисный ключ приложения ВКонтакте")
	}
	if len(c.VK.Streaming) > 0 && c.VK.ServiceToken == "" {
		missing("vk.service_token", "для vk.streaming нужен сервисный ключ приложения ВКонтакте")
	}
	if !c.VK.LongPoll && c.VK.CallbackSecret == "" {
		missing("vk.callback.secret", "без Long Poll (vk.long_poll: false) события приходят только через Callback API, а его ключа нет")
	}
	c.Alert.Mail.lacking(missing)
	return p.err()
}
