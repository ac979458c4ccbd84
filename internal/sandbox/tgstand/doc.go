// Package tgstand is a strict stand-in for the Telegram Bot API over HTTP.
//
// A program that talks to api.telegram.org can be pointed at a [Server] instead: over a real socket (it is an
// http.Handler), or inside the process through [Server.Transport], which needs no socket and therefore also works in a
// testing/synctest bubble. What Telegram refuses, the stand-in refuses with Telegram's own code and description; what a
// program should not have sent but Telegram would let through (unknown methods and parameters, unescaped signs in HTML)
// is written to [Server.Complaints].
//
// People are played by Go calls: [Server.Person] declares an account, [Server.Start] presses Start, [Server.Say] writes,
// [Server.Tap] presses a button, [Server.Block] blocks the bot; [Server.Messages] is what a person sees and
// [Server.Wait] waits for it without polling. [Server.Fail] injects faults.
//
// Facts come from https://core.telegram.org/bots/api and the sources of tdlib and telegram-bot-api. Time is the injected
// clock, except for how long a poll or a delayed answer hangs on the wire, which is real (or the bubble's) time.
package tgstand
