"""The Procfile's server without the line's own hooks, for the apps that it is measured against."""

from __future__ import annotations

worker_class = "outreach.web.at_once.AtOnceWorker"
workers, threads = 2, 4
timeout, graceful_timeout = 15, 20
control_socket_disable = True
