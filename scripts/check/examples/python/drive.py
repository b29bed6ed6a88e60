"""Runs Python examples as they stand, one after the other: python drive.py order.json.

Requests to the gateway go to the mock, anything else is refused; the waits between two looks at a job pass at once.
What begins and how it ended is told on file descriptor 3.
"""

import contextlib
import io
import json
import os
import runpy
import ssl
import sys
import time
import urllib.request

import openai._base_client as sdk

# The SDK's HTTP library; its name has changed once.
http = getattr(sdk, "httpx2", None) or getattr(sdk, "httpx")

with open(sys.argv[1]) as file:
    order = json.load(file)

current = {}
real_handle = http.HTTPTransport.handle_request


real_open = urllib.request.urlopen


def redirected(url):
    for redirect in order["redirects"]:
        if url.startswith(redirect["from"]):
            return redirect["to"] + url[len(redirect["from"]) :]
    raise RuntimeError(f"{url} is not at the gateway")


def open_redirected(request):
    request.full_url = redirected(request.full_url)
    request.add_header("x-mock-run", current["id"])
    request.add_header("x-mock-scenario", current["scenario"])
    return real_open(request)


def handle(self, request):
    request.url = http.URL(redirected(str(request.url)))
    request.headers["x-mock-run"] = current["id"]
    request.headers["x-mock-scenario"] = current["scenario"]
    return real_handle(self, request)


http.HTTPTransport.handle_request = handle
urllib.request.urlopen = open_redirected
time.sleep = lambda seconds: None
# The mock is asked without TLS, and to read all certificates for each client takes longer than its example.
ssl.SSLContext.load_verify_locations = lambda *paths, **more: None

with os.fdopen(3, "w") as results:

    def tell(line):
        results.write(json.dumps(line) + "\n")
        results.flush()

    for run in order["runs"]:
        current = run
        tell({"begun": run["id"]})
        for name in order["unset"]:
            os.environ.pop(name, None)
        os.environ.update(run["environment"])
        os.chdir(run["folder"])
        output = io.StringIO()
        error = ""
        try:
            with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
                runpy.run_path(run["file"], run_name="__main__")
        except SystemExit as reason:
            # Without a code, or with 0, a program ends well.
            error = "" if not reason.code else str(reason.code)
        except BaseException as reason:
            error = repr(reason)
        tell({"id": run["id"], "ok": error == "", "error": error, "output": output.getvalue()})
