#!/usr/bin/env bash
# Follows the alerts of a theme with kcat (Debian and Ubuntu: apt install kcat; macOS: brew install kcat).
# Usage: follow.sh BROKER THEME [further options of kcat, such as -o -10 -e for the last ten, or -F client.conf]
# With jq it prints a line an alert, without it what is on the topic.
set -euo pipefail

[ $# -ge 2 ] || { sed -n '2,4s/^# //p' "$0" >&2; exit 2; }
broker=$1 topic=tidings.alerts.$2
shift 2

# what is no alert is passed over: others may write there too
line='fromjson? | select(.version?) | "\(.raised) \(.severity) v\(.version) \(.change): \(.title) (\(.publishers) publishers) \(.articles[0].url)", (.evidence[:3][]? | "    \(.clause): \u201c\(.quote)\u201d")'
show=(cat)
command -v jq >/dev/null && show=(jq --unbuffered -rR "$line")

kcat -C -q -u -b "$broker" -t "$topic" -o beginning -X isolation.level=read_committed -f '%s\n' "$@" | "${show[@]}"
