/** The board of the VM tests, once for each way to reach its lines, and what the guest needs before systemd. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from './guest.ts'

export type Backend = 'evdev' | 'chardev' | 'onoff'

/** Visible under the same path inside: the guest has the host's root. */
const DIRECTORY = join(process.env['ZEUGE_VM'] ?? '/var/cache/zeuge-vm', 'boards')
/** Offsets on the simulated chip. */
export const LINE = { record: 0, display: 1, red: 4, green: 5, haptic: 6, buzzer: 7 } as const
const CHIP = 'zeuge-bank'

export function boardPath(backend: Backend): string {
  return join(DIRECTORY, `${backend}.yaml`)
}

export function writeBoards(): void {
  mkdirSync(DIRECTORY, { recursive: true })
  for (const backend of ['evdev', 'chardev', 'onoff'] as const)
    writeFileSync(boardPath(backend), boardText(backend))
}

function boardText(backend: Backend): string {
  const line = (name: keyof typeof LINE): string => `{ chip: ${CHIP}, line: ${LINE[name]} }`
  const parts =
    backend === 'evdev'
      ? [
          'buttons: { backend: evdev, record: 167, display: 148 }',
          'led: { backend: class, green: [zeuge-green], red: [zeuge-red] }',
          'haptic: { backend: class, led: zeuge-haptic }',
          'tone: { backend: buzzer, led: zeuge-buzzer }',
        ]
      : [
          `buttons: { backend: ${backend}, record: ${line('record')}, display: ${line('display')} }`,
          `led: { backend: ${backend}, green: ${line('green')}, red: ${line('red')} }`,
          `haptic: { backend: ${backend}, line: ${line('haptic')} }`,
          'tone: { backend: none }',
        ]
  return [
    'zeugeBoard: 1',
    `id: vm-${backend}`,
    `name: simulated chip through ${backend}`,
    'note: for the VM tests',
    ...parts,
    'display: { backend: none }',
    'camera: { backend: v4l2, device: /dev/video0, format: yuyv422, width: 320, height: 180, picturesPerSecond: 5, bitsPerSecond: 300000, keyEvery: 5 }',
    'microphone: { backend: alsa, device: "hw:Loopback,1,0", sampleRate: 16000, bitsPerSecond: 32000 }',
    'battery: { backend: power-supply, gauge: test_battery }',
    'dock: { backend: serial, device: /dev/ttyS1, controller: cradle }',
    'position: { backend: none }',
    'off: exit',
    '',
  ].join('\n')
}

/** Unit, rules and user as `zeuge service install` writes them, below a root of their own. */
export function installService(root: string, backend: Backend): void {
  const main = join(checkout, 'dist/src/cli/main.js')
  const args = ['service', 'install', '--board', boardPath(backend), '--root', root, '--yes', '--force']
  execFileSync(process.execPath, [main, ...args], { stdio: ['ignore', 'ignore', 'inherit'] })
}

/** As first process: the chip, and what its keys and LEDs need. */
export const PREPARE_LINES = `modules=\${ZEUGE_VM:-/var/cache/zeuge-vm}/build/modules
modprobe configfs
mount -t configfs configfs /sys/kernel/config
insmod $modules/irq_sim.ko
insmod $modules/gpio-sim.ko
sim=/sys/kernel/config/gpio-sim/zeuge
mkdir $sim $sim/bank0
echo 16 >$sim/bank0/num_lines
echo ${CHIP} >$sim/bank0/label
echo 1 >$sim/live
echo /sys/devices/platform/$(cat $sim/dev_name)/$(cat $sim/bank0/chip_name) >/run/sim
basename /sys/devices/platform/$(cat $sim/dev_name)/gpio/gpiochip* | sed s/gpiochip// >/run/base
modprobe -a evdev gpio_keys leds-gpio ledtrig-timer ledtrig-oneshot
`

/** The same with camera, sound card and battery, and the installed files. */
export const PREPARE = `${PREPARE_LINES}modprobe snd-aloop
modprobe vivid n_devs=1 node_types=0x1 input_types=0x0 no_error_inj=1
insmod $modules/test_power.ko
echo discharging >/sys/module/test_power/parameters/battery_status
echo 80 >/sys/module/test_power/parameters/battery_capacity
cp -r /mnt/root/etc/. /etc/
mkdir -p /etc/systemd/system/zeuge.service.d
# Emulation is slow: what is three seconds on a board may be ten here.
printf '[Service]\\nWatchdogSec=20\\nTimeoutStartSec=600\\n' >/etc/systemd/system/zeuge.service.d/vm.conf
systemd-sysusers
insmod $modules/zeuge_board.ko base=$(cat /run/base)
`
