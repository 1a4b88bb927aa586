#!/bin/sh
# Makes the passwords of a new installation, once: nothing has to be edited, and nothing is a default.
set -eu
cd /secrets
if [ ! -s redis-url ]; then
  password() { head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n'; }
  postgres=$(password) redis=$(password)
  printf '%s' "$postgres" >postgres-password
  printf 'postgres://livetz:%s@postgres:5432/livetz' "$postgres" >database-url
  printf 'requirepass %s\n' "$redis" >redis.conf
  # Written last: its presence says that all of them are whole.
  printf 'redis://:%s@redis:6379' "$redis" >redis-url.new && mv redis-url.new redis-url
fi
# Each service mounts this volume read-only and runs under an account of its own.
chmod 0444 ./*
