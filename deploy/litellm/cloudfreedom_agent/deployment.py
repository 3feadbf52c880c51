"""One model of one provider key, as config-service describes it: identity, fingerprint, and what makes it unfit."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

SHARED = "shared"
SECRET_PARAMS = frozenset({"api_key", "vertex_credentials", "aws_secret_access_key", "azure_ad_token"})

# LiteLLM takes a credential that is missing from the environment of its process, so each must be explicit.
REQUIRED_PARAMS: Mapping[str, tuple[frozenset[str], ...]] = {
    "openai": (frozenset({"api_key"}),),
    "anthropic": (frozenset({"api_key"}),),
    "gemini": (frozenset({"api_key"}),),
    "azure": (
        frozenset({"api_key", "api_base", "api_version"}),
        frozenset({"azure_ad_token", "api_base", "api_version"}),
    ),
    "vertex_ai": (frozenset({"vertex_credentials", "vertex_project", "vertex_location"}),),
    "bedrock": (
        frozenset({"aws_access_key_id", "aws_secret_access_key", "aws_region_name"}),
        frozenset({"api_key", "aws_region_name"}),
    ),
}
ALLOWED_PARAMS = frozenset().union(*(keys for sets in REQUIRED_PARAMS.values() for keys in sets)) | {
    "model",
    "organization",
    "aws_bedrock_runtime_endpoint",
    "weight",
    "rpm",
    "tpm",
    "max_parallel_requests",
    "timeout",
    "stream_timeout",
}


@dataclass(frozen=True)
class Target:
    """What the hooks need to know of a deployment that is live. Holds no secret."""

    id: str
    group: str
    tenant: str
    provider_key_id: str
    litellm_model: str
    fingerprint: str
    choice: str = "weight"
    rank: int | None = None


def canonical(value: object) -> str:
    """Canonical JSON: sorted keys, no white space, characters unescaped where JSON allows it."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def fingerprint(deployment: Mapping[str, Any]) -> str:
    """SHA-256 over the deployment without its secret parameters; `model_info.material` stands for those."""
    visible = {k: v for k, v in deployment["litellm_params"].items() if k not in SECRET_PARAMS}
    return _sha256(
        canonical(
            {
                "model_name": deployment["model_name"],
                "litellm_params": visible,
                "model_info": deployment["model_info"],
            }
        )
    )


def checksum(fingerprints: Mapping[str, str]) -> str:
    """SHA-256 over the sorted lines `<id>=<fingerprint>`, joined by line feeds."""
    return _sha256("\n".join(f"{i}={fingerprints[i]}" for i in sorted(fingerprints)))


def target(deployment: Mapping[str, Any]) -> Target:
    info = deployment["model_info"]
    return Target(
        id=info["id"],
        group=deployment["model_name"],
        tenant=info["tenant"],
        provider_key_id=info["provider_key_id"],
        litellm_model=deployment["litellm_params"]["model"],
        fingerprint=fingerprint(deployment),
        choice=info.get("choice", "weight"),
        rank=info.get("rank"),
    )


def deployment_id(deployment: object) -> str:
    """The id that a deployment claims, or an empty text when it has none."""
    info = deployment.get("model_info") if isinstance(deployment, Mapping) else None
    claimed = info.get("id") if isinstance(info, Mapping) else None
    return claimed if isinstance(claimed, str) else ""


def defect(deployment: object) -> str | None:
    """Why this deployment must not reach the router, or None. Never quotes a parameter's value."""
    if not isinstance(deployment, Mapping):
        return "not an object"
    group, params, info = (deployment.get(k) for k in ("model_name", "litellm_params", "model_info"))
    if not isinstance(group, str) or not isinstance(params, Mapping) or not isinstance(info, Mapping):
        return "model_name, litellm_params or model_info is missing"
    return _identity_defect(group, info) or _params_defect(params)


def _identity_defect(group: str, info: Mapping[str, Any]) -> str | None:
    texts = [info.get(k) for k in ("id", "tenant", "provider_key_id", "material")]
    if not all(isinstance(text, str) and text for text in texts) or not isinstance(info.get("key_version"), int):
        return "model_info is incomplete"
    key, _, model = info["id"].partition(":")
    if key != info["provider_key_id"] or not model:
        return "id is not <provider_key_id>:<model>"
    if "*" in group or "*" in info["id"]:
        return "wildcard"
    owner = f"{SHARED}:" if info["tenant"] == SHARED else f"t:{info['tenant']}:"
    if group != owner + model:
        return "group does not belong to tenant and model"
    return None


def _params_defect(params: Mapping[str, Any]) -> str | None:
    unknown = sorted(str(name) for name in params if name not in ALLOWED_PARAMS)
    if unknown:
        return f"parameter not allowed: {', '.join(unknown)}"
    if any(isinstance(value, str) and value.lstrip().startswith("os.environ/") for value in params.values()):
        return "reference to the environment"
    model = params.get("model")
    provider, _, name = model.partition("/") if isinstance(model, str) else ("", "", "")
    if provider not in REQUIRED_PARAMS or not name:
        return "provider not allowed"
    if "*" in name:
        return "wildcard"
    if not any(all(_given(params.get(key)) for key in keys) for keys in REQUIRED_PARAMS[provider]):
        return "incomplete credentials"
    return None


def _given(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
