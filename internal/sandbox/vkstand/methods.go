package vkstand

// methodTable holds every method that the stand-in knows, with who may call it and its parameters by VK's schema.
func methodTable() map[string]method {
	group := map[string]kind{"group_id": integer}
	return map[string]method{
		"utils.getServerTime": {who: community | service | user, run: (*call).serverTime},
		"users.get": {
			who: community | service | user, run: (*call).usersGet,
			params: map[string]kind{"user_ids": list, "fields": list, "name_case": text, "from_group_id": integer},
		},
		"groups.getById": {
			who: community | service | user, run: (*call).groupsGet,
			params: map[string]kind{"group_ids": list, "group_id": text, "fields": list},
		},
		"groups.getTokenPermissions": {who: community, run: (*call).permissions},
		"groups.getLongPollServer": {
			who: community | user, run: (*call).pollServer, params: group, required: []string{"group_id"},
		},
		"groups.getLongPollSettings": {
			who: community | user, run: (*call).pollSettings, params: group, required: []string{"group_id"},
		},
		"groups.setLongPollSettings": {
			who: community | user, run: (*call).setPollSettings, params: settings(), required: []string{"group_id"},
		},
		"wall.get": {
			who: service | user, run: (*call).wallGet,
			params: map[string]kind{
				"owner_id": integer, "domain": text, "offset": integer, "count": integer, "filter": text,
				"extended": boolean, "fields": list,
			},
		},
		"wall.getById": {
			who: service | user, run: (*call).wallGetByID, required: []string{"posts"},
			params: map[string]kind{
				"posts": list, "extended": boolean, "copy_history_depth": integer, "fields": list,
			},
		},
		"wall.getComments": {
			who: service | user, run: (*call).wallGetComments,
			params: map[string]kind{
				"owner_id": integer, "post_id": integer, "need_likes": boolean, "start_comment_id": integer,
				"offset": integer, "count": integer, "sort": text, "preview_length": integer, "extended": boolean,
				"fields": list, "comment_id": integer, "thread_items_count": integer,
			},
		},
		"wall.createComment": {
			who: community | user, run: (*call).createComment, required: []string{"post_id"},
			params: map[string]kind{
				"owner_id": integer, "post_id": integer, "from_group": integer, "message": text,
				"reply_to_comment": integer, "attachments": list, "sticker_id": integer, "guid": text,
			},
		},
	}
}

// eventNames are the switches of groups.setLongPollSettings that concern walls, boards and comments.
func eventNames() []string {
	return []string{
		eventPost, "wall_repost", eventComment, eventEdit, eventRestore, eventDelete, "message_new", "message_reply",
		"message_allow", "message_deny", "message_edit", "message_event", "photo_new", "photo_comment_new",
		"photo_comment_edit", "photo_comment_restore", "photo_comment_delete", "video_new", "video_comment_new",
		"video_comment_edit", "video_comment_restore", "video_comment_delete", "board_post_new", "board_post_edit",
		"board_post_restore", "board_post_delete", "market_comment_new", "market_comment_edit", "market_comment_restore",
		"market_comment_delete", "group_join", "group_leave", "user_block", "user_unblock", "like_add", "like_remove",
	}
}

func settings() map[string]kind {
	params := map[string]kind{"group_id": integer, "enabled": boolean, "api_version": text}
	for _, name := range eventNames() {
		params[name] = boolean
	}
	return params
}
