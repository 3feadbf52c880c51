"""The agent's own secrets: login, rotation, and Vault being away."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import httpx
import pytest

from cloudfreedom_agent.services import ServiceError, Services
from cloudfreedom_agent.settings import Settings, SettingsError
from cloudfreedom_agent.vault import Keyring, Vault


class FakeVault:
    """Answers as Vault's HTTP API; a token is good for `reads_per_token` reads."""

    def __init__(self) -> None:
        self.logins = 0
        self.reads = 0
        self.reads_per_token = 1000
        self.down = False
        self.admission: dict[str, str] = {"kid": "k1", "current": encoded(b"one")}
        self.proxy: dict[str, str] = {"bearer": "b1", "webhook_secret": "whsec_" + encoded(b"hook")}

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if self.down:
            raise httpx.ConnectError("no route")
        if request.url.path == "/v1/auth/approle/login":
            assert request.content == b'{"role_id":"role","secret_id":"secret"}'
            self.logins += 1
            return httpx.Response(200, json={"auth": {"client_token": f"t{self.logins}"}})
        self.reads += 1
        used_up = self.reads > self.logins * self.reads_per_token
        if used_up or request.headers["x-vault-token"] != f"t{self.logins}":
            self.reads -= 1
            return httpx.Response(403, json={"errors": ["permission denied"]})
        data = {"/v1/platform/data/admission": self.admission, "/v1/platform/data/proxies/p": self.proxy}
        return httpx.Response(200, json={"data": {"data": data[request.url.path]}})


def encoded(secret: bytes) -> str:
    return base64.b64encode(secret).decode()


@pytest.fixture
def fake() -> FakeVault:
    return FakeVault()


@pytest.fixture
def keyring(fake: FakeVault, tmp_path: Path) -> Keyring:
    file = tmp_path / "secret-id"
    file.write_text("secret\n")
    settings = Settings("p", "http://config", "http://usage", "http://vault", "role", file, tmp_path)
    http = httpx.AsyncClient(transport=httpx.MockTransport(fake))
    return Keyring(Vault(settings, http), at_most_every=0)


async def test_reads_after_one_login(fake: FakeVault, keyring: Keyring) -> None:
    assert await keyring.admission_secret("k1") == b"one"
    assert keyring.secrets is not None
    assert (keyring.secrets.bearer, keyring.secrets.webhook) == ("b1", (b"hook",))
    await keyring.refresh()
    assert fake.logins == 1


async def test_logs_in_again_when_the_token_is_refused(fake: FakeVault, keyring: Keyring) -> None:
    fake.reads_per_token = 2
    for _ in range(3):
        assert await keyring.refresh()
    assert fake.logins == 3


async def test_an_unknown_key_id_is_looked_up_at_once(fake: FakeVault, keyring: Keyring) -> None:
    await keyring.refresh()
    fake.admission = {"kid": "k2", "current": encoded(b"two"), "previous_kid": "k1", "previous": encoded(b"one")}
    assert await keyring.admission_secret("k2") == b"two"
    assert await keyring.admission_secret("k1") == b"one"
    assert await keyring.admission_secret("k3") is None


async def test_two_webhook_secrets_are_in_force_during_a_rotation(fake: FakeVault, keyring: Keyring) -> None:
    fake.proxy |= {"previous_webhook_secret": "whsec_" + encoded(b"old")}
    await keyring.refresh()
    assert keyring.secrets is not None
    assert keyring.secrets.webhook == (b"hook", b"old")


async def test_vault_being_away_changes_nothing(fake: FakeVault, keyring: Keyring) -> None:
    await keyring.refresh()
    fake.down = True
    assert not await keyring.refresh()
    assert await keyring.admission_secret("k1") == b"one"


@pytest.mark.parametrize("admission", [{}, {"kid": "k1"}, {"kid": "k1", "current": "not base64!"}])
async def test_malformed_secrets_are_not_taken(fake: FakeVault, keyring: Keyring, admission: Any) -> None:
    fake.admission = admission
    assert not await keyring.refresh()


async def test_unknown_key_ids_cannot_flood_vault(fake: FakeVault, keyring: Keyring) -> None:
    keyring._at_most_every = 60
    for i in range(100):
        await keyring.admission_secret(f"unknown-{i}")
    assert fake.reads == 2


async def test_secrets_do_not_show(keyring: Keyring) -> None:
    await keyring.refresh()
    assert repr(keyring.secrets) == "Secrets()"


async def test_a_refused_bearer_is_read_again(fake: FakeVault, keyring: Keyring) -> None:
    await keyring.refresh()

    def service(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200 if request.headers["authorization"] == "Bearer b2" else 401)

    services = Services(keyring, httpx.AsyncClient(transport=httpx.MockTransport(service)))
    fake.proxy["bearer"] = "b2"
    with pytest.raises(ServiceError) as e:
        await services.post("http://usage/internal/records", {})
    assert (e.value.status, str(e.value)) == (401, "POST /internal/records: status 401")
    assert (await services.post("http://usage/internal/records", {})).status_code == 200


def test_settings_name_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="CF_PROXY_ID, CF_CONFIG_URL"):
        Settings.from_env({})
    env = dict.fromkeys(
        "CF_PROXY_ID CF_CONFIG_URL CF_USAGE_URL CF_VAULT_URL CF_VAULT_ROLE_ID CF_SPOOL_DIR".split(), "x/"
    )
    with pytest.raises(SettingsError, match="names no file"):
        Settings.from_env(env | {"CF_VAULT_SECRET_ID_FILE": str(tmp_path / "missing")})
    (tmp_path / "there").write_text("secret")
    assert Settings.from_env(env | {"CF_VAULT_SECRET_ID_FILE": str(tmp_path / "there")}).config_url == "x"
