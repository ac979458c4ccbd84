package vkstand

import "slices"

// The objects of VK's schema, version 5.131, as far as a wall needs them.

type wirePost struct {
	ID       int64        `json:"id"`
	OwnerID  int64        `json:"owner_id"`
	FromID   int64        `json:"from_id"`
	Date     int64        `json:"date"`
	Edited   int64        `json:"edited,omitempty"`
	Text     string       `json:"text"`
	PostType string       `json:"post_type"`
	Pinned   int          `json:"is_pinned,omitempty"`
	Comments wireComments `json:"comments"`
	Likes    wireLikes    `json:"likes"`
	Reposts  wireCount    `json:"reposts"`
	Files    []any        `json:"attachments"`
}

type wireComments struct {
	Count         int `json:"count"`
	CanPost       int `json:"can_post"`
	GroupsCanPost int `json:"groups_can_post"`
}

type wireComment struct {
	ID             int64       `json:"id"`
	FromID         int64       `json:"from_id"`
	Date           int64       `json:"date"`
	Text           string      `json:"text"`
	PostID         int64       `json:"post_id"`
	OwnerID        int64       `json:"owner_id"`
	PostOwnerID    int64       `json:"post_owner_id,omitempty"` // in events only
	ParentsStack   []int64     `json:"parents_stack"`
	ReplyToUser    int64       `json:"reply_to_user,omitempty"`
	ReplyToComment int64       `json:"reply_to_comment,omitempty"`
	Deleted        bool        `json:"deleted,omitempty"`
	Files          []any       `json:"attachments"`
	Likes          *wireLikes  `json:"likes,omitempty"`  // with need_likes only
	Thread         *wireThread `json:"thread,omitempty"` // of top comments only
}

type wireThread struct {
	Count         int           `json:"count"`
	Items         []wireComment `json:"items"`
	CanPost       bool          `json:"can_post"`
	ShowReply     bool          `json:"show_reply_button"`
	GroupsCanPost bool          `json:"groups_can_post"`
}

type wireUser struct {
	ID          int64  `json:"id"`
	FirstName   string `json:"first_name"`
	LastName    string `json:"last_name"`
	Deactivated string `json:"deactivated,omitempty"`
	CanAccess   bool   `json:"can_access_closed"`
	Closed      bool   `json:"is_closed"`
	ScreenName  string `json:"screen_name,omitempty"`

	FirstDat string    `json:"first_name_dat,omitempty"`
	LastDat  string    `json:"last_name_dat,omitempty"`
	City     *wireCity `json:"city,omitempty"`
}

type wireCity struct {
	ID    int64  `json:"id"`
	Title string `json:"title"`
}

type wireGroup struct {
	ID         int64  `json:"id"`
	Name       string `json:"name"`
	ScreenName string `json:"screen_name"`
	IsClosed   int    `json:"is_closed"`
	Type       string `json:"type"`
	Admin      int    `json:"is_admin,omitempty"`    // of the user whose token asks
	Level      int    `json:"admin_level,omitempty"` // of the same
}

func (s *Stand) wirePost(p *post) wirePost {
	count := 0
	for _, top := range p.tops {
		for _, c := range append([]*comment{top}, top.thread...) {
			if !c.deleted {
				count++
			}
		}
	}
	edited := int64(0)
	if !p.edited.IsZero() {
		edited = p.edited.Unix()
	}
	return wirePost{
		ID: p.id, Edited: edited, OwnerID: -s.o.Group, FromID: p.from, Date: p.at.Unix(), Text: p.text, PostType: "post",
		Pinned: number(p.pinned), Files: s.wirePhotos(p.id), Likes: s.wireLikes(p.id), Reposts: wireCount{s.reposts[p.id]},
		Comments: wireComments{Count: count, CanPost: number(!p.closed), GroupsCanPost: number(!p.closed && !s.noGroups)},
	}
}

// wireComment is a comment as an event carries it. The stand is locked.
func (s *Stand) wireComment(c *comment) wireComment {
	w := s.listed(c, 0)
	w.PostOwnerID = -s.o.Group
	return w
}

// listed is a comment as wall.getComments lists it, with the first comments of its thread. The stand is locked.
func (s *Stand) listed(c *comment, threadItems int) wireComment {
	w := wireComment{
		ID: c.id, FromID: c.from, Date: c.at.Unix(), Text: c.text, PostID: c.post, OwnerID: -s.o.Group,
		ParentsStack: []int64{}, ReplyToComment: c.replyTo, Files: append(s.wirePhotos(c.id), s.wireFiles(c.files)...),
	}
	if parent := s.comments[c.replyTo]; parent != nil {
		w.ReplyToUser = parent.from
	}
	if c.deleted {
		w.Deleted, w.FromID, w.Text, w.Files = true, 0, "", []any{}
	}
	if c.top != 0 {
		w.ParentsStack = []int64{c.top}
		return w
	}
	open := !s.post(c.post).closed
	thread := standing(c.thread)
	w.Thread = &wireThread{Count: len(thread), Items: []wireComment{}, CanPost: open, ShowReply: open, GroupsCanPost: open}
	for _, r := range thread[:min(threadItems, len(thread))] {
		w.Thread.Items = append(w.Thread.Items, s.listed(r, 0))
	}
	return w
}

// wireFiles are attachments as VK lists them. The stand is locked.
func (s *Stand) wireFiles(refs []string) []any {
	list := []any{}
	for _, f := range s.uploads.files {
		if !slices.Contains(refs, f.Ref()) {
			continue
		}
		body := map[string]any{"id": f.ID, "owner_id": f.Owner, "date": s.o.Now().Unix()}
		if f.Key != "" {
			body["access_key"] = f.Key
		}
		if f.Kind == "doc" {
			body["title"], body["size"] = f.Name, len(f.Data)
		}
		list = append(list, map[string]any{"type": f.Kind, f.Kind: body})
	}
	return list
}

func number(b bool) int {
	if b {
		return 1
	}
	return 0
}
