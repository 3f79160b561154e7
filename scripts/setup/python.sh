#!/bin/sh
# Prints the first Python that can build the site: 3.11 or newer, with the venv module.
# $PYTHON, when it is set, is the only one that is tried.
good='import sys; sys.exit(sys.version_info < (3, 11))'
whole='import ensurepip, venv'
bare=

for name in ${PYTHON:-python3 python3.13 python3.12 python3.11 python3.14 python}; do
    path=$(command -v "$name" 2>/dev/null) || continue
    "$path" -c "$good" >/dev/null 2>&1 || continue
    if "$path" -c "$whole" >/dev/null 2>&1; then
        echo "$path"
        exit 0
    fi
    bare=$path
done

if [ -n "$bare" ]; then
    echo "setup: $bare has no venv module; install it (Debian, Ubuntu: apt-get install python3-venv)" >&2
elif [ -n "$PYTHON" ]; then
    echo "setup: PYTHON=$PYTHON is not a Python 3.11 or newer" >&2
else
    echo "setup: no Python 3.11 or newer found; install one, or name it: make PYTHON=/path/to/python3" >&2
fi
exit 1
