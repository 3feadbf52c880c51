"""The launcher: a clean environment, and what must not be started."""

from __future__ import annotations

import fcntl
from pathlib import Path

import pytest

from cloudfreedom_agent import serve
from cloudfreedom_agent.settings import SettingsError


def test_nothing_of_the_environment_reaches_litellm() -> None:
    before = {"PATH": "/bin", "OPENAI_API_KEY": "x", "AWS_PROFILE": "x", "LITELLM_MASTER_KEY": "known", "HOME": "/x"}
    env = serve.clean_environment(before, Path("/empty"))
    assert set(env) == set(serve.SWITCHES) | {"PATH", "HOME", "LITELLM_MASTER_KEY"}
    assert env["HOME"] == "/empty"
    assert env["LITELLM_MASTER_KEY"].startswith("sk-")
    assert env["LITELLM_MASTER_KEY"] != serve.clean_environment({}, Path("/"))["LITELLM_MASTER_KEY"]


@pytest.mark.parametrize("version", ["1.82.7", "1.82.8", "1.107.0", "1.107.3"])
def test_bad_versions_are_refused_by_name(version: str) -> None:
    with pytest.raises(SettingsError, match=version):
        serve.refuse_bad_version(version)


@pytest.mark.parametrize("version", ["1.106.2", "1.82.71", "1.108.0"])
def test_other_versions_are_not(version: str) -> None:
    serve.refuse_bad_version(version)


def test_missing_settings_end_the_start(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("CF_PROXY_ID", raising=False)
    assert serve.main(["--port", "1"]) == 2
    assert "CF_PROXY_ID" in capsys.readouterr().err


def test_a_spool_belongs_to_one_process(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for name in "CF_PROXY_ID CF_CONFIG_URL CF_USAGE_URL CF_VAULT_URL CF_VAULT_ROLE_ID".split():
        monkeypatch.setenv(name, "x")
    (tmp_path / "secret-id").write_text("secret")
    monkeypatch.setenv("CF_VAULT_SECRET_ID_FILE", str(tmp_path / "secret-id"))
    monkeypatch.setenv("CF_SPOOL_DIR", str(tmp_path))
    with (tmp_path / "lock").open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        assert serve.main(["--port", "1"]) == 2
    assert "in use by another process" in capsys.readouterr().err
