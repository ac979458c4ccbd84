#!/usr/bin/env bash
# need.sh PROGRAM... makes sure that the programs which the tests drive are there. On Debian and Ubuntu it installs what is
# missing, if it may (root, or sudo without a password); elsewhere it says in one line what to install, and fails.
set -euo pipefail

# found tells whether a program is there, under any of its names.
found() {
	case $1 in
	chromium)
		for name in chromium chromium-browser google-chrome google-chrome-stable; do
			command -v "$name" >/dev/null && return
		done
		[ -x "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" ] || [ -x "/Applications/Chromium.app/Contents/MacOS/Chromium" ]
		;;
	hunspell-ru) # no program: hunspell's Russian dictionary
		for folder in /usr/share/hunspell /usr/share/myspell/dicts /usr/share/myspell /usr/local/share/hunspell /opt/homebrew/share/hunspell /Library/Spelling; do
			[ -f "$folder/ru_RU.dic" ] && return
		done
		return 1
		;;
	*) command -v "$1" >/dev/null ;;
	esac
}

# as_root runs a command with the rights to install, or fails without asking anything.
as_root() {
	if [ "$(id -u)" -eq 0 ]; then
		"$@"
	elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
		sudo -n "$@"
	else
		return 1
	fi
}

install_by_apt() {
	command -v apt-get >/dev/null || return 1
	as_root true || return 1
	echo "need.sh: installing $*" >&2
	as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q >&2 &&
		as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" >&2
}

missing=()
for program in "$@"; do
	found "$program" || missing+=("$program")
done
[ "${#missing[@]}" -eq 0 ] && exit 0

install_by_apt "${missing[@]}" || true

still=()
for program in "${missing[@]}"; do
	found "$program" || still+=("$program")
done
[ "${#still[@]}" -eq 0 ] && exit 0

echo "need.sh: ${still[*]} missing. Install by hand: Debian/Ubuntu: sudo apt-get install redis-server chromium hunspell-ru · Fedora: sudo dnf install redis chromium hunspell-ru · macOS: brew install redis && brew install --cask chromium, ru_RU.dic and ru_RU.aff into /Library/Spelling" >&2
exit 1
