#!/usr/bin/env bash
# Needs curl: bash clock.sh
set -euo pipefail
url=${LIVE_TZ_URL:-http://localhost:3000}

# A line of text has date, time, offset, IANA name and the name of the place.
for place in tokyo berlin; do
  read -r date time offset _ name < <(curl -sS --fail-with-body "$url/now/$place")
  echo "${name%%,*} ${date}T$time${offset#UTC}"
done

# jq reads JSON better where it is installed: jq -r '.to[0] | "\(.zone) \(.local)"'
moment=$(curl -sS --fail-with-body "$url/api/v1/convert?at=2027-01-15T15:00&from=berlin&to=JFK")
[[ ${moment##*\"to\":} =~ \"zone\":\"([^\"]*)\",\"local\":\"([^\"]*)\" ]]
echo "${BASH_REMATCH[1]} ${BASH_REMATCH[2]}"

# Each second, until three have been read.
count=0
while IFS= read -r line; do
  [[ $line =~ ^data:.*\"zone\":\"([^\"]*)\",\"iso\":\"([^\"]*)\" ]] || continue
  echo "${BASH_REMATCH[1]} ${BASH_REMATCH[2]}"
  count=$((count + 1))
  if ((count == 3)); then break; fi
done < <(curl -sN "$url/stream?zones=tokyo")
((count == 3))
