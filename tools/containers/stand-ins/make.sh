#!/bin/sh
# Images under the names that `docker/` uses, made of Debian's packages and of the Node that npm carries: for machines
# that reach those two and no registry of images. Only to try the set-up with; the real images are what is supported.
#   make.sh docker|podman     as root, with debootstrap, npm and the engine; uses this machine's own apt and npm settings
set -eu
engine=${1:?Usage: make.sh docker|podman}
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mirror=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.sources /etc/apt/sources.list.d/*.list 2>/dev/null |
  sed -n 's/^URIs: *//p; s/^deb \(\[[^]]*\] \)\?\([^ ]*\).*/\2/p' | head -n 1)

# image_of NAME FILE: the image of this name, as the file of docker/ has it.
image_of() { sed -n "s|.*[ =]\([a-z./-]*$1:[0-9][0-9A-Za-z._-]*\).*|\1|p" "$root/docker/$2" | head -n 1; }

# base SUITE: a small Debian as an image, with this machine's settings of apt and its certificates.
base() {
  # An older debootstrap does not know the names of later suites, which install like sid.
  script=/usr/share/debootstrap/scripts/$1
  [ -e "$script" ] || script=/usr/share/debootstrap/scripts/sid
  debootstrap --variant=minbase --include=ca-certificates "$1" "$work/$1" "$mirror" "$script" >"$work/log" || {
    tail -n 5 "$work/log" >&2
    exit 1
  }
  cp /etc/apt/apt.conf.d/* "$work/$1/etc/apt/apt.conf.d/" 2>/dev/null || true
  cp -L /etc/ssl/certs/ca-certificates.crt "$work/$1/etc/ssl/certs/" 2>/dev/null || true
  rm -rf "$work/$1"/var/cache/apt/* "$work/$1"/var/lib/apt/lists/* "$work/$1"/usr/share/man "$work/$1"/usr/share/locale
  find "$work/$1/usr/share/doc" -type f ! -name copyright -delete
  tar -C "$work/$1" -c . | "$engine" import - "live-tz-stand-in/$1" >/dev/null
  rm -rf "${work:?}/$1"
}

# stand_in NAME TAG: the image of NAME.Dockerfile, with what lies in $work/context.
stand_in() {
  cp "$here/$1".* "$work/context/"
  "$engine" build --network=host -q -t "$2" -f "$work/context/$1.Dockerfile" "$work/context" >/dev/null
  echo "$2"
}

mkdir "$work/context"
node=$(image_of node Dockerfile)
version=${node##*:}
version=${version%%-*}
case $(uname -m) in x86_64) arch=x64 ;; aarch64) arch=arm64 ;; *) exit 1 ;; esac
(cd "$work" && npm pack --silent "node-linux-$arch@$version" >/dev/null && tar -xzf node-linux-*.tgz)
mkdir -p "$work/context/local/bin" "$work/context/local/lib/node_modules" "$work/context/local/etc"
cp "$work/package/bin/node" "$work/context/local/bin/"
cp -r "$(npm root -g)/npm" "$work/context/local/lib/node_modules/"
ln -s ../lib/node_modules/npm/bin/npm-cli.js "$work/context/local/bin/npm"
ln -s ../lib/node_modules/npm/bin/npx-cli.js "$work/context/local/bin/npx"
for settings in "$(npm config get userconfig)" "$(npm config get globalconfig)"; do
  [ ! -f "$settings" ] || cat "$settings" >>"$work/context/local/etc/npmrc"
done

base bookworm
stand_in node "$node"
stand_in redis "$(image_of redis compose.yml)"
base trixie
stand_in postgres "$(image_of postgres compose.yml)"
base forky
stand_in nginx "$(image_of nginxinc/nginx-unprivileged compose.yml)"
