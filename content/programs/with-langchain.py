import os

from langchain_openai import ChatOpenAI
from pydantic import SecretStr

api_key = os.environ.get("AIGATEWAY_KEY")
if not api_key:
    raise SystemExit("Set AIGATEWAY_KEY to your key.")

model = ChatOpenAI(
    model="moonshot/kimi-k2.6",
    base_url="https://api.aigateway.sh/v1",
    api_key=SecretStr(api_key),
)
answer = model.invoke("In one sentence: why is the sky blue?")
print(answer.text)
