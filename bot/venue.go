package bot

import "otklik/tasks"

// networkWords names a network.
func networkWords(n string) string {
	if n == "vk" {
		return "ВКонтакте"
	}
	return n
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
