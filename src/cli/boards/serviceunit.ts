/**
 * The files that make a camera out of a machine with systemd: unit, udev rules, user and a rule for polkit. Pure.
 *
 * What is closed: the system is read-only for the service but for its own data, only named kinds of devices can be
 * opened, no new privileges. What cannot be closed: MemoryDenyWriteExecute (V8 writes code), ProtectKernelTunables
 * (LEDs are files of sysfs).
 */
import type { BoardForm } from '../../../hal/boards/form.ts'

export const SERVICE_USER = 'zeuge'
export const DATA_DIRECTORY = '/var/lib/zeuge'
/** Longer than a card stalls (heartbeat.ts), shorter than an officer waits. */
const WATCHDOG_SECONDS = 10

export interface ServiceOptions {
  readonly board: BoardForm
  /** As given: an id, or the absolute path of a file. */
  readonly boardName: string
  /** Absolute paths. */
  readonly node: string
  readonly main: string
  readonly profile?: string | undefined
  /** As given to `--camera`, in the place of the board's. */
  readonly camera?: string | undefined
}

export interface ServiceFile {
  readonly path: string
  readonly text: string
}

/** All that is ever written, and so all that is ever removed. */
export const SERVICE_PATHS = {
  unit: '/etc/systemd/system/zeuge.service',
  udev: '/etc/udev/rules.d/60-zeuge.rules',
  users: '/etc/sysusers.d/zeuge.conf',
  polkit: '/etc/polkit-1/rules.d/60-zeuge.rules',
} as const

export function serviceFiles(options: ServiceOptions): readonly ServiceFile[] {
  return [
    { path: SERVICE_PATHS.unit, text: unitOf(options) },
    { path: SERVICE_PATHS.udev, text: udevOf(options.board) },
    { path: SERVICE_PATHS.users, text: USERS },
    { path: SERVICE_PATHS.polkit, text: POLKIT },
  ]
}

function unitOf({ boardName, node, main, profile, camera }: ServiceOptions): string {
  const run = [
    ...[node, main, 'run', '--headless', '--board', boardName, '--data', DATA_DIRECTORY],
    ...(profile === undefined ? [] : ['--profile', profile]),
    ...(camera === undefined ? [] : ['--camera', camera]),
  ]
  return `# Made by "zeuge service install"; "zeuge service remove" takes it away.
[Unit]
Description=Zeuge body camera
# Nothing of the network: standby comes without it.
After=local-fs.target systemd-udevd.service
StartLimitIntervalSec=0

[Service]
Type=notify
# Not main alone: where native/zeuge.node is missing, systemd-notify speaks for the camera.
NotifyAccess=all
WatchdogSec=${WATCHDOG_SECONDS}
# Not SIGABRT: a core dump would hold pictures and keys.
WatchdogSignal=SIGKILL
ExecStart=${run.map(quoted).join(' ')}
# However it ended: no light may say that a dead process records.
ExecStopPost=${[node, main, 'board', 'dark', boardName].map(quoted).join(' ')}
Restart=on-failure
RestartSec=500ms
TimeoutStartSec=60
TimeoutStopSec=30
KillMode=mixed
LimitCORE=0
OOMScoreAdjust=-500

User=${SERVICE_USER}
SupplementaryGroups=gpio video audio dialout input
StateDirectory=zeuge
StateDirectoryMode=0700
RuntimeDirectory=zeuge
RuntimeDirectoryPreserve=yes
UMask=0077

ProtectSystem=strict
ProtectHome=${/^\/(home|root)\//.test(main) ? 'read-only' : 'yes'}
PrivateTmp=yes
NoNewPrivileges=yes
ProtectKernelModules=yes
ProtectKernelLogs=yes
ProtectControlGroups=yes
ProtectHostname=yes
ProtectClock=yes
RestrictSUIDSGID=yes
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK
LockPersonality=yes
CapabilityBoundingSet=
SystemCallArchitectures=native
SystemCallFilter=@system-service
# Refused, not killed: Node tries io_uring at its start and does without.
SystemCallErrorNumber=EPERM
DevicePolicy=closed
${DEVICES.map((device) => `DeviceAllow=${device}`).join('\n')}

[Install]
WantedBy=multi-user.target
`
}

/** Lines, cameras, sound, input (a beeper is written to), display, serial ports; memory the camera's driver shares. */
const DEVICES = [
  ...[
    'char-gpiochip rw',
    'char-video4linux rw',
    'char-media rw',
    'char-alsa rw',
    'char-input rw',
    'char-fb rw',
  ],
  ...[
    'char-dma_heap rw',
    'char-ttyAMA rw',
    'char-ttyS rw',
    'char-ttyUSB rw',
    'char-ttyACM rw',
    'char-pts rw',
  ],
]

function udevOf(board: BoardForm): string {
  const lamps =
    board.led.backend === 'class' ? [...board.led.green, ...board.led.red, ...(board.led.amber ?? [])] : []
  const pulses = [
    ...(board.haptic.backend === 'class' ? [board.haptic.led] : []),
    ...(board.tone.backend === 'buzzer' ? [board.tone.led] : []),
  ]
  return [
    '# Made by "zeuge service install". A trigger is chosen once, so that its files keep their group.',
    'SUBSYSTEM=="gpio", KERNEL=="gpiochip*", GROUP="gpio", MODE="0660"',
    `SUBSYSTEM=="pwm", ACTION=="add", RUN+="/bin/sh -c 'chgrp -R gpio /sys%p; chmod -R g+w /sys%p'"`,
    ...[...new Set(lamps)].map((name) => ledRule(name, 'timer', 'delay_on delay_off')),
    ...[...new Set(pulses)].map((name) => ledRule(name, 'oneshot', 'delay_on delay_off shot')),
    '',
  ].join('\n')
}

/** Dark from the first moment on. */
function ledRule(name: string, trigger: 'timer' | 'oneshot', files: string): string {
  const dark = trigger === 'timer' ? ' echo 1000 >/sys%p/delay_off; echo 0 >/sys%p/delay_on;' : ''
  const own = `for f in ${files}; do chgrp ${SERVICE_USER} /sys%p/$$f; chmod 0664 /sys%p/$$f; done`
  const script = `echo ${trigger} >/sys%p/trigger;${dark} ${own}`
  return `SUBSYSTEM=="leds", KERNEL=="${name}", ACTION=="add", RUN+="/bin/sh -c '${script}'"`
}

const USERS = `# Made by "zeuge service install".
g gpio - -
g input - -
u ${SERVICE_USER} - "Zeuge body camera" ${DATA_DIRECTORY}
`

const POLKIT = `// Made by "zeuge service install": an empty battery and a long press switch the camera off.
polkit.addRule(function (action, subject) {
  if (action.id.indexOf('org.freedesktop.login1.power-off') === 0 && subject.user === '${SERVICE_USER}')
    return polkit.Result.YES
})
`

/** systemd.service(5): blanks separate arguments, % and $ expand. */
function quoted(argument: string): string {
  const safe = argument.replaceAll('%', '%%').replaceAll('$', '$$$$')
  return /[\s"'\\]/.test(safe) ? JSON.stringify(safe) : safe
}
