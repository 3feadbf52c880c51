"""Starts LiteLLM with the agent in it: `python -m cloudfreedom_agent.serve --port 4000`.

The environment is emptied first: LiteLLM takes credentials that a request lacks, and many orders, from there.
"""

from __future__ import annotations

import argparse
import fcntl
import importlib.metadata
import logging
import os
import secrets
import signal
import sys
from collections.abc import Mapping
from pathlib import Path

from cloudfreedom_agent.settings import Settings, SettingsError

CONFIG = Path(__file__).resolve().parent.parent / "config.yaml"

# The first two were published with malicious code, the third is reported so.
REFUSED_VERSIONS = ("1.82.7", "1.82.8", "1.107.")

KEPT = ("PATH", "LANG", "LC_ALL", "TZ", "TMPDIR", "SSL_CERT_FILE", "SSL_CERT_DIR")
SWITCHES = {
    "LITELLM_LOCAL_MODEL_COST_MAP": "True",
    "LITELLM_LOCAL_ANTHROPIC_BETA_HEADERS": "True",
    "LITELLM_MODE": "PRODUCTION",
    "LITELLM_LOG": "ERROR",
    "LITELLM_DONT_SHOW_FEEDBACK_BOX": "true",
    "DO_NOT_TRACK": "1",
    "NO_OPENAPI": "True",
    "NO_DOCS": "True",
    "NO_REDOC": "True",
    "DISABLE_ADMIN_UI": "True",
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
}


def clean_environment(env: Mapping[str, str], home: Path) -> dict[str, str]:
    """The whole environment that LiteLLM sees. Its master key is random and known to nobody; `auth` accepts no key."""
    kept = {name: env[name] for name in KEPT if name in env}
    return kept | SWITCHES | {"HOME": str(home), "LITELLM_MASTER_KEY": f"sk-{secrets.token_urlsafe(48)}"}


def refuse_bad_version(version: str) -> None:
    if any(version == bad or (bad.endswith(".") and version.startswith(bad)) for bad in REFUSED_VERSIONS):
        raise SettingsError(f"LiteLLM {version} must not be run; install the version of requirements.lock")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="cloudfreedom_agent.serve", description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--host", default="127.0.0.1", help="a private address: LiteLLM is no public server")
    options = parser.parse_args(arguments)
    try:
        refuse_bad_version(importlib.metadata.version("litellm"))
        settings = Settings.from_env(os.environ)
    except SettingsError as e:
        sys.stderr.write(f"cloudfreedom-agent: {e}\n")
        return 2
    home = settings.spool_dir / "home"
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (settings.spool_dir / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            sys.stderr.write("cloudfreedom-agent: CF_SPOOL_DIR is in use by another process; give each its own\n")
            return 2
        return _run(settings, home, options.host, options.port)


def _run(settings: Settings, home: Path, host: str, port: int) -> int:
    environment = clean_environment(os.environ, home)
    os.environ.clear()
    os.environ.update(environment)
    _log_to_stderr()
    signal.signal(signal.SIGTERM, lambda *_: None)  # uvicorn raises it once more when it has stopped
    from cloudfreedom_agent import runtime

    return runtime.run(settings, CONFIG, host, port)


def _log_to_stderr() -> None:
    """The agent's log only. LiteLLM's own would quote providers' answers, and group names across tenants."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s level=%(levelname)s logger=%(name)s %(message)s"))
    logger = logging.getLogger("cloudfreedom")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    for name in ("LiteLLM", "LiteLLM Proxy", "LiteLLM Router"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


if __name__ == "__main__":
    sys.exit(main())
