"""What ``make bench`` measures with: processes that are timed, and plans many times as long."""
