package config

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Search is a standing search over the whole network: words, and optionally the place around which they were written.
type Search struct {
	Q                   string
	Latitude, Longitude float64 // degrees; both 0 for anywhere
}

func searchesKind() kind[[]Search] {
	return kind[[]Search]{
		name: "list of {q, latitude, longitude}", list: true,
		read: func(n node) ([]Search, error) {
			if n.shape != list && n.shape != empty {
				return nil, errors.New("нужен список, например [{q: администрация, latitude: 55.75, longitude: 37.62}]")
			}
			var out []Search
			for _, item := range n.list {
				s, err := readSearch(item)
				if err != nil {
					return nil, err
				}
				out = append(out, s)
			}
			return out, nil
		},
		show: showSearches,
	}
}

func readSearch(n node) (Search, error) {
	if n.shape != mapping {
		return Search{}, fmt.Errorf("нужен раздел с ключами q, latitude, longitude, а здесь %s", n.shape)
	}
	var s Search
	var places int
	for _, p := range n.pairs {
		var err error
		switch p.key {
		case "q":
			s.Q = strings.TrimSpace(p.value.text)
		case "latitude":
			s.Latitude, err = readDegrees(p.value, 90)
			places++
		case "longitude":
			s.Longitude, err = readDegrees(p.value, 180)
			places++
		default:
			return Search{}, fmt.Errorf("ключа %s нет, бывают q, latitude, longitude", echo(p.key))
		}
		if err != nil {
			return Search{}, fmt.Errorf("%s: %w", p.key, err)
		}
	}
	if s.Q == "" || places == 1 {
		return Search{}, errors.New("нужны слова поиска (q) и, если важно место, оба ключа latitude и longitude")
	}
	return s, nil
}

func readDegrees(n node, most float64) (float64, error) {
	v, err := strconv.ParseFloat(n.text, 64)
	if !n.scalar() || err != nil || !(v >= -most && v <= most) { // so that NaN is refused
		return 0, fmt.Errorf("нужны градусы от %g до %g, например 55.75", -most, most)
	}
	return v, nil
}

func showSearches(list []Search) string {
	items := make([]string, len(list))
	for i, s := range list {
		items[i] = "{q: " + plain(s.Q)
		if s.Latitude != 0 || s.Longitude != 0 {
			items[i] += fmt.Sprintf(", latitude: %s, longitude: %s", degrees(s.Latitude), degrees(s.Longitude))
		}
		items[i] += "}"
	}
	return "[" + strings.Join(items, ", ") + "]"
}

// degrees never writes an exponent, which not every YAML reader takes for a number.
func degrees(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
