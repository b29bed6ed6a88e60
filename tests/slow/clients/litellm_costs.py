"""What LiteLLM makes of a map of prices: reads {"map", "cases"} and prints the cost of each case, with all digits."""

import json
import os
import sys

os.environ.update(LITELLM_LOCAL_MODEL_COST_MAP="True", LITELLM_LOG="ERROR")

import litellm
from litellm.types.utils import (
    CacheCreationTokenDetails,
    CompletionTokensDetailsWrapper,
    ModelResponse,
    PromptTokensDetailsWrapper,
    Usage,
)

inputs = ["input", "cacheRead", "cacheWrite", "cacheWrite1h", "audioInput", "audioCacheRead"]
inputs += ["imageInput", "imageCacheRead", "videoInput"]
outputs = ["output", "reasoning", "audioOutput", "imageOutput", "videoOutput"]


def tokens(usage):
    """An answer's usage as OpenAI's API has it, with what LiteLLM adds to that."""
    count = lambda meter: usage.get(meter, 0)
    prompt, completion = (sum(map(count, meters)) for meters in (inputs, outputs))
    cached = {"audio_tokens": count("audioCacheRead"), "image_tokens": count("imageCacheRead")}
    cached["text_tokens"] = count("cacheRead")
    return Usage(
        prompt_tokens=prompt,
        completion_tokens=completion,
        total_tokens=prompt + completion,
        prompt_tokens_details=PromptTokensDetailsWrapper(
            cached_tokens=sum(cached.values()),
            cached_tokens_details=cached,
            text_tokens=count("input") + count("cacheRead"),
            audio_tokens=count("audioInput") + count("audioCacheRead"),
            image_tokens=count("imageInput") + count("imageCacheRead"),
            video_tokens=count("videoInput"),
            cache_creation_tokens=count("cacheWrite") + count("cacheWrite1h"),
            cache_creation_token_details=CacheCreationTokenDetails(
                ephemeral_5m_input_tokens=count("cacheWrite"),
                ephemeral_1h_input_tokens=count("cacheWrite1h"),
            ),
        ),
        completion_tokens_details=CompletionTokensDetailsWrapper(
            reasoning_tokens=count("reasoning"),
            audio_tokens=count("audioOutput"),
            image_tokens=count("imageOutput"),
            video_tokens=count("videoOutput"),
        ),
    )


def cost(model, usage, service=None):
    """The cost as the function comes to it that LiteLLM calls after a request of this kind."""
    provider = {"model": model, "custom_llm_provider": "hosted_vllm"}
    if "characters" in usage:
        return sum(litellm.cost_per_token(**provider, call_type="speech", prompt_characters=usage["characters"]))
    if "audioMinute" in usage:
        seconds = usage["audioMinute"] * 60
        return sum(
            litellm.cost_per_token(**provider, call_type="transcription", audio_transcription_file_duration=seconds)
        )
    if "searches" in usage:
        units = {"search_units": usage["searches"]}
        return sum(litellm.cost_per_token(**provider, call_type="rerank", rerank_billed_units=units))
    if service == "batch":
        return sum(litellm.cost_per_token(**provider, call_type="retrieve_batch", usage_object=tokens(usage)))
    answer = ModelResponse(model=model.partition("/")[2], usage=tokens(usage))
    return litellm.completion_cost(answer, **provider, service_tier=service)


given = json.load(sys.stdin)
litellm.register_model(given["map"])
print(json.dumps([repr(cost(**case)) for case in given["cases"]]))
