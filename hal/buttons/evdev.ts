/**
 * Buttons that the kernel already knows (gpio-keys, `dtoverlay=gpio-key`): debounced and stamped by it.
 *
 *   /dev/input/eventN ─► addon, or a `cat` child where there is none ─► events ─► edges
 *
 * A pending read of Node's own would keep the process from ending for ever; a child can be killed. Without the addon
 * events carry wall time, which may jump, so an event's age by the wall clock is subtracted from now, within a second.
 * After an overrun the kernel is asked how the buttons stand (overrun.ts), and at the beginning whether the camera is in its
 * cradle; without the addon their next edge says it.
 */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { ZeugeError } from '../../src/errors.ts'
import { type Addon, openDevice } from '../addon/addon.ts'
import { createEmitter } from '../emitter.ts'
import type { Button, ButtonEdge, Clock, DockContact, Log, Source } from '../hal.ts'
import { keepOpen, type Opened, type Report } from '../keep.ts'
import { createHeldButtons } from './held.ts'
import { type InputDevice, parseInputDevices } from './inputdevices.ts'
import { createInputParser, EV_KEY, EV_SW, eventBytesOf, type InputEvent } from './inputevent.ts'
import { createOverrunGuard, type StateNow, type Watched } from './overrun.ts'

/** linux/input.h: _IOW('E', 0xa0, int), and time.h. */
const EVIOCSCLOCKID = 0x400445a0
/** Bitmaps of all keys that are down and all switches that are on: _IOR('E', 0x18, …), _IOR('E', 0x1b, …). */
const STATE_BYTES = 96
const STATE_OF: Readonly<Record<Watched['type'], number>> = {
  [EV_KEY]: 0x80000000 + STATE_BYTES * 0x10000 + 0x4518,
  [EV_SW]: 0x80000000 + STATE_BYTES * 0x10000 + 0x451b,
}
const CLOCK_MONOTONIC = 1
const AGE_US_MAX = 1_000_000

export interface EvdevOptions {
  readonly clock: Clock
  readonly log: Log
  /** Absent: through `cat`. */
  readonly addon?: Addon | undefined
  readonly report: Report
  /** Key codes of linux/input-event-codes.h. */
  readonly codes: Readonly<Record<Button, number>>
  /** Switch code of the cradle contact, where there is one. */
  readonly dockSwitch?: number | undefined
  /** Only devices whose name contains this; all where absent. */
  readonly device?: string | undefined
  readonly devicesFile?: string
  readonly inputDirectory?: string
}

export interface EvdevButtons {
  readonly buttons: Source<ButtonEdge>
  readonly dock: Source<DockContact>
  close(): void
}

export async function evdevButtons(options: EvdevOptions): Promise<EvdevButtons> {
  const { clock, codes, dockSwitch } = options
  let open = true
  const edges = createEmitter<ButtonEdge>(clock, () => open)
  let attached = false
  const contacts = createEmitter<DockContact>(
    clock,
    () => open,
    () => (attached ? { attached } : undefined),
  )
  const held = createHeldButtons(edges.emit)
  let lastUs = 0

  function take(event: InputEvent, atUs: number): void {
    if (event.type === EV_SW && event.code === dockSwitch && attached !== (event.value === 1)) {
      attached = !attached
      contacts.emit({ attached })
    }
    // 2 is the kernel's auto-repeat of a held key.
    if (event.type !== EV_KEY || (event.value !== 0 && event.value !== 1)) return
    const button = (Object.keys(codes) as Button[]).find((name) => codes[name] === event.code)
    if (button === undefined) return
    lastUs = Math.max(lastUs, atUs)
    held.edge({ button, down: event.value === 1, atUs: lastUs })
  }
  const kept = await keepOpen({
    clock,
    report: options.report,
    open: (lost) =>
      openAll(devicesFor(options), options, take, (why) => {
        held.letGo(Math.max(lastUs, clock.nowUs()))
        lost(why)
      }),
  })
  return {
    buttons: edges.source,
    dock: contacts.source,
    close() {
      open = false
      kept.close()
    },
  }
}

