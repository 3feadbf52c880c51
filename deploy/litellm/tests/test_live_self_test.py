"""In a real LiteLLM that does not behave as the agent needs: it does not serve, and says which version it is."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path

import pytest

from cloudfreedom_agent.live_router import litellm_version
from tests.stack import AGENT_ROOT, Stack

BROKEN = """
import sys, litellm.router
litellm.router.Router.delete_deployment = lambda self, id: None
from cloudfreedom_agent import serve
sys.exit(serve.main(["--port", sys.argv[1]]))
"""


async def test_every_broken_internal_is_found() -> None:
    program = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.sabotage",
        env={"PATH": os.environ["PATH"], "LITELLM_LOCAL_MODEL_COST_MAP": "True", "LITELLM_LOG": "ERROR"},
        cwd=AGENT_ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    output, _ = await program.communicate()
    said = json.loads(output)
    assert said.pop("as it is") is None
    steps = {way: verdict.partition(" needs: ")[2].partition(" failed")[0] for way, verdict in said.items() if verdict}
    assert steps == {
        "upsert does nothing": "add",
        "upsert is gone": "add",
        "upsert keeps the old one": "change of model",
        "models cannot be exchanged": "upsert",
        "delete does nothing": "delete",
        "reads back something else": "add",
        "groups are kept elsewhere": "upsert",
        "cooldowns stay": "cooldown",
        "cooldowns are kept elsewhere": "add",
    }
    assert all(f"LiteLLM {litellm_version()} " in str(verdict) for verdict in said.values())


@pytest.mark.long
async def test_a_broken_litellm_ends_before_it_serves(stack: Stack, tmp_path: Path) -> None:
    process, port = await stack.spawn(tmp_path, "-c", BROKEN)
    async with asyncio.timeout(180):
        while process.returncode is None:
            assert not await stack.is_ready(port)
            await asyncio.sleep(0.1)
    log = (tmp_path / "litellm.log").read_text()
    assert process.returncode == 1
    assert "event=self_test_failed" in log
    assert f"LiteLLM {litellm_version()} does not behave as the agent needs: delete failed" in log
    assert "requirements.lock" in log
