#!/bin/sh
# Writes the parts of nginx.conf that depend on the environment, then replaces itself with nginx.
#   NODES         the nodes as host:port, separated by spaces
#   REAL_IP_FROM  addresses or networks of the proxies in front of this one, separated by commas
set -eu

# Docker and podman have their DNS at different addresses: use this container's own.
resolvers=$(awk '$1 == "nameserver" { print $2 ~ /:/ ? "[" $2 "]" : $2 }' /etc/resolv.conf | tr '\n' ' ')
{
  # Resolved again regularly: a recreated container has another address.
  echo "resolver ${resolvers}valid=5s;"
  echo 'upstream live_tz {'
  echo '  zone live_tz 64k;'
  echo '  least_conn;'
  # No node is ever marked as down: while the database is unreachable all of them answer 503, and users should get that answer.
  for node in $NODES; do echo "  server $node resolve max_fails=0;"; done
  echo '}'
} >/tmp/upstream.conf

proxies=$(echo "${REAL_IP_FROM:-}" | tr ',' ' ')
case $proxies in
  *[!0-9A-Fa-f.:/\ ]*)
    echo 'REAL_IP_FROM: give addresses or networks separated by commas, such as 10.0.0.0/8.' >&2
    exit 1
    ;;
esac
{
  for proxy in $proxies; do echo "set_real_ip_from $proxy;"; done
  echo 'geo $realip_remote_addr $from_known_proxy {'
  echo '  default 0;'
  for proxy in $proxies; do echo "  $proxy 1;"; done
  echo '}'
} >/tmp/real-ip.conf

# Each client takes two connections, and container engines start with as few as 1,024 open files.
ulimit -S -n "$(ulimit -H -n)"
exec nginx -g 'daemon off;'
