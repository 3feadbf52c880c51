"""What may pass from a client's body into LiteLLM, by allow-list, and how the admission steers it."""

from __future__ import annotations

from typing import Any

from cloudfreedom_agent.admission import Admission, Rejected
from cloudfreedom_agent.desired import Desired

CLIENT_PARAMS = frozenset(
    """model messages input prompt stream stream_options temperature top_p top_k n stop max_tokens max_completion_tokens
    max_output_tokens presence_penalty frequency_penalty logit_bias logprobs top_logprobs user seed tools tool_choice
    parallel_tool_calls functions function_call response_format reasoning reasoning_effort thinking modalities audio
    prediction text instructions include truncation encoding_format dimensions system stop_sequences store suffix echo
    best_of service_tier verbosity safety_identifier prompt_cache_key""".split()
)

# What LiteLLM itself has put in before the hook runs; it overwrites what a client sent under these names.
LITELLM_PARAMS = frozenset(
    """metadata litellm_metadata litellm_call_id litellm_logging_obj litellm_trace_id proxy_server_request secret_fields
    shared_session _litellm_strip_stream_usage""".split()
)
STREAM_OPTIONS = frozenset({"include_usage", "include_obfuscation"})
CHAT_STREAMS = frozenset({"acompletion", "completion", "atext_completion", "text_completion"})
RESPONSES = frozenset({"aresponses", "responses"})


def screen(data: dict[str, Any], admission: Admission, desired: Desired, call_type: str) -> None:
    """Strips and rewrites `data` in place; raises Rejected when the body is not what was admitted."""
    for name in set(data) - CLIENT_PARAMS - LITELLM_PARAMS:
        del data[name]
    _strip_metadata(data)
    if data.get("model") != admission.model:
        raise Rejected("model_mismatch")
    _route(data, admission, desired)
    if call_type in CHAT_STREAMS and data.get("stream"):
        given = data.get("stream_options")
        kept = {k: v for k, v in given.items() if k in STREAM_OPTIONS} if isinstance(given, dict) else {}
        data["stream_options"] = {**kept, "include_usage": True}
    else:
        data.pop("stream_options", None)
    if call_type in RESPONSES:
        data["store"] = False
    else:
        data.pop("store", None)


def _route(data: dict[str, Any], admission: Admission, desired: Desired) -> None:
    """The first admitted group that is live takes the request, with a try for each of its keys as far as admitted; the
    further ones are its fallbacks.
    """
    usable = {
        group: sum(target.provider_key_id not in admission.deny for target in desired.group(group))
        for group in admission.groups
    }
    live = [group for group in admission.groups if usable[group]]
    if not live:
        raise Rejected("no_deployment")
    data["model"] = live[0]
    data["fallbacks"] = live[1:]
    data["num_retries"] = min(usable[live[0]], admission.attempts_in(live[0])) - 1


def _strip_metadata(data: dict[str, Any]) -> None:
    """A client's metadata shares a dict with LiteLLM's own, where some names are orders (tags, guardrails, …)."""
    request = data.get("proxy_server_request")
    body = request.get("body") if isinstance(request, dict) else None
    given = body.get("metadata") if isinstance(body, dict) else None
    for name in ("metadata", "litellm_metadata"):
        carried = data.get(name)
        if isinstance(carried, dict) and isinstance(given, dict):
            for key in given:
                if not str(key).startswith("user_api_key"):
                    carried.pop(key, None)
