"""What ``make bench`` measures with: processes that are timed, plans many times as long, real servers, Lighthouse."""
