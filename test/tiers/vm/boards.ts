/** The board of the VM tests, once for each way to reach its lines, and what the guest needs before systemd. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkout, kit } from './guest.ts'

export type Backend = 'evdev' | 'chardev' | 'onoff'

/** Visible under the same path inside: the guest has the host's root. */
const DIRECTORY = join(kit, 'boards')
/** The smallest that vivid gives as a webcam. */
export const PICTURE = { width: 320, height: 180, picturesPerSecond: 5 } as const
/** Offsets on the simulated chip. */
export const LINE = { record: 0, display: 1, red: 4, green: 5, haptic: 6, buzzer: 7 } as const
const CHIP = 'zeuge-bank'

export function boardPath(backend: Backend): string {
  return join(DIRECTORY, `${backend}.yaml`)
}

export function writeBoards(): void {
  mkdirSync(DIRECTORY, { recursive: true })
  for (const backend of ['evdev', 'chardev', 'onoff'] as const) {
    const [path, text] = [boardPath(backend), boardText(backend)]
    // Another tier's guest may be reading it.
    if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text)
  }
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
    `camera: { backend: v4l2, device: /dev/video0, format: yuyv422, width: ${PICTURE.width}, height: ${PICTURE.height}, picturesPerSecond: ${PICTURE.picturesPerSecond}, bitsPerSecond: 300000, keyEvery: 5 }`,
    'microphone: { backend: alsa, device: "hw:Loopback,1,0", sampleRate: 16000, bitsPerSecond: 32000 }',
    'battery: { backend: power-supply }',
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

/** What every shell of the guest knows: hand.sh, and where its lines are. */
export const HAND = `declare -A LINE=(${Object.entries(LINE)
  .map(([name, line]) => `[${name}]=${line}`)
  .join(' ')})
. ${checkout}/test/tiers/vm/hand.sh
`

/** One camera whose picture carries a counter. */
export const VIVID = 'n_devs=1 node_types=0x1 input_types=0x0 no_error_inj=1'

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
cat >/run/hand.sh <<'HAND'
${HAND}HAND
`

/** Registers of a Smart Battery (SBS 1.1), as far as the kernel's driver asks for them at its start. */
const SBS = { charge: 0x0d, voltage: 0x09, current: 0x0a, status: 0x16, version: 0x1a } as const
const BATTERY_START = [
  ...[`${SBS.charge} 80`, `${SBS.voltage} 7400`, `${SBS.current} 0xff38`, `${SBS.status} 0x00c0`],
  ...[`${SBS.version} 0x31`, '0x18 3000', '0x10 2900', '0x0f 2117', '0x08 2981', '0x03 0', '0 0', '0x17 12'],
]
const setBattery = (word: string): string => `i2cset -f -y $(cat /run/i2c) 0x0b ${word} w`

/** The fuel gauge says so many percent. */
export function batterySays(percent: number): string {
  return setBattery(`${SBS.charge} ${percent}`)
}

/** The same with camera, sound card and battery, and the installed files. */
export const PREPARE = `${PREPARE_LINES}modprobe snd-aloop
modprobe vivid ${VIVID}
modprobe i2c-dev
modprobe i2c-stub chip_addr=0x0b
grep -l stub /sys/bus/i2c/devices/i2c-*/name | head -1 | sed 's/.*i2c-\\([0-9]*\\).*/\\1/' >/run/i2c
${BATTERY_START.map(setBattery).join('\n')}
modprobe sbs-battery
echo sbs-battery 0x0b >/sys/bus/i2c/devices/i2c-$(cat /run/i2c)/new_device
cp -r /mnt/root/etc/. /etc/
systemd-sysusers
insmod $modules/zeuge_board.ko base=$(cat /run/base)
`
