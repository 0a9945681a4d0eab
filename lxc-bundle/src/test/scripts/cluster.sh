#!/bin/bash
# cluster.sh up [N=3] | down | kill I | start I   - a real LXD cluster of N members on this machine (all on loopback).
# kill kills member I's daemon (its containers continue to run), start restarts it.
# Each member is a separate daemon with its own LXD_DIR ($BASE/nI) and 127.0.0.1:944I; containers of all members
# share one unmanaged bridge with one dnsmasq, so the host can reach all of them. $BASE/tls contains a client certificate that the
# cluster trusts, its key, and the cluster's certificate.  Requires the packages that engine-up.sh installs.
set -euo pipefail
export PATH="$PATH:/usr/sbin:/sbin"
BASE="${LANGUARD_CLUSTER:-/tmp/languard-cluster}" BR="${LANGUARD_CLUSTER_BRIDGE:-brlanguard}" NET="${LANGUARD_CLUSTER_SUBNET:-10.118.27}"
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd); cmd=${1:-up}; N=${2:-3}
srv() { LXD_DIR=$BASE/n$1 timeout 5 lxc query /1.0 < /dev/null 2>/dev/null | sed -n 's/.*"server_pid": \([0-9]*\).*/\1/p'; }
run() { LXD_DIR=$BASE/n$1 HTTPS_PROXY=http://127.0.0.1:9 NO_PROXY=127.0.0.0/8,localhost \
    setsid lxd --group root --logfile "$BASE/n$1.log" > "$BASE/n$1.out" 2>&1 < /dev/null & }
down() {
  set +e
  local d i p
  # containers of a dead member continue to run; only its own daemon can stop them
  for d in "$BASE"/n[0-9]*; do [ -d "$d/database" ] && [ -z "$(srv "${d##*/n}")" ] && run "${d##*/n}"; done
  for d in "$BASE"/n[0-9]*; do [ -d "$d/database" ] && LXD_DIR=$d timeout 30 lxd waitready --timeout 20 < /dev/null; done
  for _ in $(seq 60); do LXD_DIR=$BASE/n1 timeout 5 lxc list -f csv -c s < /dev/null 2>/dev/null | grep -q ERROR || break; sleep 0.5; done
  for n in $(LXD_DIR=$BASE/n1 timeout 10 lxc list -f csv -c n < /dev/null 2>/dev/null); do LXD_DIR=$BASE/n1 timeout 60 lxc delete -f "$n" < /dev/null; done
  for d in $(ls -d "$BASE"/n[0-9]* 2>/dev/null | sort -r); do
    i=${d##*/n}; p=$(srv "$i"); [ -n "$p" ] || continue
    LXD_DIR=$d timeout 30 lxd shutdown --timeout 20 < /dev/null
    for _ in $(seq 50); do kill -0 "$p" 2>/dev/null || break; sleep 0.1; done
    kill -0 "$p" 2>/dev/null && kill -9 "$p"
  done
  [ -s "$BASE/dnsmasq.pid" ] && kill "$(cat "$BASE/dnsmasq.pid")" 2>/dev/null
  ip link del "$BR" 2>/dev/null; ip route del unreachable "$NET.0/24" metric 4000000 2>/dev/null
  awk -v d="$BASE/" 'index($2, d) == 1 {print $2}' /proc/mounts | sort -r | while read -r m; do umount -l "$m"; done
  awk -v d="$BASE/" 'index($2, d) == 1 {f = 1} END {exit f}' /proc/mounts && rm -rf "$BASE"
  echo "cluster: down"
}
case "$cmd" in
  down) down; exit 0 ;;
  kill)
    p=$(srv "$N"); [ -n "$p" ] || { echo "cluster: member $N is not running" >&2; exit 1; }
    kill -9 "$p"; while kill -0 "$p" 2>/dev/null; do sleep 0.05; done; exit 0 ;;
  start)
    run "$N"; LXD_DIR=$BASE/n$N timeout 60 lxd waitready --timeout 60 < /dev/null; exit 0 ;;
esac
[ -e "$BASE" ] && down
mkdir -p "$BASE"; trap 'echo "cluster: failed" >&2; down' ERR
ip route replace unreachable "$NET.0/24" metric 4000000
ip link add "$BR" type bridge; ip addr add "$NET.1/24" dev "$BR"; ip link set "$BR" up
dnsmasq --conf-file=/dev/null --port=0 --bind-interfaces --interface="$BR" --except-interface=lo --dhcp-authoritative --no-ping \
  --dhcp-range="$NET.10,$NET.250,1h" --dhcp-leasefile="$BASE/leases" --pid-file="$BASE/dnsmasq.pid" -u root
for i in $(seq "$N"); do
  mkdir -p "$BASE/n$i"; run "$i"
done
for i in $(seq "$N"); do for _ in $(seq 100); do [ -S "$BASE/n$i/unix.socket" ] && break; sleep 0.1; done; LXD_DIR=$BASE/n$i lxd waitready --timeout 30 < /dev/null; done
export LXD_DIR=$BASE/n1
lxd init --preseed <<P
config: {core.https_address: "127.0.0.1:9441", images.auto_update_interval: "0"}
storage_pools: [{name: default, driver: dir}]
profiles:
- name: default
  devices:
    root: {path: /, pool: default, type: disk}
    eth0: {name: eth0, nictype: bridged, parent: $BR, type: nic}
cluster: {server_name: node1, enabled: true}
P
for i in $(seq 2 "$N"); do
  tok=$(lxc cluster add "node$i" -q < /dev/null | tail -1)
  LXD_DIR=$BASE/n$i lxd init --preseed <<P
cluster: {enabled: true, server_name: node$i, server_address: "127.0.0.1:944$i", cluster_token: "$tok", member_config: []}
P
done
lxc config set cluster.offline_threshold 11 < /dev/null     # 5.0.2 fails with EOF if it is in the preseed
sh "$here/build-image.sh" "$BASE/wan-blok.tar"; lxc image import "$BASE/wan-blok.tar" --alias wan-blok < /dev/null > /dev/null
t=$BASE/tls; mkdir -p -m 700 "$t"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:secp384r1 -sha384 -nodes -days 3650 -subj /CN=languard \
  -keyout "$t/client.key" -out "$t/client.crt" 2>/dev/null
lxc config trust add "$t/client.crt" --name languard < /dev/null
cp "$BASE/n1/cluster.crt" "$t/server.crt"
echo "cluster: $N members, sockets $BASE/n{1..$N}/unix.socket"
