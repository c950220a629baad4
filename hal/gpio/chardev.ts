/**
 * GPIO lines through the character device /dev/gpiochipN (kernel 5.10 or newer), by our own addon.
 *
 * All edges with the kernel's own times, bias and debounce in the kernel, and a line is free again when the process
 * ends, however it ends. An output keeps its last level then: what must be defined after a crash is set by the service.
 */
import { closeSync, constants, openSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ZeugeError } from '../../src/errors.ts'
import type { Addon } from '../addon/addon.ts'
import type { LineDriver, LineEdge, LineSpec } from './lines.ts'
import { lineName } from './lines.ts'
import {
  CHIP_INFO_BYTES,
  type ChipInfo,
  descriptorOf,
  encodeLineInfo,
  encodeLineRequest,
  encodeValues,
  GET_CHIP_INFO,
  GET_LINE,
  GET_LINE_INFO,
  GET_VALUES,
  type LineEvent,
  type LineRequest,
  levelOf,
  parseChipInfo,
  parseLineEvents,
  parseLineInfo,
  SET_VALUES,
} from './uapi.ts'

const CONSUMER = 'zeuge'
const CHIPS_MAX = 64

export interface CharDevOptions {
  readonly addon: Addon
  /** Contacts bounce; what remains is absorbed in gestures.ts. */
  readonly debounceUs?: number | undefined
  readonly directory?: string
}

export function charDevLines({ addon, debounceUs = 5_000, directory = '/dev' }: CharDevOptions): LineDriver {
  /** One line, held until it is closed. */
  function hold(spec: LineSpec, rest: Pick<LineRequest, 'direction' | 'debounceUs'>): number {
    const { fd, chip } = openChip(addon, directory, spec.chip)
    try {
      const offset = offsetOf(addon, fd, chip, spec)
      const { activeLow, pull } = spec
      const request = encodeLineRequest({ offset, activeLow, pull, consumer: CONSUMER, ...rest })
      addon.ioctl(fd, GET_LINE, request)
      return descriptorOf(request)
    } catch (cause) {
      if (cause instanceof ZeugeError) throw cause
      throw taken(spec, cause)
    } finally {
      closeSync(fd)
    }
  }

  return {
    name: 'chardev',
    input(spec, edge, lost) {
      const fd = hold(spec, { direction: 'input', debounceUs })
      let last: LineEvent | undefined
      const stop = addon.watch(
        fd,
        (bytes) => {
          for (const event of parseLineEvents(bytes)) {
            edge({ active: event.active, atUs: event.atUs, ...unknownBefore(event, last) })
            last = event
          }
        },
        (code) => lost(`${lineName(spec)} is gone (${code})`),
      )
      return {
        active() {
          const values = encodeValues(false)
          addon.ioctl(fd, GET_VALUES, values)
          return levelOf(values)
        },
        ...closeOnce(() => {
          stop()
          closeSync(fd)
        }),
      }
    },
    output(spec) {
      const fd = hold(spec, { direction: 'output' })
      const write = (active: boolean): void => addon.ioctl(fd, SET_VALUES, encodeValues(active))
      return { write, ...closeOnce(() => closeSync(fd)) }
    },
  }
}

/** The kernel keeps the newest 16 events of a line and numbers them all. */
function unknownBefore(event: LineEvent, last: LineEvent | undefined): Pick<LineEdge, 'unknownFromUs'> {
  if (last === undefined || (event.sequence - last.sequence) >>> 0 === 1) return {}
  return { unknownFromUs: last.atUs }
}

/** Labels of the chips of this machine, for people who look for theirs. */
export function chipLabels(addon: Addon, directory = '/dev'): readonly string[] {
  return chipPaths(directory).map((path) => {
    const { fd, chip } = chipAt(addon, path)
    closeSync(fd)
    return chip.label
  })
}

function chipPaths(directory: string): readonly string[] {
  return readdirSync(directory)
    .filter((name) => /^gpiochip\d+$/.test(name))
    .slice(0, CHIPS_MAX)
    .map((name) => join(directory, name))
}

function chipAt(addon: Addon, path: string): { fd: number; chip: ChipInfo } {
  const fd = openSync(path, constants.O_RDWR)
  try {
    const bytes = Buffer.alloc(CHIP_INFO_BYTES)
    addon.ioctl(fd, GET_CHIP_INFO, bytes)
    return { fd, chip: parseChipInfo(bytes) }
  } catch (error) {
    closeSync(fd)
    throw error
  }
}

function openChip(addon: Addon, directory: string, label: string): { fd: number; chip: ChipInfo } {
  const seen: string[] = []
  for (const path of chipPaths(directory)) {
    const found = chipAt(addon, path)
    if (found.chip.label === label) return found
    closeSync(found.fd)
    seen.push(found.chip.label)
  }
  const there = seen.length === 0 ? 'there is none at all' : `there are ${seen.join(', ')}`
  throw new ZeugeError('NOT_AVAILABLE', `no GPIO chip is labelled ${label}; ${there}`)
}

function offsetOf(addon: Addon, fd: number, chip: ChipInfo, spec: LineSpec): number {
  if (typeof spec.line === 'number') {
    if (spec.line < chip.lines) return spec.line
    throw new ZeugeError('NOT_AVAILABLE', `chip ${chip.label} has ${chip.lines} lines, none is ${spec.line}`)
  }
  for (let offset = 0; offset < chip.lines; offset++) {
    const bytes = encodeLineInfo(offset)
    addon.ioctl(fd, GET_LINE_INFO, bytes)
    if (parseLineInfo(bytes).name === spec.line) return offset
  }
  throw new ZeugeError('NOT_AVAILABLE', `chip ${chip.label} has no line named ${spec.line}`)
}

function taken(spec: LineSpec, cause: unknown): unknown {
  if (!(cause instanceof Error && 'code' in cause)) return cause
  const why =
    cause.code === 'EBUSY'
      ? 'is in use: another program, a device-tree overlay or a forgotten /sys/class/gpio export holds it'
      : `cannot be had (${String(cause.code)})`
  return new ZeugeError('NOT_AVAILABLE', `${lineName(spec)} ${why}`, { cause })
}

function closeOnce(close: () => void): { close(): void } {
  let open = true
  return {
    close() {
      if (open) close()
      open = false
    },
  }
}
