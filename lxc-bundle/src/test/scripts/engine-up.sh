#!/bin/bash
# engine-up.sh - starts a real LXD (Debian) without systemd, for the tests of worlds.
#
# Idempotent.  Run as root.  Installs missing packages with apt, starts lxcfs and lxd
# in the background, waits until the API responds, creates a `dir` pool and a bridge
# with DHCP, builds a minimal image and imports it with the alias `wan-blok`.
#
# Containers cannot reach anything outside the machine: no NAT, no IP forwarding, no DNS
# forwarding, the daemon's own lookups go to a closed loopback port, and an
# "unreachable" route catches traffic to the container subnet while the bridge
# does not exist (otherwise it would follow the default route out of eth0).
#
# Settings (environment):
#   LXD_DIR          /var/lib/lxd        daemon state and unix.socket (keep it short: sun_path is 108 bytes)
#   LANGUARD_ENGINE_STATE    /tmp/languard-lxd        pids, logs, built image
#   LANGUARD_ENGINE_BRIDGE   lxdbr0              bridge name (15 characters at most)
#   LANGUARD_ENGINE_SUBNET   10.118.25           first three octets of the bridge's /24
#   LANGUARD_ENGINE_HTTPS    (off)               e.g. 127.0.0.1:8443: also serve HTTPS there and trust $LANGUARD_ENGINE_STATE/tls/client.crt
set -euo pipefail
export PATH="$PATH:/usr/sbin:/sbin" LXD_DIR="${LXD_DIR:-/var/lib/lxd}"
STATE="${LANGUARD_ENGINE_STATE:-/tmp/languard-lxd}" BR="${LANGUARD_ENGINE_BRIDGE:-lxdbr0}" NET="${LANGUARD_ENGINE_SUBNET:-10.118.25}"
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
say() { echo "engine-up: $*"; }
die() { echo "engine-up: $*" >&2; exit 1; }
[ "$(id -u)" = 0 ] || die "needs root"
mkdir -p "$STATE"
# serialize concurrent runs
exec 9>"$STATE/lock"; flock -w 300 9 || die "another engine-up/engine-down holds $STATE/lock"

