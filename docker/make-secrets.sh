#!/bin/sh
# Generates the passwords of a new installation, once, so that there is no default password and nothing to edit.
# Each file belongs to the user of the service that reads it, and only that user can read it.
set -eu
cd /secrets
API=1000 POSTGRES=999 REDIS=6379
umask 0377

password() { head -c 32 /dev/urandom | od -An -v -tx1 | tr -d ' \n'; }
# secret NAME OWNER: writes its input to a file, in one step.
secret() {
  rm -f "$1.new"
  cat >"$1.new"
  chown "$2:$2" "$1.new"
  mv -f "$1.new" "$1"
}

# Written last: it shows that all of them are complete and belong together.
[ -e complete ] || {
  database=$(password) redis=$(password)
  password | secret postgres-password "$POSTGRES"
  printf '%s' "$database" | secret database-password "$POSTGRES"
  printf 'postgres://livetz:%s@postgres:5432/livetz' "$database" | secret api-database-url "$API"
  printf 'requirepass %s\n' "$redis" | secret redis.conf "$REDIS"
  printf 'redis://:%s@redis:6379' "$redis" | secret api-redis-url "$API"
  password | secret api-session-secret "$API"
  : | secret complete 0
}
