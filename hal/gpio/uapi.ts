/**
 * The kernel's structures of the GPIO character device, version 2 (include/uapi/linux/gpio.h), as bytes.
 *
 * Pure: numbers in, bytes out, and back. Little-endian, as every board that Node runs on.
 */

import { viewOf } from '../../src/bytes.ts'
import { assert } from '../../src/errors.ts'

/** Request numbers; the size of the structure stands inside (_IOC_SIZE). */
export const GET_CHIP_INFO = 0x8044b401
export const GET_LINE_INFO = 0xc100b405
export const GET_LINE = 0xc250b407
export const GET_VALUES = 0xc010b40e
export const SET_VALUES = 0xc010b40f

export const CHIP_INFO_BYTES = 68
export const LINE_INFO_BYTES = 256
export const LINE_REQUEST_BYTES = 592
export const LINE_VALUES_BYTES = 16
export const LINE_EVENT_BYTES = 48

const NAME_BYTES = 32
const CONSUMER_AT = 256
const FLAGS_AT = 288
const ATTRIBUTE_COUNT_AT = 296
const ATTRIBUTES_AT = 320
const LINE_COUNT_AT = 560
const DESCRIPTOR_AT = 588
const ATTRIBUTE_DEBOUNCE = 3
const RISING = 1
const FALLING = 2
/** More than any chip has; a bound for the search by name. */
export const LINES_MAX = 1024

const FLAG = { activeLow: 2n, input: 4n, output: 8n, rising: 16n, falling: 32n, up: 256n, down: 512n }

export interface ChipInfo {
  readonly name: string
  readonly label: string
  readonly lines: number
}

export interface LineRequest {
  readonly offset: number
  readonly direction: 'input' | 'output'
  readonly activeLow?: boolean | undefined
  readonly pull?: 'up' | 'down' | undefined
  /** 0 = every edge. */
  readonly debounceUs?: number | undefined
  readonly consumer: string
}

/** CLOCK_MONOTONIC, as `clock.nowUs`. With `activeLow` the kernel turns the edge round. */
export interface LineEvent {
  readonly atUs: number
  readonly active: boolean
  readonly offset: number
  /** Of this line, also those that the kernel had to drop. */
  readonly sequence: number
}

export function parseChipInfo(bytes: Uint8Array): ChipInfo {
  assert(bytes.length >= CHIP_INFO_BYTES, 'chip information is cut off')
  const lines = Math.min(viewOf(bytes).getUint32(64, true), LINES_MAX)
  return { name: textAt(bytes, 0), label: textAt(bytes, NAME_BYTES), lines }
}

export function encodeLineInfo(offset: number): Buffer {
  const bytes = Buffer.alloc(LINE_INFO_BYTES)
  bytes.writeUInt32LE(offset, 64)
  return bytes
}

export function parseLineInfo(bytes: Uint8Array): { readonly name: string; readonly consumer: string } {
  assert(bytes.length >= LINE_INFO_BYTES, 'line information is cut off')
  return { name: textAt(bytes, 0), consumer: textAt(bytes, NAME_BYTES) }
}

export function encodeLineRequest(request: LineRequest): Buffer {
  const bytes = Buffer.alloc(LINE_REQUEST_BYTES)
  bytes.writeUInt32LE(request.offset, 0)
  bytes.write(request.consumer.slice(0, NAME_BYTES - 1), CONSUMER_AT, 'latin1')
  let flags = request.direction === 'input' ? FLAG.input | FLAG.rising | FLAG.falling : FLAG.output
  if (request.activeLow === true) flags |= FLAG.activeLow
  if (request.pull !== undefined) flags |= FLAG[request.pull]
  bytes.writeBigUInt64LE(flags, FLAGS_AT)
  if (request.debounceUs !== undefined && request.debounceUs > 0) {
    bytes.writeUInt32LE(1, ATTRIBUTE_COUNT_AT)
    bytes.writeUInt32LE(ATTRIBUTE_DEBOUNCE, ATTRIBUTES_AT)
    bytes.writeUInt32LE(request.debounceUs, ATTRIBUTES_AT + 8)
    bytes.writeBigUInt64LE(1n, ATTRIBUTES_AT + 16)
  }
  bytes.writeUInt32LE(1, LINE_COUNT_AT)
  return bytes
}

/** The descriptor of the line, filled in by the kernel. */
export function descriptorOf(request: Uint8Array): number {
  return viewOf(request).getInt32(DESCRIPTOR_AT, true)
}

export function encodeValues(active: boolean): Buffer {
  const bytes = Buffer.alloc(LINE_VALUES_BYTES)
  bytes.writeBigUInt64LE(active ? 1n : 0n, 0)
  bytes.writeBigUInt64LE(1n, 8)
  return bytes
}

/** Filled in by the kernel. */
export function levelOf(values: Uint8Array): boolean {
  return (viewOf(values).getBigUint64(0, true) & 1n) === 1n
}

/** The kernel hands over whole events only; what is not one is left out. */
export function parseLineEvents(bytes: Uint8Array): readonly LineEvent[] {
  const view = viewOf(bytes)
  const events: LineEvent[] = []
  for (let at = 0; at + LINE_EVENT_BYTES <= bytes.length; at += LINE_EVENT_BYTES) {
    const id = view.getUint32(at + 8, true)
    if (id !== RISING && id !== FALLING) continue
    const atUs = Number(view.getBigUint64(at, true) / 1000n)
    const [offset, sequence] = [view.getUint32(at + 12, true), view.getUint32(at + 20, true)]
    events.push({ atUs, active: id === RISING, offset, sequence })
  }
  return events
}

function textAt(bytes: Uint8Array, from: number): string {
  const field = bytes.subarray(from, from + NAME_BYTES)
  const end = field.indexOf(0)
  return Buffer.from(end === -1 ? field : field.subarray(0, end)).toString('latin1')
}
