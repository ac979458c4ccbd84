package links

import (
	"cmp"
	"net/url"
	"regexp"
	"strings"

	"otklik/tasks"
)

// longest is how many bytes of a link are read; a longer one is none.
const longest = 2000

// written is a link in a text: with its scheme, or without where its host is a known network's.
var written = regexp.MustCompile(`(?i)\bhttps?://[^\s<>"«»]+|(?:\b|^)(?:[a-z0-9-]+\.)*(?:vk\.com|vk\.ru|vkontakte\.ru|vkvideo\.ru|` +
	`ok\.ru|odnoklassniki\.ru|facebook\.com|fb\.com|fb\.me|fb\.watch|instagram\.com|instagr\.am|x\.com|twitter\.com|t\.me)/[^\s<>"«»]+`)

// Find reads the first link in a text. rest is the text without it.
func Find(text string) (src tasks.Source, rest string, ok bool) {
	for _, at := range written.FindAllStringIndex(text, -1) {
		address := strings.TrimRight(text[at[0]:at[1]], ".,;:!?…)]}'*_`")
		if src, ok = Read(address); ok {
			return src, strings.TrimSpace(text[:at[0]] + text[at[0]+len(address):]), true
		}
	}
	return tasks.Source{}, text, false
}

// Read says which message a link opens. Two links to one message have one tasks.Source.Key where the network's own forms tell, and
// the key of a message in VK is the one by which the program finds it itself. ok is false for what is no link to a page.
func Read(address string) (src tasks.Source, ok bool) {
	address = strings.TrimSpace(address)
	if address == "" || len(address) > longest || strings.ContainsAny(address, " \t\r\n") {
		return src, false
	}
	if !strings.Contains(address, "://") {
		address = "https://" + address
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.User != nil || len(u.Host) > 253 {
		return src, false
	}
	host := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	if !strings.Contains(host, ".") || strings.HasPrefix(host, ".") || strings.Contains(host, "..") {
		return src, false
	}
	src = tasks.Source{Network: networkOf(host), Link: u.String()}
	if len(src.Link) > longest {
		return tasks.Source{}, false
	}
	if src.Network == tasks.NetworkVK && inVK(u, &src) {
		return src, true
	}
	src.Mark = mark(src.Network, host, u)
	return src, true
}

// networkOf names the network that a host belongs to.
func networkOf(host string) string {
	for _, known := range []struct{ domain, network string }{
		{"vk.com", tasks.NetworkVK}, {"vk.ru", tasks.NetworkVK}, {"vkontakte.ru", tasks.NetworkVK}, {"vkvideo.ru", tasks.NetworkVK},
		{"ok.ru", tasks.NetworkOK}, {"odnoklassniki.ru", tasks.NetworkOK},
		{"facebook.com", tasks.NetworkFacebook}, {"fb.com", tasks.NetworkFacebook}, {"fb.me", tasks.NetworkFacebook},
		{"fb.watch", tasks.NetworkFacebook},
		{"instagram.com", tasks.NetworkInstagram}, {"instagr.am", tasks.NetworkInstagram},
		{"x.com", tasks.NetworkX}, {"twitter.com", tasks.NetworkX},
	} {
		if host == known.domain || strings.HasSuffix(host, "."+known.domain) {
			return known.network
		}
	}
	return tasks.NetworkOther
}

// mark tells a page from others of its network: one mark for the forms in which one page is copied.
func mark(network, host string, u *url.URL) string {
	path := strings.Trim(u.EscapedPath(), "/")
	query := u.Query()
	for name := range query {
		if tracks(name) {
			query.Del(name)
		}
	}
	switch network {
	case tasks.NetworkInstagram:
		path = instagram(path)
		query = nil
	case tasks.NetworkX:
		path = tweet(path)
		query = nil
	case tasks.NetworkOther:
		path = strings.TrimPrefix(host, "www.") + "/" + path
	}
	if tail := query.Encode(); tail != "" {
		path += "?" + tail
	}
	if network == tasks.NetworkOther && u.Fragment != "" { // a comment of a forum
		path += "#" + u.EscapedFragment()
	}
	return cmp.Or(path, "/")
}

// tracks reports whether a parameter only tells where a link was copied.
func tracks(name string) bool {
	switch strings.ToLower(name) {
	case "fbclid", "igsh", "igshid", "si", "s", "ref", "ref_src", "ref_url", "ref_page", "mibextid", "from", "_rdr", "_rdc", "rdid",
		"share_url", "app", "gclid", "yclid", "__tn__", "eav", "paipv", "locale", "sfnsn":
		return true
	}
	return strings.HasPrefix(name, "utm_") || strings.HasPrefix(name, "__cft__")
}

var (
	publication = regexp.MustCompile(`(?:^|/)(?:p|reel|reels|tv)/([A-Za-z0-9_-]+)(?:/c/([0-9]+))?`)
	status      = regexp.MustCompile(`(?:^|/)status(?:es)?/([0-9]+)`)
)

// instagram is the path of a publication whoever's page it was opened from, with the comment where one is named.
func instagram(path string) string {
	m := publication.FindStringSubmatch(path)
	switch {
	case m == nil:
		return path
	case m[2] != "":
		return "p/" + m[1] + "/c/" + m[2]
	}
	return "p/" + m[1]
}

// tweet is the path of a message whoever's name it bears: the number alone counts.
func tweet(path string) string {
	if m := status.FindStringSubmatch(path); m != nil {
		return "status/" + m[1]
	}
	return path
}
