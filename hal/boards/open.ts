/**
 * Opens the parts that a board file names, one by one. A missing part is a named fault and tried again each second;
 * it stops no other part, and its port takes every call and does nothing.
 *
 * Parts of the backend `mock` are left to the caller; parts of the backend `none` are silent.
 */
import { ZeugeError } from '../../src/errors.ts'
import { type Addon, loadAddon } from '../addon/addon.ts'
import { evdevButtons } from '../buttons/evdev.ts'
import { lineButtons } from '../buttons/lines.ts'
import type { DisciplinedClock } from '../clock/disciplined.ts'
import { lineDock } from '../dock/lines.ts'
import { lockedButtons } from '../dock/lock.ts'
import { serialDock } from '../dock/serial.ts'
import { charDevLines } from '../gpio/chardev.ts'
import type { LineDriver } from '../gpio/lines.ts'
import { onoffLines } from '../gpio/onoff.ts'
import type {
  Battery,
  ButtonEdge,
  DockContact,
  Haptic,
  Led,
  Log,
  Part,
  Position,
  Source,
  Tone,
} from '../hal.ts'
import { openHaptic } from '../haptic/haptic.ts'
import { classPulser } from '../haptic/ledclass.ts'
import { linePulser } from '../haptic/lines.ts'
import type { Report } from '../keep.ts'
import { openLed } from '../led/led.ts'
import { classLamps } from '../led/ledclass.ts'
import { lineLamps } from '../led/lines.ts'
import { createPartBook, type PartBook } from '../partnews.ts'
import { openGnss } from '../position/gnss.ts'
import { mains } from '../power/mains.ts'
import { supplyBattery } from '../power/supply.ts'
import { openSerialPort } from '../serial/port.ts'
import { beeper } from '../tone/beeper.ts'
import { buzzer } from '../tone/buzzer.ts'
import { pwm } from '../tone/pwm.ts'
import { openTone } from '../tone/tone.ts'
import { type BoardForm, lineDriversOf } from './form.ts'

const BAUD_DOCK = 115_200
const BAUD_GNSS = 9_600

export interface PartsOptions {
  readonly board: BoardForm
  readonly clock: DisciplinedClock
  readonly log: Log
  /** What the dock controller is told of this camera. */
  readonly firmware: string
}

/** A port is absent where the board file says `mock`, and for dock and position also where it says `none`. */
export interface Parts {
  readonly buttons?: Source<ButtonEdge>
  readonly led?: Led
  readonly haptic?: Haptic
  readonly tone?: Tone
  readonly battery?: Source<Battery>
  readonly dock?: Source<DockContact>
  readonly position?: Source<Position>
  readonly book: PartBook
  /** Parts that were opened, in that order. */
  readonly opened: readonly Part[]
  /** Lights and tones off. Idempotent. */
  close(): void
}

interface Workshop extends PartsOptions {
  readonly book: PartBook
  report(part: Part): Report
  lines(name: 'chardev' | 'onoff'): LineDriver
  readonly addon: Addon | undefined
}

interface Closable {
  close(): void
}

export async function openParts(options: PartsOptions): Promise<Parts> {
  const { board } = options
  let open = true
  const book = createPartBook(options.clock, () => open)
  const shop = await equip(options, book)
  const opened: Part[] = []
  const closers: Closable[] = []
  const keep = <T extends Closable>(part: Part, made: T | undefined): T | undefined => {
    if (made === undefined) return undefined
    opened.push(part)
    closers.push(made)
    return made
  }
  // Lamp first: whatever is wrong with the rest can be shown.
  const led = keep('led', await ledOf(shop))
  const haptic = keep('haptic', await hapticOf(shop))
  const tone = keep('tone', await toneOf(shop))
  const serial =
    board.dock.backend === 'serial' ? keep('dock', await serialDockOf(shop, board.dock)) : undefined
  const pressed = keep('buttons', await buttonsOf(shop))
  const contact = serial ?? keep('dock', await lineDockOf(shop))
  const battery = keep(
    'battery',
    batteryOf(shop, () => serial?.charging() ?? false),
  )
  const position = keep('position', await positionOf(shop))
  const dock = contact?.dock ?? (board.dock.backend === 'evdev' ? pressed?.dock : undefined)
  return {
    book,
    opened,
    ...(pressed && {
      buttons: serial === undefined ? pressed.buttons : lockedButtons(pressed.buttons, serial.buttonsLocked),
    }),
    ...(led ? { led: led.led } : board.led.backend === 'none' && { led: { show() {} } }),
    ...(haptic ? { haptic: haptic.haptic } : board.haptic.backend === 'none' && { haptic: { play() {} } }),
    ...(tone ? { tone: tone.tone } : board.tone.backend === 'none' && { tone: { play() {} } }),
    ...(battery && { battery: battery.battery }),
    ...(dock && { dock }),
    ...(position && { position: position.position }),
    close() {
      if (!open) return
      for (const one of closers) one.close()
      open = false
    },
  }
}

