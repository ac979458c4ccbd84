package bot

import (
	"slices"
	"strings"

	"otklik/tasks"
)

// handing are those who may hand messages in: whoever works with them may come upon one [2, 4].
func handing() []tasks.Role {
	return []tasks.Role{tasks.Operator, tasks.Controller, tasks.Executor, tasks.Responsible, tasks.Deputy, tasks.Head}
}

// networkWords names a network.
func networkWords(n string) string {
	switch n {
	case tasks.NetworkVK:
		return "ВКонтакте"
	case tasks.NetworkOK:
		return "Одноклассники"
	case tasks.NetworkFacebook:
		return "Facebook"
	case tasks.NetworkInstagram:
		return "Instagram"
	case tasks.NetworkX:
		return "X (Twitter)"
	}
	return "другая сеть"
}

// networkNamed is the network that somebody means by a word; "" for none.
func networkNamed(words string) string {
	word := strings.ToLower(clean(words))
	for network, names := range map[string][]string{
		tasks.NetworkVK:        {"вк", "vk", "вконтакте", "в контакте"},
		tasks.NetworkOK:        {"ок", "ok", "одноклассники"},
		tasks.NetworkFacebook:  {"facebook", "фейсбук", "фб", "fb"},
		tasks.NetworkInstagram: {"instagram", "инстаграм", "инстаграмм", "инста"},
		tasks.NetworkX:         {"x", "х", "twitter", "твиттер"},
		tasks.NetworkOther:     {"другая", "другая сеть", "другое"},
	} {
		if slices.Contains(names, word) {
			return network
		}
	}
	return ""
}

// venueWords says where in a network a message stands, when not on a wall.
func venueWords(v tasks.Venue) string {
	switch v {
	case tasks.VenuePhoto:
		return ", под фотографией"
	case tasks.VenueVideo:
		return ", под видео"
	case tasks.VenueMarket:
		return ", под товаром"
	case tasks.VenueBoard:
		return ", в обсуждении"
	case tasks.VenuePrivate:
		return ", личное сообщение"
	case tasks.VenueWall:
	}
	return ""
}

// mediaWords counts what is attached: «2 фото, видео».
func mediaWords(k tasks.MediaKind) string {
	switch k {
	case tasks.Photo:
		return "фото"
	case tasks.Video:
		return "видео"
	case tasks.Document:
		return "файл"
	case tasks.Voice:
		return "голосовое сообщение"
	}
	return "вложение"
}
