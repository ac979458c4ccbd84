package config_test

import (
	"os"
	"strings"
	"testing"

	"otklik/internal/config"
)

func TestEnvironmentLiesOverTheFile(t *testing.T) {
	path := write(t, "otklik.yaml", "listen: :1\ntimezone: Asia/Omsk\nvk: {watch: [a]}\n")
	if err := os.WriteFile("token", []byte("  42:secret\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	c, err := config.Load(path, true, []string{
		"PATH=/bin", "OTKLIKX=1", "OTKLIK_LISTEN=:2", "OTKLIK_TIMEZONE=", "OTKLIK_VK_GROUP_ID=9",
		"OTKLIK_TELEGRAM_TOKEN_FILE=token", "OTKLIK_TELEGRAM_TOKEN=", "OTKLIK_VK_WATCH=b, c",
		"OTKLIK_HOURS_SAT=10:00-11:00,12:00-13:00", "OTKLIK_HOURS_FRI=[]", "OTKLIK_TERMS_HIGH_DRAFT_BEFORE=20m",
		"OTKLIK_VK_SEARCH=[{q: мэрия}]", "OTKLIK_VK_TOKEN=one", "OTKLIK_VK_TOKEN=two",
	})
	if err != nil {
		t.Fatal(err)
	}
	if c.Listen != ":2" || c.Location.String() != "Asia/Omsk" || c.VK.GroupID != 9 || c.Telegram.Token.Reveal() != "42:secret" {
		t.Errorf("%+v", c)
	}
	if strings.Join(c.VK.Watch, "|") != "b|c" || c.VK.Search[0].Q != "мэрия" || c.VK.Token.Reveal() != "two" {
		t.Errorf("%+v", c.VK)
	}
	if len(c.Hours[6]) != 2 || len(c.Hours[5]) != 0 {
		t.Errorf("saturday %v, friday %v", c.Hours[6], c.Hours[5])
	}
}

func TestEnvironmentMistakes(t *testing.T) {
	write(t, "empty", " \n")
	for name, tt := range map[string]struct {
		environ []string
		want    string
	}{
		"unknown":         {[]string{"OTKLIK_TELEGRAM_TOKN=hush"}, "OTKLIK_TELEGRAM_TOKN: такой переменной нет; возможно, «OTKLIK_TELEGRAM_TOKEN»"},
		"unknown, empty":  {[]string{"OTKLIK_PORT="}, "OTKLIK_PORT: такой переменной нет"},
		"both":            {[]string{"OTKLIK_VK_TOKEN=hush", "OTKLIK_VK_TOKEN_FILE=empty"}, "OTKLIK_VK_TOKEN_FILE: vk.token: заданы и OTKLIK_VK_TOKEN, и OTKLIK_VK_TOKEN_FILE"},
		"no such file":    {[]string{"OTKLIK_VK_TOKEN_FILE=nowhere"}, "OTKLIK_VK_TOKEN_FILE: vk.token: nowhere: такого файла нет"},
		"empty file":      {[]string{"OTKLIK_VK_TOKEN_FILE=empty"}, "OTKLIK_VK_TOKEN_FILE: vk.token: файл «empty» пуст"},
		"file, no secret": {[]string{"OTKLIK_LISTEN_FILE=empty"}, "OTKLIK_LISTEN_FILE: такой переменной нет"},
		"bad value":       {[]string{"OTKLIK_VK_GROUP_ID=x"}, "OTKLIK_VK_GROUP_ID: vk.group_id: нужно целое число"},
		"bad list":        {[]string{"OTKLIK_HOURS_MON=[09:00"}, "OTKLIK_HOURS_MON: hours.mon: список записан неверно"},
		"bad store":       {[]string{"OTKLIK_STORE=mysql://u:hush@h"}, "OTKLIK_STORE: store: адрес хранилища"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := config.Load("none.yaml", false, tt.environ)
			if err == nil || !strings.Contains(err.Error(), tt.want) || strings.Contains(err.Error(), "hush") {
				t.Errorf("got  %v\nwant %s", err, tt.want)
			}
		})
	}
}
