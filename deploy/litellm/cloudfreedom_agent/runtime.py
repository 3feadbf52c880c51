"""Puts the agent into LiteLLM's application and runs its server in this process. Import only in a clean environment."""

from __future__ import annotations

from pathlib import Path

from litellm.proxy import proxy_cli, proxy_server

from cloudfreedom_agent.agent import Agent
from cloudfreedom_agent.edge import Edge
from cloudfreedom_agent.hooks import Hooks
from cloudfreedom_agent.routes import routes
from cloudfreedom_agent.settings import Settings

FIXED_ARGUMENTS = ("--num_workers", "1", "--telemetry", "False")


def run(settings: Settings, config: Path, host: str, port: int) -> int:
    """Returns when the server has stopped: 0 when it was told to, 1 when the agent found itself unfit."""
    agent = Agent(settings)
    app = proxy_server.app
    app.state.cloudfreedom_agent = agent
    app.state.cloudfreedom_hooks = Hooks(agent.inflight, agent.desired)
    app.include_router(routes(agent))
    app.add_middleware(
        Edge,
        inflight=agent.inflight,
        keyring=agent.keyring,
        metrics=agent.metrics,
        obstacle=agent.obstacle,
    )
    proxy_cli.run_server.main(
        args=["--config", str(config), "--host", host, "--port", str(port), *FIXED_ARGUMENTS],
        standalone_mode=False,
    )
    return 1 if agent.unfit else 0


def started() -> Hooks:
    """Called on LiteLLM's event loop: starts the agent, answers its hooks."""
    state = proxy_server.app.state
    if not hasattr(state, "cloudfreedom_agent"):
        raise RuntimeError("LiteLLM was not started by cloudfreedom_agent.serve")
    state.cloudfreedom_agent.start()
    hooks: Hooks = state.cloudfreedom_hooks
    return hooks