/** All devices that can tell of a button of ours: two overlays make two devices. */
function devicesFor(options: EvdevOptions): readonly InputDevice[] {
  const { devicesFile = '/proc/bus/input/devices', codes, device, dockSwitch } = options
  const longBits = eventBytesOf(process.arch) === 24 ? 64 : 32
  const all = parseInputDevices(readFileSync(devicesFile, 'latin1'), longBits)
  const named = all.filter(({ name }) => device === undefined || name.includes(device))
  for (const [button, code] of Object.entries(codes))
    if (!named.some((one) => one.hasKey(code)))
      throw new ZeugeError(
        'NOT_AVAILABLE',
        `no input device${device === undefined ? '' : ` named ${device}`} has the key ${code} (${button}); there are: ${all.map(({ name }) => name).join(', ') || 'none'}`,
      )
  const wanted = Object.values(codes)
  return named.filter(
    (one) => wanted.some(one.hasKey) || (dockSwitch !== undefined && one.hasSwitch(dockSwitch)),
  )
}

function openAll(
  devices: readonly InputDevice[],
  options: EvdevOptions,
  take: (event: InputEvent, atUs: number) => void,
  lost: (why: string) => void,
): Opened {
  const { addon, clock, log, codes, dockSwitch, inputDirectory = '/dev/input' } = options
  const watched: readonly Watched[] = [
    ...Object.values(codes).map((code) => ({ type: EV_KEY, code }) as const),
    ...(dockSwitch === undefined ? [] : [{ type: EV_SW, code: dockSwitch } as const]),
  ]
  const guard = (name: string, now: StateNow | undefined, passed: (event: InputEvent) => void) =>
    createOverrunGuard({
      ...{ watched, now, take: passed },
      dropped: () => log({ level: 'warn', event: 'buttons.dropped', device: name }),
    })
  const readers: { close(): void }[] = []
  const close = (): void => {
    for (const reader of readers) reader.close()
  }
  try {
    for (const { event, name, hasSwitch } of devices) {
      const path = `${inputDirectory}/${event}`
      const gone = (why: string): void => lost(`${name} (${path}) is gone: ${why}`)
      readers.push(
        addon === undefined
          ? readThroughCat(
              path,
              guard(name, undefined, (one) => take(one, ageBased(clock, one.timeUs))),
              gone,
            )
          : readThroughAddon(
              addon,
              path,
              (now) => {
                if (dockSwitch !== undefined && hasSwitch(dockSwitch)) {
                  const value = now(EV_SW, dockSwitch) ? 1 : 0
                  take({ timeUs: 0, type: EV_SW, code: dockSwitch, value }, 0)
                }
                return guard(name, now, (one) => take(one, one.timeUs))
              },
              gone,
            ),
      )
    }
  } catch (error) {
    close()
    throw error
  }
  return { close }
}

function readThroughAddon(
  addon: Addon,
  path: string,
  guarded: (now: StateNow) => (event: InputEvent) => void,
  gone: (why: string) => void,
): { close(): void } {
  const device = openDevice(path)
  let take: (event: InputEvent) => void
  try {
    const clockId = Buffer.alloc(4)
    clockId.writeInt32LE(CLOCK_MONOTONIC)
    addon.ioctl(device.fd, EVIOCSCLOCKID, clockId)
    take = guarded((type, code) => {
      const bits = Buffer.alloc(STATE_BYTES)
      addon.ioctl(device.fd, STATE_OF[type], bits)
      return (((bits[code >> 3] ?? 0) >> (code & 7)) & 1) === 1
    })
  } catch (error) {
    device.close()
    throw error
  }
  const parser = createInputParser(eventBytesOf(process.arch))
  const leave = addon.watch(device.fd, (bytes) => parser.push(bytes).forEach(take), gone)
  return {
    close() {
      leave()
      device.close()
    },
  }
}

function readThroughCat(
  path: string,
  take: (event: InputEvent) => void,
  gone: (why: string) => void,
): { close(): void } {
  // Told at once and by name what `cat` would only say on its way out.
  openDevice(path).close()
  const parser = createInputParser(eventBytesOf(process.arch))
  const child = spawn('cat', [path], { stdio: ['ignore', 'pipe', 'ignore'] })
  let over = false
  const end = (why: string): void => {
    if (!over) gone(why)
    over = true
  }
  child.stdout.on('data', (bytes: Buffer) => {
    if (!over) parser.push(bytes).forEach(take)
  })
  child.on('error', (error) => end(error.message))
  child.on('close', () => end('reading ended'))
  return {
    close() {
      over = true
      child.kill('SIGKILL')
    },
  }
}

/** The kernel's wall time and ours are the same clock; a jump between event and reading shows as a strange age. */
function ageBased(clock: Clock, eventWallUs: number): number {
  const ageUs = Date.now() * 1000 - eventWallUs
  const nowUs = clock.nowUs()
  return ageUs > 0 && ageUs < AGE_US_MAX ? nowUs - ageUs : nowUs
}
