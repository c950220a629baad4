/**
 * What a simulated card holds, and what of it survives: files as append-only bytes with
 * the ranges that are not on the medium yet, and names that are or are not there yet.
 * No time and no errors here: disk.ts has those, and describes the fault model as a whole.
 */
import type { Bytes } from '../../src/bytes.ts'
import { assert } from '../../src/errors.ts'
import { parentOf } from '../diskname.ts'
import type { DiskEntry } from '../hal.ts'
import type { Random } from './random.ts'

export const SECTOR_BYTES = 512
const BLOCK_BYTES = 4096
const FIRST_CAPACITY_BYTES = 4096
const DEFAULT_CAPACITY_BYTES = 1024 * 1024 * 1024
const CHANCE_SECTOR_SURVIVES = 0.5
const CHANCE_NAME_SURVIVES = 0.5
const CHANCE_ZERO_TAIL = 0.25

interface Range {
  readonly from: number
  readonly to: number
}

/** One file's bytes, apart from the name they are found under. */
export interface FileNode {
  /** Memory for its beginning: all of it by `contentOf`; what lies behind is zeros that nobody has looked at. */
  bytes: Bytes
  length: number
  /** Appended, not synced: each sector survives a crash or not. */
  pending: Range[]
  /** Dropped by a failed sync and marked clean: read back until a crash, zeros after it. */
  lost: Range[]
}

export type Names = Map<string, FileNode | 'directory'>

/** The state of a whole card as plain values. */
export interface DiskImage {
  readonly files: ReadonlyMap<string, Bytes>
  readonly directories: readonly string[]
}

/** What stays when the power is gone; handed from one boot to the next. */
export interface Card {
  live: Names
  durable: Names
  capacityBytes: number
}

export function createCard(image?: DiskImage, capacityBytes = DEFAULT_CAPACITY_BYTES): Card {
  const names: Names = image === undefined ? new Map() : namesOf(image)
  return { live: names, durable: new Map(names), capacityBytes }
}

/** Zeros in such pieces need no memory until somebody reads them: the ballast is 16 MiB of nothing. */
const ZEROS_BYTES_MIN = 64 * 1024

let zeros: Bytes = new Uint8Array(0)

/** A copy for who does not change it: zeros are the same for all. */
export function copyOf(content: Uint8Array): Bytes {
  if (!isZeros(content)) return new Uint8Array(content)
  if (zeros.length < content.length) zeros = new Uint8Array(content.length)
  return zeros.subarray(0, content.length)
}

function isZeros(content: Uint8Array): boolean {
  const { buffer, byteOffset, length } = content
  if (length < ZEROS_BYTES_MIN || byteOffset % 4 !== 0 || length % 4 !== 0) return false
  const words = new Uint32Array(buffer, byteOffset, length / 4)
  for (let at = 0; at < words.length; at++) if (words[at] !== 0) return false
  return true
}

/** All of a file, in memory of its own, lent. */
export function contentOf(node: FileNode): Bytes {
  hold(node, node.length)
  return node.bytes.subarray(0, node.length)
}

function hold(node: FileNode, bytes: number): void {
  if (bytes <= node.bytes.length) return
  const grown = new Uint8Array(Math.max(bytes, 2 * node.bytes.length))
  grown.set(node.bytes.subarray(0, node.length))
  node.bytes = grown
}

export function createFile(content: Uint8Array = new Uint8Array(0)): FileNode {
  const node: FileNode = { bytes: new Uint8Array(FIRST_CAPACITY_BYTES), length: 0, pending: [], lost: [] }
  if (content.length > 0) appendTo(node, content)
  return node
}

export function appendTo(node: FileNode, content: Uint8Array): void {
  const from = node.length
  const to = from + content.length
  if (from < node.bytes.length || !isZeros(content)) {
    hold(node, to)
    node.bytes.set(content, from)
  }
  node.length = to
  const last = node.pending.at(-1)
  if (last !== undefined && last.to === from) node.pending[node.pending.length - 1] = { from: last.from, to }
  else node.pending.push({ from, to })
}

/** What was appended below `to` is on the medium now. */
export function settleBelow(node: FileNode, to: number): void {
  node.pending = cut(node.pending, to)
}

/** What was appended below `to` is dropped and called clean, as the page cache does after EIO. */
export function loseBelow(node: FileNode, to: number): void {
  node.lost.push(...node.pending.filter((range) => range.from < to).map((range) => clip(range, to)))
  node.pending = cut(node.pending, to)
}

/** One range never arrives, though everything around it may. */
export function loseRange(node: FileNode, from: number, to: number): void {
  node.lost.push({ from, to })
}

