package config

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Community is one more community of the municipality's own.
type Community struct {
	ID    int64 // positive
	Token Secret
}

func communitiesKind() kind[[]Community] {
	return kind[[]Community]{
		name: "list of {id, token} or {id, token_file}", list: true,
		read: func(n node) ([]Community, error) {
			if n.shape != list && n.shape != empty {
				return nil, errors.New("нужен список, например [{id: 987654, token_file: /run/secrets/vk_second}]")
			}
			var out []Community
			for _, item := range n.list {
				c, err := readCommunity(item)
				if err != nil {
					return nil, err
				}
				out = append(out, c)
			}
			return out, nil
		},
		show: func(all []Community) string {
			items := make([]string, len(all))
			for i, c := range all {
				items[i] = fmt.Sprintf("{id: %d, token: %q}", c.ID, c.Token)
			}
			return "[" + strings.Join(items, ", ") + "]"
		},
	}
}

func readCommunity(n node) (c Community, err error) {
	if n.shape != mapping {
		return c, fmt.Errorf("нужен раздел с ключами id и token или token_file, а здесь %s", n.shape)
	}
	for _, p := range n.pairs {
		switch p.key {
		case "id":
			c.ID, err = numberKind[int64](1).read(p.value)
		case "token":
			c.Token, err = secretKind().read(p.value)
		case "token_file":
			c.Token, err = readToken(p.value.text)
		default:
			return c, fmt.Errorf("ключа %s нет, бывают id, token, token_file", echo(p.key))
		}
		if err != nil {
			return c, fmt.Errorf("%s: %w", p.key, err)
		}
	}
	if c.ID == 0 || c.Token == "" {
		return c, errors.New("нужны номер сообщества (id) и его ключ доступа (token или token_file)")
	}
	return c, nil
}

// readToken reads a token from a file of its own.
func readToken(path string) (Secret, error) {
	data, err := readFile(path)
	if err != nil {
		return "", errors.New(unreadable(path, err).Error()) // its words alone: where it is read is said around it
	}
	return secretKind().read(node{shape: word, text: strings.TrimSpace(string(data))})
}

func switchKind() kind[bool] {
	return kind[bool]{
		name: "true or false", show: strconv.FormatBool,
		read: func(n node) (bool, error) {
			v, err := strconv.ParseBool(n.text)
			if n.shape != truth && n.shape != word || err != nil {
				return false, errors.New("нужно true или false")
			}
			return v, nil
		},
	}
}

// proveCommunities holds the communities apart.
func proveCommunities(v VK, say sayer) {
	seen := map[int64]bool{v.GroupID: v.GroupID != 0}
	for _, c := range v.Communities {
		if seen[c.ID] {
			say("vk.communities", "сообщество %d названо дважды, первое стоит в vk.group_id", c.ID)
		}
		seen[c.ID] = true
	}
	if c := v.CallbackSecret.Reveal(); c != "" && (len(c) < shortestSecret || len(c) > longestSecret) {
		say("vk.callback.secret", "нужно от %d до %d знаков: столько принимает ВКонтакте, а короткий можно подобрать", shortestSecret, longestSecret)
	}
}

// What VK takes for a secret key at most, and what cannot be guessed at least.
const (
	shortestSecret = 12
	longestSecret  = 50
)
