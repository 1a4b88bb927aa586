# Python 3.9 or later, without packages: python3 clock.py
import json
import os
from urllib.parse import urlencode
from urllib.request import urlopen

URL = os.environ.get("LIVE_TZ_URL", "http://localhost:3000")


def get(path, **query):
    with urlopen(f"{URL}{path}?{urlencode(query)}", timeout=30) as response:
        return json.load(response)


def ticks(zones, rate=1000):
    """Yields each second, or each full minute with rate=60000."""
    query = urlencode({"zones": ",".join(zones), "rate": rate})
    with urlopen(f"{URL}/stream?{query}", timeout=30) as stream:
        event = ""
        for line in stream:
            name, _, value = line.decode().rstrip("\n").partition(": ")
            if name == "event":
                event = value
            elif name == "data" and event == "tick":
                yield json.loads(value)


for now in get("/now", places="tokyo,berlin", format="json"):
    print(now["place"], now["iso"])

moment = get("/api/v1/convert", at="2027-01-15T15:00", **{"from": "berlin"}, to="JFK")
print(moment["to"][0]["zone"], moment["to"][0]["local"])

for count, tick in enumerate(ticks(["tokyo"]), start=1):
    print(tick["zones"][0]["zone"], tick["zones"][0]["iso"])
    if count == 3:
        break