export function imageOf(names: Names, keep: (name: string) => boolean = () => true): DiskImage {
  const files = new Map<string, Bytes>()
  const directories: string[] = []
  for (const [name, entry] of [...names].sort(([a], [b]) => (a < b ? -1 : 1)))
    if (entry === 'directory') directories.push(name)
    else if (keep(name)) files.set(name, contentOf(entry).slice())
  return { files, directories }
}

/**
 * What a crash now would certainly leave of this file: zeros where nothing arrived, nothing behind it. A view of
 * the file itself where nothing is missing: copy what you keep.
 */
export function durableBytes(node: FileNode): Bytes {
  let end = node.length
  const missing = [...node.pending, ...node.lost].sort((a, b) => b.to - a.to)
  for (const range of missing) if (range.to === end) end = range.from
  const holes = missing.filter(({ from }) => from < end)
  if (holes.length === 0) return contentOf(node).subarray(0, end)
  const out = contentOf(node).slice(0, end)
  for (const range of holes) out.fill(0, range.from, Math.min(range.to, end))
  return out
}

/** Power is gone: decides sector by sector what of the file is left. */
export function crashFile(node: FileNode, random: Random): FileNode {
  if (node.pending.length === 0 && node.lost.length === 0) return node
  const after = createFile()
  let end = durableBytes(node).length
  const kept = contentOf(node).slice()
  for (const range of node.lost) kept.fill(0, range.from, range.to)
  for (const range of node.pending)
    for (const sector of sectorsOf(range))
      if (random.chance(CHANCE_SECTOR_SURVIVES)) end = Math.max(end, sector.to)
      else kept.fill(0, sector.from, sector.to)
  if (random.chance(CHANCE_ZERO_TAIL)) end = node.length
  if (end > 0) appendTo(after, kept.subarray(0, end))
  settleBelow(after, end)
  return after
}

/** The names a crash leaves: a change that was not synced happened or not, each on its own; nothing outlives its directory. */
export function crashNames(live: Names, durable: Names, random: Random): Names {
  const after: Names = new Map()
  for (const name of [...new Set([...live.keys(), ...durable.keys()])].sort()) {
    const [now, before] = [live.get(name), durable.get(name)]
    const entry = now === before || random.chance(CHANCE_NAME_SURVIVES) ? now : before
    const parent = parentOf(name)
    if (entry !== undefined && (parent === '' || after.get(parent) === 'directory')) after.set(name, entry)
  }
  return after
}

export function namesOf(image: DiskImage): Names {
  const names: Names = new Map()
  for (const directory of [...image.directories].sort()) names.set(directory, 'directory')
  for (const [name, content] of image.files) {
    const parent = parentOf(name)
    assert(parent === '' || names.get(parent) === 'directory', `${name} stands in no directory of this image`)
    const node = createFile(content)
    settleBelow(node, node.length)
    names.set(name, node)
  }
  return names
}

export function entriesOf(names: Names, directory: string): DiskEntry[] {
  const entries: DiskEntry[] = []
  for (const [name, entry] of names) {
    if (parentOf(name) !== directory) continue
    const isDirectory = entry === 'directory'
    entries.push({
      name: directory === '' ? name : name.slice(directory.length + 1),
      directory: isDirectory,
      bytes: isDirectory ? 0 : entry.length,
    })
  }
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1))
}

export function freeBytes(card: Card): number {
  return Math.max(0, card.capacityBytes - bytesTaken(card.live))
}

/** What one more append to this file may take: the rest of its last block is its own already. */
export function freeFor(card: Card, node: FileNode): number {
  return freeBytes(card) + ((BLOCK_BYTES - (node.length % BLOCK_BYTES)) % BLOCK_BYTES)
}

/** Bytes of the card taken, in whole blocks, directories included. */
function bytesTaken(names: Names): number {
  let bytes = 0
  for (const entry of names.values())
    bytes += entry === 'directory' ? BLOCK_BYTES : Math.ceil(entry.length / BLOCK_BYTES) * BLOCK_BYTES
  return bytes
}

function* sectorsOf(range: Range): Generator<Range> {
  for (let from = range.from; from < range.to; ) {
    const to = Math.min(range.to, (Math.floor(from / SECTOR_BYTES) + 1) * SECTOR_BYTES)
    yield { from, to }
    from = to
  }
}

function cut(ranges: readonly Range[], to: number): Range[] {
  return ranges
    .filter((range) => range.to > to)
    .map((range) => ({ from: Math.max(range.from, to), to: range.to }))
}

function clip(range: Range, to: number): Range {
  return { from: range.from, to: Math.min(range.to, to) }
}
