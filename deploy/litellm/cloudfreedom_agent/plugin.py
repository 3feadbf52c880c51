"""What config.yaml names. LiteLLM imports this file inside its event loop, once for each place that names it."""

from __future__ import annotations

from cloudfreedom_agent import runtime
from cloudfreedom_agent.hooks import auth

__all__ = ["auth", "hooks"]

hooks = runtime.started()
