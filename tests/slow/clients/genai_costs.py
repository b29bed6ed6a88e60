"""What genai-prices makes of its data: reads {"data", "provider", "cases"} and prints the cost of each case, with all digits."""

import json
import sys
import threading
import warnings
from datetime import datetime, timezone
from http.server import BaseHTTPRequestHandler, HTTPServer

from genai_prices import UpdatePrices, Usage, calc_price

# A price or a usage that it does not know is no warning here.
warnings.simplefilter("error")
given = json.load(sys.stdin)


class Site(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(given["data"]).encode())

    def log_message(self, *_):
        pass


contexts = {
    "batch": {"processing": "batch"},
    "flex": {"service_tier": "flex"},
    "priority": {"service_tier": "priority"},
    "fast": {"speed": "fast"},
}


# What the catalog does not count: where it might be some of what is counted, the library wants to be told that it is not.
parts = ("cache_{}_write_tokens", "cache_{}_write_1h_tokens", "output_{}_reasoning_tokens")
never = {part.format(kind): 0 for part in parts for kind in ("audio", "image", "video")}
never["cache_video_read_tokens"] = 0


def counts(usage, kind):
    """What a request has, as the library counts it: what is a part of something is counted in that, too."""
    of = lambda *meters: sum(usage.get(meter, 0) for meter in meters)
    seconds = of("audioMinute") * 60
    return {
        "input_tokens": of("input", "cacheRead", "cacheWrite", "cacheWrite1h", "audioInput", "audioCacheRead")
        + of("imageInput", "imageCacheRead", "videoInput"),
        "output_tokens": of("output", "reasoning", "audioOutput", "imageOutput", "videoOutput"),
        "cache_read_tokens": of("cacheRead", "audioCacheRead", "imageCacheRead"),
        "cache_write_tokens": of("cacheWrite", "cacheWrite1h"),
        "cache_write_1h_tokens": of("cacheWrite1h"),
        "output_reasoning_tokens": of("reasoning"),
        "input_audio_tokens": of("audioInput", "audioCacheRead"),
        "output_audio_tokens": of("audioOutput"),
        "cache_audio_read_tokens": of("audioCacheRead"),
        "input_image_tokens": of("imageInput", "imageCacheRead"),
        "output_image_tokens": of("imageOutput"),
        "cache_image_read_tokens": of("imageCacheRead"),
        "input_video_tokens": of("videoInput"),
        "output_video_tokens": of("videoOutput"),
        "input_characters": of("characters"),
        "audio_seconds": seconds,
        "input_audio_seconds": seconds,
        "input_document_pages": of("pages", "annotatedPages"),
        "input_annotated_document_pages": of("annotatedPages"),
        "rerank_searches" if kind == "rerank" else "web_searches": of("searches"),
    }


def cost(model, kind, usage, day, service=None):
    return calc_price(
        Usage(**never, **counts(usage, kind)),
        model,
        provider_id=given["provider"],
        genai_request_timestamp=datetime.fromisoformat(day + "T12:00:00").replace(tzinfo=timezone.utc),
        price_context=contexts.get(service),
    ).total_price


site = HTTPServer(("127.0.0.1", 0), Site)
threading.Thread(target=site.serve_forever, daemon=True).start()
updates = UpdatePrices(url=f"http://127.0.0.1:{site.server_port}/")
updates.start(wait=True)
print(json.dumps([str(cost(**case)) for case in given["cases"]]))
updates.stop()
