package app

import (
	"context"

	"otklik/internal/alert"
	"otklik/internal/config"
)

// prober is a way that can be tried without sending anything.
type prober interface {
	Probe(ctx context.Context) error
}

// checkAlerts tries the second way: mail by logging in, and everything by a trial where one is asked for. Work goes on without it, so
// nothing here is fatal.
func checkAlerts(ctx context.Context, cfg *config.Config, o Options) []Finding {
	const what = "тревоги"
	ways := o.Ways
	if ways == nil {
		ways = secondWays(cfg)
	}
	if len(ways) == 0 {
		return []Finding{note(what, "второго способа нет: если Telegram недоступен, об этом скажет только /readyz; "+
			"задайте alert.hook.url или alert.mail.server")}
	}
	names := map[string]string{"hook": "HTTP-адрес", "mail": "почта"}
	var list []Finding
	for _, w := range ways {
		name := names[w.Name()]
		p, probes := w.(prober)
		switch {
		case o.Trial:
			list = append(list, tried(what, name+": пробная тревога послана", name, alert.Try(ctx, w, o.Clock.Now())))
		case probes:
			list = append(list, tried(what, name+": сервер принимает вход", name, p.Probe(ctx)))
		default:
			list = append(list, note(what, name+": настроен, но не проверен; «otklik check -alert» пошлёт пробную тревогу"))
		}
	}
	return list
}

func tried(what, worked, name string, err error) Finding {
	if err != nil {
		return note(what, name+" не работает: "+err.Error())
	}
	return good(what, worked)
}
