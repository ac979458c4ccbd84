package vkstand

// wallGetComment answers wall.getComment: one comment of a wall, by its id alone.
func (c *call) wallGetComment() (any, *failure) {
	if bad := c.barred(); bad != nil {
		return nil, bad
	}
	one := c.s.comments[c.int("comment_id")]
	if one == nil || one.deleted || c.s.post(one.post).deleted {
		return nil, fail(codeAccess, "comment was not found or deleted")
	}
	return c.extend(map[string]any{"items": []wireComment{c.s.listed(one, 0)}}, []int64{one.from}), nil
}
