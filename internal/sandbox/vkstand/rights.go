package vkstand

// Rights of tokens, by VK's bits.
const (
	RightPhotos   = 4
	RightVideo    = 16
	RightMessages = 4096
	RightWall     = 8192
	RightDocs     = 131072
	RightGroups   = 262144 // «manage» of a community's token
)

// rights is what tokens may do, and how high the administrator stands.
type rights struct {
	user, community int
	level           int // of the administrator: 1 moderator, 2 editor, 3 administrator
}

func allRights() rights {
	return rights{
		user:      RightPhotos | RightVideo | RightWall | RightDocs | RightGroups,
		community: RightPhotos | RightMessages | RightWall | RightDocs | RightGroups, level: 3,
	}
}

// SetUserRights says what the user token may do, and what its owner is in the communities: 0 nothing, 1 a moderator, 2 an editor,
// 3 an administrator.
func (s *Stand) SetUserRights(mask, level int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.rights.user, s.rights.level = mask, level
}

// SetCommunityRights says what the tokens of communities may do.
func (s *Stand) SetCommunityRights(mask int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.rights.community = mask
}

// allowed refuses a call of a token that lacks a right, as VK does. The stand is locked.
func (c *call) allowed(right int) *failure {
	switch {
	case c.who == community && c.s.rights.community&right == 0:
		return fail(codeAccess, "no access to call this method. It cannot be called with current scopes.")
	case c.who == user && c.s.rights.user&right == 0:
		return fail(codePermission, "")
	}
	return nil
}

// appPermissions is what the user has allowed the application.
func (c *call) appPermissions() (any, *failure) { return c.s.rights.user, nil }

// permissions is what the community's token may do.
func (c *call) permissions() (any, *failure) {
	type permission struct {
		Name    string `json:"name"`
		Setting int    `json:"setting"`
	}
	mask, list := c.s.rights.community, []permission{}
	for _, p := range []permission{
		{"photos", RightPhotos}, {"messages", RightMessages}, {"wall", RightWall}, {"docs", RightDocs}, {"manage", RightGroups},
	} {
		if mask&p.Setting != 0 {
			list = append(list, p)
		}
	}
	return map[string]any{"mask": mask, "permissions": list}, nil
}
