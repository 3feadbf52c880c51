"""Trims LiteLLM's price map to what usage-service seeds its price book from.

Usage: python tools/price_map.py MAP LITELLM_VERSION > src/main/resources/prices/litellm.json

MAP is `litellm/model_prices_and_context_window_backup.json` of the pinned LiteLLM (MIT licence, BerriAI).
Kept are the chat, responses and embedding models of the providers that the router serves, and of each model
only the fields that make a price. Numbers stay as LiteLLM writes them: USD per token.
"""

import json
import re
import sys

PROVIDERS = {
    "openai",
    "azure",
    "anthropic",
    "gemini",
    "vertex_ai-language-models",
    "bedrock_converse",
    "bedrock",
}
MODES = {"chat", "responses", "embedding"}
FIELD = re.compile(
    r"(input_cost_per_token|output_cost_per_token|output_cost_per_reasoning_token"
    r"|cache_read_input_token_cost|cache_creation_input_token_cost(_above_1hr)?)(_above_\d+k_tokens)?"
    r"|(input|output)_cost_per_token_batches"
)


def kept(name: str, model: dict) -> bool:
    return (
        model.get("litellm_provider") in PROVIDERS
        and model.get("mode") in MODES
        and model.get("input_cost_per_token", 0) > 0
        and not name.startswith("ft:")
        # prices per region or committed throughput: the plain entry stands for them
        and name.count("/") <= 1
        and "commitment" not in name
    )


def main() -> None:
    with open(sys.argv[1], encoding="utf-8") as source:
        models = json.load(source)
    prices = {
        name: {field: value for field, value in sorted(model.items()) if FIELD.fullmatch(field)}
        for name, model in sorted(models.items())
        if kept(name, model)
    }
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(fields)}" for name, fields in prices.items())
    header = {
        "source": f"litellm-{sys.argv[2]}",
        "licence": "MIT, Copyright (c) 2023 Berri AI, https://github.com/BerriAI/litellm/blob/main/LICENSE",
    }
    print(json.dumps(header)[:-1] + ', "models": {\n' + lines + "\n}}")


if __name__ == "__main__":
    main()
