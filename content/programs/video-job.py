import os

from aigateway import AIgateway, AIgatewayError

api_key = os.environ.get("AIGATEWAY_KEY")
if not api_key:
    raise SystemExit("Set AIGATEWAY_KEY to your key.")

client = AIgateway(api_key=api_key, base_url="https://api.aigateway.sh")
job = client.jobs.create_video(
    model="google/veo-3.1-fast",
    prompt="A red ceramic mug slowly turns on white marble",
    duration=4,
)
try:
    done = client.jobs.wait(job.id, timeout_seconds=600)
except AIgatewayError:
    client.jobs.cancel(job.id)
    raise
if done.status != "completed":
    raise SystemExit(f"No result: {done.raw}")
print(done.result_url)
