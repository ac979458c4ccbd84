package vkstand

import "maps"

// methodTable holds every method that the stand-in knows, with who may call it and its parameters by VK's schema.
func methodTable() map[string]method {
	group := map[string]kind{"group_id": integer}
	table := map[string]method{
		"utils.getServerTime": {who: community | service | user, run: (*call).serverTime},
		"users.get": {
			who: community | service | user, run: (*call).usersGet,
			params: map[string]kind{"user_ids": list, "fields": list, "name_case": text, "from_group_id": integer},
		},
		"groups.getById": {
			who: community | service | user, run: (*call).groupsGet,
			params: map[string]kind{"group_ids": list, "group_id": text, "fields": list},
		},
		"utils.resolveScreenName": {
			who: community | service | user, run: (*call).resolve, required: []string{"screen_name"},
			params: map[string]kind{"screen_name": text},
		},
		"groups.getCallbackConfirmationCode": {
			who: community | user, run: (*call).confirmation, params: group, required: []string{"group_id"},
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
		"wall.getComment": {
			who: service | user, run: (*call).wallGetComment, required: []string{"comment_id"},
			params: map[string]kind{"owner_id": integer, "comment_id": integer, "extended": boolean, "fields": list},
		},
		"wall.createComment": {
			who: community | user, run: (*call).createComment, required: []string{"post_id"},
			params: map[string]kind{
				"owner_id": integer, "post_id": integer, "from_group": integer, "message": text,
				"reply_to_comment": integer, "attachments": list, "sticker_id": integer, "guid": text,
			},
		},
	}
	table["streaming.getServerUrl"] = method{who: service, run: (*call).streamServer}
	maps.Copy(table, thingMethods())
	maps.Copy(table, listings())
	maps.Copy(table, otherMethods())
	maps.Copy(table, uploadMethods())
	return table
}

// thingMethods are those of comments under photos, videos and goods, and of boards.
func thingMethods() map[string]method {
	table := map[string]method{
		"board.createComment": {
			who: user, run: (*call).createRemark, required: []string{"group_id", "topic_id"},
			params: map[string]kind{
				"group_id": integer, "topic_id": integer, "message": text, "attachments": list, "from_group": boolean,
				"sticker_id": integer, "guid": text,
			},
		},
		"board.getComments": {
			who: user | service, run: (*call).remarks, required: []string{"group_id", "topic_id"},
			params: map[string]kind{
				"group_id": integer, "topic_id": integer, "need_likes": boolean, "start_comment_id": integer, "offset": integer,
				"count": integer, "extended": boolean, "sort": text,
			},
		},
	}
	for section, id := range map[string]string{"photos": "photo_id", "video": "video_id", "market": "item_id"} {
		table[section+".createComment"] = method{
			who: user, run: (*call).createRemark, required: []string{id},
			params: map[string]kind{
				"owner_id": integer, id: integer, "message": text, "attachments": list, "from_group": boolean,
				"reply_to_comment": integer, "sticker_id": integer, "guid": text, "access_key": text,
			},
		}
		table[section+".getComments"] = method{
			who: user, run: (*call).remarks, required: []string{id},
			params: map[string]kind{
				"owner_id": integer, id: integer, "need_likes": boolean, "start_comment_id": integer, "offset": integer,
				"count": integer, "sort": text, "access_key": text, "extended": boolean, "fields": list,
			},
		}
	}
	return table
}

// otherMethods are those of private messages and of looking beyond one wall.
func otherMethods() map[string]method {
	return map[string]method{
		"messages.send": {
			who: community | user, run: (*call).sendLetter, required: []string{"random_id"},
			params: map[string]kind{
				"peer_id": integer, "random_id": integer, "message": text, "attachment": list, "group_id": integer,
				"reply_to": integer,
			},
		},
		"messages.getHistory": {
			who: community | user, run: (*call).letterHistory, required: []string{"peer_id"},
			params: map[string]kind{
				"peer_id": integer, "offset": integer, "count": integer, "start_message_id": integer, "rev": boolean,
				"extended": boolean, "fields": list, "group_id": integer,
			},
		},
		"messages.getConversations": {
			who: community | user, run: (*call).conversations,
			params: map[string]kind{
				"offset": integer, "count": integer, "filter": text, "extended": boolean, "start_message_id": integer, "fields": list,
				"group_id": integer,
			},
		},
		"board.getTopics": {
			who: service | user, run: (*call).topics, required: []string{"group_id"},
			params: map[string]kind{
				"group_id": integer, "topic_ids": list, "order": integer, "offset": integer, "count": integer, "extended": boolean,
				"preview": integer, "preview_length": integer,
			},
		},
		"newsfeed.search": {
			who: service | user, run: (*call).search,
			params: map[string]kind{
				"q": text, "extended": boolean, "count": integer, "latitude": text, "longitude": text, "start_time": integer,
				"end_time": integer, "start_from": text, "fields": list,
			},
		},
		"newsfeed.getMentions": {
			who: user, run: (*call).mentions,
			params: map[string]kind{
				"owner_id": integer, "start_time": integer, "end_time": integer, "offset": integer, "count": integer,
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
