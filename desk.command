#!/bin/sh
# macOS: double-click opens the office's desk.  在 macOS 上双击即可打开编辑台。
exec sh "$(dirname "$0")/desk.sh" "$@"
