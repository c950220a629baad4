/** A GPIO chip behind the addon's calls, for tests of what speaks to one: structures as the kernel has them. */
import { openSync } from 'node:fs'
import type { Addon } from '../../../hal/addon/addon.ts'
import * as uapi from '../../../hal/gpio/uapi.ts'
import { sysfs } from '../sysfs.ts'

export interface Chip {
  readonly addon: Addon
  readonly directory: string
  /** As a finger: rising where it becomes active. */
  edge(offset: number, active: boolean, atUs: number): void
  /** As a finger while nobody reads, and more often than the kernel keeps events. */
  drop(offset: number, edges: number): void
  /** The chip is unplugged and there again in the same moment. */
  vanish(): void
  /** The chip is away until `plug`: every call to it fails. */
  unplug(): void
  plug(): void
  level(offset: number): boolean | undefined
  /** Offsets that are held. */
  held(): readonly number[]
  readonly requests: readonly Buffer[]
}

export function openChip(label: string, names: readonly string[]): Chip {
  const tree = sysfs({ gpiochip0: '' })
  const lines = new Map<
    number,
    { offset: number; heard?: (bytes: Uint8Array) => void; gone?: (code: string) => void }
  >()
  const levels = new Map<number, boolean>()
  const counts = new Map<number, number>()
  const count = (offset: number, edges: number): number => {
    const sequence = (counts.get(offset) ?? 0) + edges
    counts.set(offset, sequence)
    return sequence
  }
  const requests: Buffer[] = []
  const text = (bytes: Uint8Array, at: number, value: string): void =>
    void Buffer.from(bytes.buffer, bytes.byteOffset).write(value, at, 'latin1')

  let plugged = true
  const vanish = (): void => {
    for (const line of [...lines.values()]) line.gone?.('ENODEV')
  }
  const addon: Addon = {
    ioctl(fd, request, bytes) {
      if (!plugged) throw Object.assign(new Error('gone'), { code: 'ENODEV' })
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      if (request === uapi.GET_CHIP_INFO) {
        text(bytes, 0, 'gpiochip0')
        text(bytes, 32, label)
        view.setUint32(64, names.length, true)
      } else if (request === uapi.GET_LINE_INFO) text(bytes, 0, names[view.getUint32(64, true)] ?? '')
      else if (request === uapi.GET_LINE) {
        const offset = view.getUint32(0, true)
        if ([...lines.values()].some((line) => line.offset === offset))
          throw Object.assign(new Error('busy'), { code: 'EBUSY' })
        requests.push(Buffer.from(bytes))
        const held = openSync(`${tree.root}/gpiochip0`, 'r')
        lines.set(held, { offset })
        view.setInt32(588, held, true)
      } else if (request === uapi.GET_VALUES) {
        const offset = lines.get(fd)?.offset
        view.setBigUint64(0, offset !== undefined && levels.get(offset) === true ? 1n : 0n, true)
      } else if (request === uapi.SET_VALUES) {
        const line = lines.get(fd)
        if (line !== undefined) levels.set(line.offset, view.getBigUint64(0, true) === 1n)
      }
    },
    watch(fd, heard, gone) {
      const line = lines.get(fd)
      if (line !== undefined) lines.set(fd, { ...line, heard, gone })
      return () => void lines.delete(fd)
    },
    notify: () => undefined,
  }
  return {
    addon,
    directory: tree.root,
    requests,
    edge(offset, active, atUs) {
      levels.set(offset, active)
      const bytes = Buffer.alloc(uapi.LINE_EVENT_BYTES)
      bytes.writeBigUInt64LE(BigInt(atUs) * 1000n, 0)
      bytes.writeUInt32LE(active ? 1 : 2, 8)
      bytes.writeUInt32LE(offset, 12)
      bytes.writeUInt32LE(count(offset, 1) >>> 0, 20)
      for (const line of lines.values()) if (line.offset === offset) line.heard?.(bytes)
    },
    drop: (offset, edges) => void count(offset, edges),
    vanish,
    unplug() {
      plugged = false
      vanish()
      lines.clear()
      levels.clear()
    },
    plug() {
      plugged = true
    },
    level: (offset) => levels.get(offset),
    held: () => [...lines.values()].map(({ offset }) => offset),
  }
}
