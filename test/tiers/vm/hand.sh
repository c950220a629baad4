# In the guest: what a hand does and an eye sees, outside of the service. Sourced by every shell there, after LINE (boards.ts).
# Deadlines are seconds of the guest, whose time is its processor's instructions (guest.ts). What is called in a loop starts
# no process: that would cost the emulator more than all that the camera does meanwhile.
read -r S </run/sim
[ -p /run/nap ] || mkfifo /run/nap
exec 9<>/run/nap
nap() { read -rt "$1" -u 9 || :; }
pull() { echo "pull-$2" >"$S/sim_gpio${LINE[$1]}/pull"; }
level() { read -r LEVEL <"$S/sim_gpio${LINE[$1]}/value"; }
press() { pull "$1" up; nap 0.1; pull "$1" down; }
now() { local up; read -r up _ </proc/uptime; NOW=$((10#${up/./} * 10)); }
soon() {
  now
  local end=$((NOW + $1 * 1000))
  shift
  until "$@"; do
    now
    [ "$NOW" -gt "$end" ] && { echo "not in time: $*"; return 1; }
    nap 0.05
  done
}
is() { level "$1"; [ "$LEVEL" = "$2" ]; }
await() { soon 20 is "$1" "$2"; }
# Red and green as two digits, over as long as a slow pattern takes.
steady() {
  local n
  for n in {1..14}; do
    is red "${1:0:1}" && is green "${1:1:1}" || return 1
    nap 0.1
  done
}
amber_blinks() {
  local n seen=
  for n in {1..14}; do
    level red; seen+=" $LEVEL"
    level green; seen+=$LEVEL
    nap 0.1
  done
  [[ $seen = *" 00"* && $seen = *" 11"* ]]
}
log() { journalctl -u zeuge -o cat --no-pager; }
# Keeps what the service says in a file that `said` reads: from this many characters on, is this (a pattern) in it?
follow() { systemd-run -q sh -c 'exec journalctl -fu zeuge -n all -o cat >/run/zeuge.log'; }
said_so_far() { local all; IFS= read -rd '' all </run/zeuge.log || :; SAID=${#all}; }
said() { local all; IFS= read -rd '' all </run/zeuge.log || :; [[ ${all:$1} = *$2* ]]; }
main_pid() { systemctl show -P MainPID zeuge; }
# All its processes are gone, also the one that switches the lights off.
ended() { [ ! -e /sys/fs/cgroup/system.slice/zeuge.service/cgroup.procs ]; }
# fault BREAK LOST MEND BACK: breaks a part, waits until the service said LOST and then, mended, until BACK is true. Prints
# when it was broken, ms of this boot, and what the service said since.
fault() {
  local broken
  said_so_far
  now; broken=$NOW
  eval "$1"
  soon 8 said "$SAID" "$2" || { log | tail -20; return 1; }
  eval "$3"
  soon 30 eval "$4" || { log | tail -20; return 1; }
  echo "$broken"
  tail -c "+$SAID" /run/zeuge.log
}
# scuffle SECONDS SEED [FILE]: edges at random on both buttons; RECORD is never held for longer than a second. Prints how
# many; writes each into the file, as press.mjs calls it.
scuffle() {
  RANDOM=$2
  now
  local end=$((NOW + $1 * 1000)) edges=0 since=$NOW button pulled=
  local -A is=([record]=down [display]=down)
  while now; [ "$NOW" -lt "$end" ]; do
    button=record
    ((RANDOM % 2)) && button=display
    [ "${is[record]}" = up ] && ((NOW - since > 900)) && button=record
    [ "${is[$button]}" = up ] && is[$button]=down || is[$button]=up
    [ $button = record ] && since=$NOW
    pull $button "${is[$button]}"
    [ "${is[$button]}" = up ] && pulled+="edge $button down"$'\n' || pulled+="edge $button up"$'\n'
    edges=$((edges + 1))
    # Never shorter than what a kernel that is busy still tells from a bounce.
    nap "0.0$((RANDOM % 8 + 2))"
  done
  for button in record display; do
    [ "${is[$button]}" = up ] && pulled+="edge $button up"$'\n'
    pull $button down
  done
  [ -z "${3:-}" ] || echo -n "$pulled" >"$3"
  echo "$edges"
}
