import os

import litellm

# It was set so that nothing is fetched on import; with it, no list would be.
del os.environ["LITELLM_LOCAL_MODEL_COST_MAP"]
litellm.register_model("SITE/api/clients/litellm.json")
print("hosted_vllm/MODEL" in litellm.model_cost)
