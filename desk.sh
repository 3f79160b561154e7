#!/bin/sh
# Opens the office's desk in the browser: double-click, or sh desk.sh. What it needs is installed the first time.
# 打开编辑台：双击，或运行 sh desk.sh。首次运行会安装所需的组件。
cd "$(dirname "$0")" || exit 1
python=$(sh scripts/setup/python.sh) || { printf 'Enter: close  按回车键关闭 '; read -r _; exit 1; }
"$python" scripts/setup/venv.py requirements.lock && .venv/bin/plansite desk "$@"
code=$?
if [ "$code" -ne 0 ] && [ "$code" -ne 130 ] && [ -t 0 ]; then
    printf 'Enter: close  按回车键关闭 '
    read -r _
fi
exit "$code"
