"""One LiteLLM process for all tests that need a real one."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.stack import Stack


@pytest_asyncio.fixture(scope="session")
async def stack(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stack]:
    stack = Stack(tmp_path_factory.mktemp("litellm"))
    try:
        await stack.start()
        yield stack
    finally:
        await stack.stop()
