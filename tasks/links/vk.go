package links

import (
	"cmp"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"otklik/tasks"
)

// object is how VK's links name what stands there, in the path or in a parameter: wall-1_2, photo-1_2/album-1_0, wall-1_2_r3.
var object = regexp.MustCompile(`^/?(wall|photo|video|clip|topic|product)(-?[0-9]{1,18})_([0-9]{1,18})(?:_r([0-9]{1,18}))?(?:$|[/%?&_#])`)

// inVK reads which message a link to VK names. What is on top of a page (?w=, ?z=) counts before the page below it.
func inVK(u *url.URL, src *tasks.Source) bool {
	query := u.Query()
	for _, name := range []string{query.Get("w"), query.Get("z"), u.Path} {
		m := object.FindStringSubmatch(name)
		if m == nil {
			continue
		}
		src.Venue = venueOf(m[1])
		src.Owner, src.Post = whole(m[2]), whole(m[3])
		src.Comment = whole(m[4])
		comment := "reply"
		if src.Venue == tasks.VenueBoard {
			comment = "post"
		}
		if src.Comment == 0 {
			src.Comment = whole(cmp.Or(query.Get(comment), inside(name, comment)))
		}
		src.Comment = max(src.Comment, 0)
		if thread := max(whole(query.Get("thread")), 0); thread != src.Comment && src.Comment != 0 {
			src.Thread = thread
		}
		if src.Owner != 0 && src.Post > 0 {
			return true
		}
		src.Venue, src.Owner, src.Post, src.Comment, src.Thread = "", 0, 0, 0, 0
	}
	return false
}

func venueOf(object string) tasks.Venue {
	switch object {
	case "photo":
		return tasks.VenuePhoto
	case "video", "clip":
		return tasks.VenueVideo
	case "topic":
		return tasks.VenueBoard
	case "product":
		return tasks.VenueMarket
	}
	return tasks.VenueWall
}

// inside is a parameter of a link that stands within a parameter: ?w=wall-1_2?reply=3.
func inside(name, parameter string) string {
	_, query, _ := strings.Cut(name, "?")
	values, err := url.ParseQuery(query)
	if err != nil {
		return ""
	}
	return values.Get(parameter)
}

// whole reads an id as VK writes them; 0 for anything else.
func whole(s string) int64 {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || len(s) > 19 {
		return 0
	}
	return n
}
