import json
import os
import urllib.request

import litellm

url = "SITE/api/clients/litellm.json"
with urllib.request.urlopen(url) as answer:
    litellm.register_model(json.load(answer))

completion = litellm.completion(
    model="hosted_vllm/MODEL",
    api_base="SITE/v1",
    api_key=os.environ["KEY"],
    messages=[{"role": "user", "content": "In one sentence: why is the sky blue?"}],
)
print(litellm.completion_cost(completion))
