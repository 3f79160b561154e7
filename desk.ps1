# Opens the desk; on Windows it runs in WSL (Windows Subsystem for Linux).  打开编辑台；在 Windows 上通过 WSL 运行。
Set-Location -LiteralPath $PSScriptRoot
wsl -e sh -c "exit 0" 2>$null
if (-not $? -or $LASTEXITCODE -ne 0) {
    Write-Host "WSL is needed: open PowerShell as administrator, run  wsl --install , restart, and start this again."
    Write-Host "需要先安装 WSL：以管理员身份打开 PowerShell，运行 wsl --install，重启后再打开本文件。"
    Read-Host "Enter"
    exit 1
}
wsl -e sh ./desk.sh
