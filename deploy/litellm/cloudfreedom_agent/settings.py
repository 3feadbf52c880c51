"""Where the agent lives and whom it talks to. No secret is ever taken from the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


class SettingsError(Exception):
    """Says which variable is missing or wrong, and what to do."""


@dataclass(frozen=True)
class Settings:
    proxy_id: str
    config_url: str
    usage_url: str
    vault_url: str
    vault_role_id: str
    vault_secret_id_file: Path
    spool_dir: Path

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> Settings:
        names = [
            "CF_PROXY_ID",
            "CF_CONFIG_URL",
            "CF_USAGE_URL",
            "CF_VAULT_URL",
            "CF_VAULT_ROLE_ID",
            "CF_VAULT_SECRET_ID_FILE",
            "CF_SPOOL_DIR",
        ]
        missing = [name for name in names if not env.get(name)]
        if missing:
            raise SettingsError(f"not set: {', '.join(missing)}; the agent cannot start without (see README.md)")
        secret_id_file = Path(env["CF_VAULT_SECRET_ID_FILE"])
        if not secret_id_file.is_file():
            raise SettingsError("CF_VAULT_SECRET_ID_FILE names no file; the Vault init job writes it")
        return cls(
            proxy_id=env["CF_PROXY_ID"],
            config_url=env["CF_CONFIG_URL"].rstrip("/"),
            usage_url=env["CF_USAGE_URL"].rstrip("/"),
            vault_url=env["CF_VAULT_URL"].rstrip("/"),
            vault_role_id=env["CF_VAULT_ROLE_ID"],
            vault_secret_id_file=secret_id_file,
            spool_dir=Path(env["CF_SPOOL_DIR"]).absolute(),
        )
