"""What a web server says with every page: read from the built site, written for each kind of server.

policy.py   the content security policy: the hashes of the inline scripts and styles that the pages really hold
files.py    that policy and its companions as configuration for nginx, Caddy, Apache and static hosts
"""

from plansite.site.hosting.files import host_files
from plansite.site.hosting.policy import PolicyError, headers, policy

__all__ = ["PolicyError", "headers", "host_files", "policy"]
