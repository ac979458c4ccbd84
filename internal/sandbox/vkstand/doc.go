// Package vkstand is a strict stand-in for one community of VK over HTTP: its API, its Long Poll and its wall.
//
// A program that talks to api.vk.com can be pointed at a [Stand] instead: over a real socket (it is an http.Handler, the
// address of methods is /method/), or inside the process through [Stand.Transport], which needs no socket and therefore
// also works in a testing/synctest bubble. Each token may do what VK lets a token of its kind do; what VK refuses, the
// stand-in refuses with VK's own code; what a program should not have sent (unknown methods and parameters, values of a
// wrong type, a token in an address) is written to [Stand.Complaints] as well.
//
// People are played by Go calls: [Stand.AddUser], [Stand.Post], [Stand.Comment], [Stand.EditComment], [Stand.DeleteComment],
// [Stand.RestoreComment], [Stand.EditPost], [Stand.CloseComments]; [Stand.Wall] is what everybody sees and [Stand.Wait] waits for it without
// polling. [Stand.Fail] injects faults; [Stand.Inject], [Stand.Repeat], [Stand.ForgetHistory], [Stand.ExpireKey] and
// [Stand.LoseHistory] do what Long Poll does on bad days.
// [Stand.Files] is what programs have uploaded, [Stand.SetUserRights] and [Stand.SetCommunityRights] say what tokens may do.
//
// Facts come from https://dev.vk.com/ru/reference and VK's published schema of versions 5.131 and 5.199. Time is the
// injected clock, except for how long a poll or a delayed answer hangs on the wire, which is real (or the bubble's) time.
package vkstand