/** What several parts need: the addon where it is there, and drivers of lines that say why they are not. */
async function equip(options: PartsOptions, book: PartBook): Promise<Workshop> {
  const { clock, log, board } = options
  let addon: Addon | undefined
  try {
    addon = loadAddon()
  } catch (error) {
    if (!(error instanceof ZeugeError)) throw error
    log({ level: 'info', event: 'addon.missing', why: error.message })
  }
  const onoff = lineDriversOf(board).includes('onoff') ? await onoffLines(clock).catch(refusing) : undefined
  /** When a line is opened, not before: what is missing is that part's fault. */
  const driver = (name: 'chardev' | 'onoff'): LineDriver => {
    if (name === 'chardev') return charDevLines({ addon: addon ?? loadAddon() })
    if (onoff === undefined || onoff instanceof ZeugeError)
      throw onoff ?? new Error('onoff was not asked for')
    return onoff
  }
  return {
    ...options,
    book,
    addon,
    report: (part) => {
      // Losses and returns are news, and who hears them logs them (src/device/watch.ts): here only that it is there at all.
      let first = true
      return (ok, why) => {
        if (first && ok) log({ level: 'info', event: 'part.works', part })
        first = false
        book.set(part, ok, why)
      }
    },
    lines: (name) => ({
      name,
      input: (...args) => driver(name).input(...args),
      output: (spec) => driver(name).output(spec),
    }),
  }
}

function refusing(error: unknown): ZeugeError {
  if (error instanceof ZeugeError) return error
  throw error
}

async function buttonsOf(shop: Workshop) {
  const { board, clock, log, addon } = shop
  const { buttons, dock } = board
  const report = shop.report('buttons')
  if (buttons.backend === 'mock') return undefined
  if (buttons.backend === 'evdev') {
    const { record, display, device } = buttons
    const dockSwitch = dock.backend === 'evdev' ? dock.switch : undefined
    return evdevButtons({ clock, log, addon, report, codes: { record, display }, device, dockSwitch })
  }
  const { backend, record, display } = buttons
  return {
    ...(await lineButtons({ clock, report, lines: shop.lines(backend), contacts: { record, display } })),
    dock: undefined,
  }
}

async function ledOf(shop: Workshop) {
  const { led } = shop.board
  if (led.backend === 'mock' || led.backend === 'none') return undefined
  const common = { clock: shop.clock, report: shop.report('led') }
  if (led.backend === 'class') {
    const { green, red, amber = [...red, ...green] } = led
    return openLed({ ...common, wiring: { green, red, amber }, open: (names) => classLamps(names) })
  }
  const { backend, green, red, amber } = led
  const wiring = {
    green: ['green'],
    red: ['red'],
    amber: amber === undefined ? ['red', 'green'] : ['amber'],
  }
  const specs = { green, red, ...(amber && { amber }) }
  return openLed({ ...common, wiring, open: () => lineLamps(shop.lines(backend), specs) })
}

async function hapticOf(shop: Workshop) {
  const { haptic } = shop.board
  const { clock } = shop
  if (haptic.backend === 'mock' || haptic.backend === 'none') return undefined
  const open =
    haptic.backend === 'class'
      ? () => classPulser(haptic.led)
      : () => linePulser(clock, shop.lines(haptic.backend), haptic.line)
  return openHaptic({ clock, report: shop.report('haptic'), open })
}

async function toneOf(shop: Workshop) {
  const { tone } = shop.board
  if (tone.backend === 'mock' || tone.backend === 'none') return undefined
  const open = () => {
    if (tone.backend === 'beeper') return beeper({ device: tone.device })
    return tone.backend === 'pwm' ? pwm(tone) : buzzer(classPulser(tone.led))
  }
  return openTone({ clock: shop.clock, report: shop.report('tone'), open })
}

async function serialDockOf(shop: Workshop, dock: Extract<BoardForm['dock'], { backend: 'serial' }>) {
  const { clock, log, firmware } = shop
  return serialDock({
    ...{ clock, log, firmware, report: shop.report('dock'), open: openSerialPort },
    path: dock.device,
    baud: dock.baud ?? BAUD_DOCK,
    controller: dock.controller,
    time: (unixMs, _uncertaintyMs, atUs) => clock.take('network', unixMs * 1000, atUs),
  })
}

async function lineDockOf(shop: Workshop) {
  const { dock } = shop.board
  if (dock.backend !== 'chardev' && dock.backend !== 'onoff') return undefined
  const { backend, line } = dock
  return lineDock({
    ...{ clock: shop.clock, report: shop.report('dock') },
    ...{ lines: shop.lines(backend), contact: line },
  })
}

function batteryOf(shop: Workshop, charging: () => boolean) {
  const { battery } = shop.board
  const { clock } = shop
  if (battery.backend === 'mock') return undefined
  if (battery.backend === 'mains') return mains(clock)
  return supplyBattery({ clock, report: shop.report('battery'), gauge: battery.gauge, charging })
}

async function positionOf(shop: Workshop) {
  const { position } = shop.board
  const { clock } = shop
  if (position.backend === 'none') return undefined
  return openGnss({
    ...{ clock, report: shop.report('position'), open: openSerialPort },
    path: position.device,
    baud: position.baud ?? BAUD_GNSS,
    time: (unixMs, atUs) => clock.take('gnss', unixMs * 1000, atUs),
  })
}
