"""The official OpenAI SDK for Python, unchanged, against the gateway; run by SdkIT.

Environment: BASE_URL, API_KEY, MODEL; BROKE_KEY is a virtual key whose tenant may spend nothing.
"""

from __future__ import annotations

import json
import os

import openai
from openai import OpenAI

BASE_URL, MODEL = os.environ["BASE_URL"], os.environ["MODEL"]
PIXEL = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
QUESTION = [{"role": "user", "content": "Say something kind."}]
TOOL = {
    "type": "function",
    "function": {
        "name": "weather",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
    },
}

client = OpenAI(base_url=BASE_URL, api_key=os.environ["API_KEY"], max_retries=0)


def raised(error: type[openai.APIStatusError], call) -> openai.APIStatusError:
    try:
        call()
    except error as e:
        assert e.request_id, "every error carries x-request-id"
        assert e.body, "every error has OpenAI's shape"
        return e
    raise AssertionError(f"no {error.__name__}")


chat = client.chat.completions.create(model=MODEL, messages=QUESTION, n=2, logprobs=True, top_logprobs=2, seed=7)
assert [choice.index for choice in chat.choices] == [0, 1]
assert chat.model == MODEL
assert chat.usage is not None and chat.usage.completion_tokens > 0

pieces = list(client.chat.completions.create(model=MODEL, messages=QUESTION, stream=True))
assert "".join(p.choices[0].delta.content or "" for p in pieces if p.choices)
assert pieces[-1].choices and pieces[-1].choices[0].finish_reason == "stop"
assert all(p.usage is None for p in pieces), "usage was not asked for"

pieces = list(
    client.chat.completions.create(
        model=MODEL, messages=QUESTION, stream=True, stream_options={"include_usage": True}
    )
)
assert pieces[-1].usage is not None and pieces[-1].usage.total_tokens > 0

tools = client.chat.completions.create(model=MODEL, messages=QUESTION, tools=[TOOL], tool_choice="auto")
assert tools.choices[0].finish_reason

formatted = client.chat.completions.create(
    model=MODEL,
    messages=[{"role": "user", "content": "Answer as JSON."}],
    response_format={"type": "json_object"},
)
assert formatted.choices[0].message.content

image = {"type": "image_url", "image_url": {"url": PIXEL}}
seen = client.chat.completions.create(
    model=MODEL, messages=[{"role": "user", "content": [{"type": "text", "text": "What is it?"}, image]}]
)
assert seen.choices[0].message.content

vectors = client.embeddings.create(model="text-embedding-3-small", input=["a", "b"], dimensions=8)
assert [len(v.embedding) for v in vectors.data] == [8, 8]

answer = client.responses.create(model=MODEL, input="Say something kind.")
assert answer.output_text
assert answer.usage is not None
kinds = [event.type for event in client.responses.create(model=MODEL, input="Say something kind.", stream=True)]
assert kinds[0] == "response.created" and kinds[-1] in ("response.completed", "response.incomplete")

assert MODEL in [model.id for model in client.models.list()]
assert client.models.retrieve(MODEL).id == MODEL

headers = client.chat.completions.with_raw_response.create(model=MODEL, messages=QUESTION).headers
assert headers["x-cf-key-source"] == "own" and headers["x-cf-key-id"] and float(headers["x-cf-cost"]) > 0
assert not [name for name in headers if name.startswith(("x-litellm", "llm_provider"))]

raised(openai.NotFoundError, lambda: client.chat.completions.create(model="no-such-model", messages=QUESTION))
wrong = raised(
    openai.BadRequestError,
    lambda: client.chat.completions.create(model=MODEL, messages=QUESTION, extra_body={"api_base": "http://x"}),
)
assert wrong.param == "api_base"
stranger = OpenAI(base_url=BASE_URL, api_key="cf-nobody", max_retries=0)
raised(openai.AuthenticationError, lambda: stranger.models.list())
broke = OpenAI(base_url=BASE_URL, api_key=os.environ["BROKE_KEY"], max_retries=1)
limited = raised(openai.RateLimitError, lambda: broke.chat.completions.create(model=MODEL, messages=QUESTION))
assert limited.code == "budget_exceeded" and limited.type == "insufficient_quota"
print(json.dumps({"sdk": "openai-python", "version": openai.__version__}))
