"""Both sides of the wire: the golden files of libs/contracts are what the Java services write and read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cloudfreedom_agent.admission import Fence, Unsigned, key_id, verify
from cloudfreedom_agent.deployment import canonical, checksum, fingerprint, target
from cloudfreedom_agent.inflight import Inflight
from cloudfreedom_agent.metrics import Metrics
from cloudfreedom_agent.spool import Spool
from cloudfreedom_agent.tokens import Tokens

GOLDEN = Path(__file__).resolve().parents[3] / "libs/contracts/src/test/resources/golden"
SECRET = b"0123456789abcdef0123456789abcdef"
AT = 1_793_614_530.123


def golden(name: str) -> str:
    return (GOLDEN / name).read_text(encoding="utf-8").strip()


def golden_json(name: str) -> Any:
    return json.loads(golden(f"{name}.json"))


def test_reads_the_admission_that_java_signed() -> None:
    header = golden("admission-header.txt")
    assert key_id(header) == "a1"
    admission = verify(header, SECRET)
    assert admission.raw == golden_json("Admission")
    assert admission.rid == "01900000-0000-7000-8000-000000000005"
    assert admission.groups == ("t:01900000-0000-7000-8000-000000000001:gpt-4o", "shared:gpt-4o")
    assert admission.exp == 1_793_618_130_123
    assert admission.leases == ("01900000-0000-7000-8000-000000000007",)


@pytest.mark.parametrize("at", range(0, len(golden("admission-header.txt")), 7))
def test_no_changed_character_passes_the_signature(at: int) -> None:
    header = golden("admission-header.txt")
    changed = header[:at] + ("A" if header[at] != "A" else "B") + header[at + 1 :]
    with pytest.raises(Unsigned):
        verify(changed, SECRET)


def test_fingerprints_and_checksums_as_java() -> None:
    deployment = golden_json("DesiredState")["deployments"][0]
    assert fingerprint(deployment) == golden("deployment-fingerprint.txt")
    assert target(deployment).provider_key_id == "01900000-0000-7000-8000-000000000002"
    fingerprints = {"b": "2", "a": "1", deployment["model_info"]["id"]: fingerprint(deployment)}
    assert checksum(fingerprints) == golden("deployment-checksum.txt")


def test_fingerprint_ignores_secrets_and_follows_material() -> None:
    deployment = golden_json("DesiredState")["deployments"][0]
    before = fingerprint(deployment)
    deployment["litellm_params"]["api_key"] = "another"
    assert fingerprint(deployment) == before
    deployment["model_info"]["material"] = "another"
    assert fingerprint(deployment) != before


def test_canonical_json_leaves_characters_unescaped() -> None:
    assert canonical({"b": ["ü", 1], "a": None}) == '{"a":null,"b":["ü",1]}'


def test_writes_the_spool_byte_for_byte(tmp_path: Path) -> None:
    """`Accepted` and `Usage` as Java would write them."""
    admission = verify(golden("admission-header.txt"), SECRET)
    fence = Fence("litellm-1", lambda: AT)
    fence.open(3, 0)
    spool = Spool(tmp_path)
    spool.begin(3)
    inflight = Inflight(fence, spool, Metrics(), lambda: AT)
    running = inflight.admit(admission, None)
    inflight.accept(running)
    deployment = golden_json("DesiredState")["deployments"][0]
    deployment["litellm_params"]["model"] = "openai/gpt-4o"
    running.begin_attempt(target(deployment))
    running.first_token_at = AT
    inflight.succeed(running, Tokens(120, 40, 0, 0, 30, 10), content=True, answer_id="chatcmpl-1")
    spool.close()
    accepted, usage = spool.current().read_text(encoding="utf-8").splitlines()
    assert accepted == golden("Accepted.json")
    assert usage == golden("Usage.json")