# ---- 1. packages ------------------------------------------------------------------
need=()
command -v lxd      >/dev/null || need+=(lxd)
command -v lxc      >/dev/null || need+=(lxd-client)
command -v lxcfs    >/dev/null || need+=(lxcfs)
command -v dnsmasq  >/dev/null || need+=(dnsmasq-base)
command -v nft >/dev/null || command -v ip6tables >/dev/null || need+=(nftables)   # required by LXD even with ipv4.firewall=false
command -v ip       >/dev/null || need+=(iproute2)
command -v openssl  >/dev/null || need+=(openssl)
[ -x /bin/busybox ] && ! ldd /bin/busybox >/dev/null 2>&1 || need+=(busybox-static)
if [ ${#need[@]} -gt 0 ]; then
  say "installing ${need[*]}"
  # prevent the init scripts of lxd and lxcfs from starting them
  made=; if [ ! -e /usr/sbin/policy-rc.d ]; then printf '#!/bin/sh\nexit 101\n' > /usr/sbin/policy-rc.d; chmod 755 /usr/sbin/policy-rc.d; made=1; fi
  export DEBIAN_FRONTEND=noninteractive
  apt=(apt-get -q -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3)
  ( "${apt[@]}" update && "${apt[@]}" install -y --no-install-recommends "${need[@]}" ) > "$STATE/apt.log" 2>&1 < /dev/null ||
    { tail -20 "$STATE/apt.log" >&2; [ -z "$made" ] || rm -f /usr/sbin/policy-rc.d; die "apt failed"; }
  [ -z "$made" ] || rm -f /usr/sbin/policy-rc.d
fi

# ---- 2. kernel features ---------------------------------------------
mountpoint -q /sys/fs/cgroup || grep -q ' /sys/fs/cgroup' /proc/mounts ||
  mount -t cgroup2 cgroup2 /sys/fs/cgroup || die "no cgroups and none can be mounted"
for f in /etc/subuid /etc/subgid; do grep -q '^root:' $f 2>/dev/null || echo 'root:100000:65536000' >> $f; done

# ---- 3. lxcfs (per-container /proc/meminfo, cpuinfo, ...) ------------------------------
# after a kill, lxcfs leaves a mount that cannot be read
stat /var/lib/lxcfs > /dev/null 2>&1 || ! grep -q ' /var/lib/lxcfs fuse' /proc/mounts || umount -l /var/lib/lxcfs
if ! mountpoint -q /var/lib/lxcfs && [ -e /dev/fuse ]; then
  mkdir -p /var/lib/lxcfs
  setsid lxcfs --pidfile="$STATE/lxcfs.pid" /var/lib/lxcfs > "$STATE/lxcfs.log" 2>&1 < /dev/null 9>&- &
  for _ in $(seq 50); do mountpoint -q /var/lib/lxcfs && break; sleep 0.1; done
  mountpoint -q /var/lib/lxcfs || say "lxcfs did not mount (see $STATE/lxcfs.log); going on without it"
fi

# ---- 4. the daemon ----------------------------------------------------------------------
up() { timeout 5 lxc query /1.0 > "$STATE/server.json" 2>/dev/null < /dev/null; }
if ! up; then
  mkdir -p "$LXD_DIR"
  [ -e "$LXD_DIR/database" ] || : > "$LXD_DIR/.languard-lxd"         # created here: engine-down.sh may delete it
  HTTPS_PROXY=http://127.0.0.1:9 HTTP_PROXY=http://127.0.0.1:9 NO_PROXY=127.0.0.0/8,localhost,10.0.0.0/8 \
    setsid lxd --group root --logfile "$STATE/lxd.log" > "$STATE/lxd.out" 2>&1 < /dev/null 9>&- &
  lxdpid=$!
  for _ in $(seq 300); do
    kill -0 "$lxdpid" 2>/dev/null || { tail -20 "$STATE/lxd.out" >&2; die "lxd ended"; }
    [ -S "$LXD_DIR/unix.socket" ] && up && break
    sleep 0.1
  done
  timeout 60 lxd waitready --timeout=60 < /dev/null || { tail -20 "$STATE/lxd.out" >&2; die "lxd not ready"; }
  up || die "no response on $LXD_DIR/unix.socket"
fi
sed -n 's/.*"server_pid": \([0-9]*\).*/\1/p' "$STATE/server.json" > "$STATE/lxd.pid"

# ---- 5. pool, bridge, default profile (preseed is itself idempotent) -------------------------
# ipv4.firewall=false: no rules needed; with it enabled, ipv4.routing=false would also cut
#   container<->container traffic (br_netfilter sends bridged frames through the forward hook).
# ipv4.routing=false: LXD does not change net.ipv4.ip_forward.
# raw.dnsmasq port=0: DHCP only, no DNS forwarding.
ip route replace unreachable "$NET.0/24" metric 4000000
if ! ip -4 addr show "$BR" 2>/dev/null | grep -q "$NET.1/24" || ! lxc profile device list default < /dev/null 2>/dev/null | grep -qx eth0; then
  lxd init --preseed <<P
config:
  images.auto_update_interval: "0"
networks:
- name: $BR
  type: bridge
  config:
    ipv4.address: $NET.1/24
    ipv4.dhcp: "true"
    ipv4.nat: "false"
    ipv4.firewall: "false"
    ipv4.routing: "false"
    ipv6.address: none
    dns.mode: none
    raw.dnsmasq: "port=0"
storage_pools:
- name: default
  driver: dir
profiles:
- name: default
  devices:
    root: {path: /, pool: default, type: disk}
    eth0: {name: eth0, network: $BR, type: nic}
P
fi

# ---- 6. the image ----------------------------------------------------------------------------------
sh "$here/build-image.sh" "$STATE/wan-blok.tar"
fp=$(sha256sum < "$STATE/wan-blok.tar" | cut -d' ' -f1)        # the fingerprint of a unified image is its SHA-256
have=$(lxc query /1.0/images/aliases/wan-blok 2>/dev/null < /dev/null | sed -n 's/.*"target": "\([0-9a-f]*\)".*/\1/p' || true)
if [ "$have" != "$fp" ]; then
  [ -z "$have" ] || lxc image delete "$have" < /dev/null       # an old build; its instances are not affected
  lxc image import "$STATE/wan-blok.tar" --alias wan-blok < /dev/null > /dev/null
fi

# ---- 7. HTTPS, if requested ---------------------------------------------------------------------------
if [ -n "${LANGUARD_ENGINE_HTTPS:-}" ]; then
  t="$STATE/tls"; mkdir -p "$t"; chmod 700 "$t"
  [ -s "$t/client.crt" ] || openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:secp384r1 -sha384 -nodes -days 3650 \
    -subj /CN=languard -keyout "$t/client.key" -out "$t/client.crt" 2>/dev/null
  lxc config set core.https_address "$LANGUARD_ENGINE_HTTPS" < /dev/null
  f=$(openssl x509 -in "$t/client.crt" -noout -fingerprint -sha256 | cut -d= -f2 | tr -d : | tr A-F a-f)
  lxc query "/1.0/certificates/$f" > /dev/null 2>&1 < /dev/null || lxc config trust add "$t/client.crt" --name languard < /dev/null
  cp "$LXD_DIR/server.crt" "$t/server.crt"
  say "https $LANGUARD_ENGINE_HTTPS, tls files in $t"
fi
say "ready: socket $LXD_DIR/unix.socket, pid $(cat "$STATE/lxd.pid"), bridge $BR $NET.1/24, image wan-blok ${fp:0:12}"
