@echo off
rem Double-click opens the desk. On Windows it runs in WSL (Windows Subsystem for Linux).
chcp 65001 >nul
cd /d "%~dp0" || goto share
where wsl >nul 2>nul
if errorlevel 1 goto missing
wsl -e sh -c "exit 0" >nul 2>nul
if errorlevel 1 goto missing
wsl -e sh ./desk.sh
pause
exit /b
:missing
echo WSL is needed: open PowerShell as administrator, run  wsl --install , restart, and double-click this again.
echo 需要先安装 WSL：以管理员身份打开 PowerShell，运行 wsl --install，重启后再双击本文件。
pause
exit /b 1
:share
echo This folder lies on a network path: copy it to a drive such as C: and double-click there; inside WSL run  sh desk.sh .
echo 本文件夹在网络路径上：请复制到 C 盘等本机磁盘再双击；在 WSL 里可直接运行 sh desk.sh。
pause
exit /b 1
