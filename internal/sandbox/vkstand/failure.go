package vkstand

// Codes of VK's errors that the stand-in gives by itself.
const (
	codeMethod     = 3
	codeAuth       = 5
	codeTooMany    = 6
	codePermission = 7
	codeRequest    = 8
	codeCaptcha    = 14
	codeAccess     = 15
	codeGroup      = 27
	codeApp        = 28
	codeUpload     = 22
	codeQuota      = 29
	codeParam      = 100
	codePost       = 210
	codeReplies    = 212
	codeAddReply   = 213
	codeLinks      = 222
	codeDenied     = 901
	codeTooLong    = 914
)

// failure is VK's error.
type failure struct {
	code    int
	message string
}

// fail makes VK's error with its usual words; detail is added to those that carry one.
func fail(code int, detail string) *failure {
	words := map[int]string{
		1: "Unknown error occurred", codeMethod: "Unknown method passed", codeAuth: "User authorization failed",
		codeTooMany: "Too many requests per second", codePermission: "Permission to perform this action is denied",
		codeRequest: "Invalid request", 9: "Flood control", 10: "Internal server error", codeCaptcha: "Captcha needed",
		codeAccess: "Access denied", codeGroup: "Group authorization failed", codeApp: "Application authorization failed",
		codeQuota: "Rate limit reached", codeUpload: "Upload error",
		codeParam: "One of the parameters specified was missing or invalid", codePost: "Access to wall's post denied",
		codeReplies: "Access to post comments denied", codeAddReply: "Access to status replies denied",
		codeLinks: "Hyperlinks are forbidden", 223: "Too many replies",
		codeDenied: "Can't send messages for users without permission", codeTooLong: "Message is too long",
	}
	message := words[code]
	if message == "" {
		message = "Error"
	}
	if detail != "" {
		message += ": " + detail
	}
	return &failure{code: code, message: message}
}
