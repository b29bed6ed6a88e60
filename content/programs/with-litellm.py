import os

import litellm

api_key = os.environ.get("AIGATEWAY_KEY")
if not api_key:
    raise SystemExit("Set AIGATEWAY_KEY to your key.")

completion = litellm.completion(
    model="openai/moonshot/kimi-k2.6",  # "openai/" names the shape of the API and is not sent
    api_base="https://api.aigateway.sh/v1",
    api_key=api_key,
    messages=[{"role": "user", "content": "In one sentence: why is the sky blue?"}],
)
print(completion.choices[0].message.content)
