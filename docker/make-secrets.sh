#!/bin/sh
# Makes the passwords of a new installation, once: nothing has to be edited, and nothing is a default.
# Each file belongs to the account of the service that reads it, and to it alone.
set -eu
cd /secrets
API=1000 POSTGRES=999 REDIS=6379
umask 0377

password() { head -c 32 /dev/urandom | od -An -v -tx1 | tr -d ' \n'; }
# secret NAME OWNER, with its content as input: whole or not there at all.
secret() {
  rm -f "$1.new"
  cat >"$1.new"
  chown "$2:$2" "$1.new"
  mv -f "$1.new" "$1"
}

# Written last: it says that all of them are whole, and fit each other.
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
