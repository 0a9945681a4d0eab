#!/bin/bash
# engine-down.sh [--keep] - stops what engine-up.sh started: all instances, the daemon, its bridge and
# dnsmasq, lxcfs.  Without --keep, also deletes $LXD_DIR (instances, images, database).
# Idempotent; uses the same environment variables as engine-up.sh.  Packages remain installed.
set -uo pipefail
export PATH="$PATH:/usr/sbin:/sbin" LXD_DIR="${LXD_DIR:-/var/lib/lxd}"
STATE="${LANGUARD_ENGINE_STATE:-/tmp/languard-lxd}" BR="${LANGUARD_ENGINE_BRIDGE:-lxdbr0}" NET="${LANGUARD_ENGINE_SUBNET:-10.118.25}"
keep=; [ "${1:-}" = --keep ] && keep=1
say() { echo "engine-down: $*"; }
[ "$(id -u)" = 0 ] || { say "needs root" >&2; exit 1; }
[ -e "$LXD_DIR/.languard-lxd" ] || [ ! -e "$LXD_DIR/database" ] || { say "$LXD_DIR was not made by engine-up.sh (no .languard-lxd in it); nothing done" >&2; exit 1; }
mkdir -p "$STATE"; exec 9>"$STATE/lock"; flock -w 300 9
up() { timeout 5 lxc query /1.0 > "$STATE/server.json" 2>/dev/null < /dev/null; }

if command -v lxd >/dev/null && [ -d "$LXD_DIR/database" ]; then
  if ! up && compgen -G "$LXD_DIR/containers/*" >/dev/null; then
    # the daemon died, but its containers may be running: a new daemon adopts and stops them
    setsid lxd --group root --logfile "$STATE/lxd.log" > "$STATE/lxd.out" 2>&1 < /dev/null 9>&- &
    for _ in $(seq 100); do up && break; sleep 0.1; done
  fi
  if up; then
    pid=$(sed -n 's/.*"server_pid": \([0-9]*\).*/\1/p' "$STATE/server.json")
    for p in $(lxc project list -f csv < /dev/null | cut -d, -f1 | sed 's/ (current)//'); do
      if [ -n "$keep" ]; then lxc stop --all --force --project "$p" < /dev/null 2>/dev/null
      else lxc list --project "$p" -f csv -c n < /dev/null | xargs -r -P 8 -n 1 lxc delete --force --project "$p" < /dev/null; fi
    done
    timeout 60 lxd shutdown --timeout 50 < /dev/null || say "lxd shutdown failed"
    for _ in $(seq 100); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
    if kill -0 "$pid" 2>/dev/null && grep -qa '^lxd' "/proc/$pid/cmdline" 2>/dev/null; then kill -9 "$pid"; fi
  fi
fi
# leftovers of a killed daemon
for f in "$LXD_DIR"/networks/*/dnsmasq.pid; do
  [ -f "$f" ] || continue; p=$(sed -n 's/^pid: *//p' "$f" | head -1)
  [ -n "$p" ] && grep -qa "dnsmasq.*$LXD_DIR/networks" "/proc/$p/cmdline" 2>/dev/null && kill "$p"
done
ip link show "$BR" >/dev/null 2>&1 && ip link del "$BR"
ip route del unreachable "$NET.0/24" metric 4000000 2>/dev/null
if [ -s "$STATE/lxcfs.pid" ]; then
  p=$(cat "$STATE/lxcfs.pid"); grep -qa lxcfs "/proc/$p/cmdline" 2>/dev/null && kill "$p"
  for _ in $(seq 30); do mountpoint -q /var/lib/lxcfs || break; sleep 0.1; done
  mountpoint -q /var/lib/lxcfs && umount -l /var/lib/lxcfs
  rm -f "$STATE/lxcfs.pid"
fi
awk -v d="$LXD_DIR/" 'index($2, d) == 1 {print $2}' /proc/mounts | sort -r | while read -r m; do umount -l "$m"; done
# empty cgroups left by liblxc (not while containers of another LXD are running)
pgrep -f '^\[lxc monitor\]' >/dev/null || find /sys/fs/cgroup -maxdepth 2 -type d \( -name 'lxc.pivot' -o -name 'lxc.monitor.*' -o -name 'lxc.payload.*' -o -name .lxc \) 2>/dev/null | sort -r |
  while read -r c; do find "$c" -depth -type d -exec rmdir {} \; 2>/dev/null; done
if [ -z "$keep" ]; then
  awk -v d="$LXD_DIR/" 'index($2, d) == 1 {f = 1} END {exit f}' /proc/mounts && find "$LXD_DIR" -mindepth 1 -delete 2>/dev/null
fi
rm -f "$STATE/lxd.pid"
say "down"
exit 0
