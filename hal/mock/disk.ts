/**
 * The simulated card as a Disk port, and the hand that breaks it. Fault model:
 *
 *   append    waits in memory (pending), may be short; lands when its latency is over
 *   sync      makes durable what was appended before it began; nothing about names
 *   syncFile  the same for a file of an earlier process
 *   syncDir   makes durable the names (made, replaced, removed) in one directory
 *   sync EIO  its pending bytes are dropped and marked clean: still read back, zeros after a
 *             crash, and the next sync succeeds. This is what Linux does.
 *   crash     each pending 512-byte sector survives on its own, by seed: torn and reordered
 *             writes, zero holes, zero tails; each name changed but not synced is old or new, by
 *             seed; an operation under way happened or not; a replace leaves old or new, whole
 *   process   killed: pending bytes stay and are read back, until a later crash
 *   switches  full, read-only (also by itself after EIO), stalls, silence, the n-th operation fails,
 *             card taken out, bit rot, misdirected write, lying flush: off until the hand moves
 *
 * Latencies are virtual time, drawn by seed, so operations side by side end out of order.
 * Unlike hal/disk it lets a handle be used after an error: products that do so must be found out.
 */
import { assert } from '../../src/errors.ts'
import { type DiskOperation, diskFault } from '../diskfault.ts'
import { asideName, checkDirectory, checkName, checkRange, parentOf } from '../diskname.ts'
import type { Clock, Disk, DiskFile } from '../hal.ts'
import { createDiskHand, type DiskHand } from './diskhand.ts'
import { createDrive, type Drive } from './drive.ts'
import {
  appendTo,
  type Card,
  contentOf,
  copyOf,
  createFile,
  entriesOf,
  type FileNode,
  freeBytes,
  freeFor,
  loseBelow,
  loseRange,
  SECTOR_BYTES,
  settleBelow,
} from './medium.ts'
import type { Random } from './random.ts'

export function createMockDisk(clock: Clock, card: Card, random: Random): { disk: Disk; hand: DiskHand } {
  const drive = createDrive(clock, random.fork('drive'))
  return { disk: createPort(card, random, drive), hand: createDiskHand(clock, card, random, drive) }
}

function createPort(card: Card, random: Random, drive: Drive): Disk {
  /** By this process: what one that was killed left aside is in nobody's way. */
  const replacing = new Set<string>()
  function fileAt(operation: DiskOperation, name: string): FileNode {
    const entry = card.live.get(name)
    if (entry === undefined || entry === 'directory') throw diskFault('FILE_MISSING', operation, name)
    return entry
  }
  function needDirectory(operation: DiskOperation, directory: string): void {
    if (directory !== '' && card.live.get(directory) !== 'directory')
      throw diskFault('FILE_MISSING', operation, directory)
  }

  return {
    async create(name) {
      checkName(name)
      return drive.run('create', name, () => {
        needDirectory('create', parentOf(name))
        if (card.live.has(name)) throw diskFault('FILE_EXISTS', 'create', name)
        const node = createFile()
        card.live.set(name, node)
        return createHandle(name, node, card, random, drive)
      })
    },
    async replace(name, bytes) {
      checkName(name)
      const aside = asideName(name)
      assert(!replacing.has(name), `${name} is being replaced already`)
      replacing.add(name)
      const node = createFile(bytes)
      const missing = parentOf(name) !== '' && card.live.get(parentOf(name)) !== 'directory'
      if (!missing) card.live.set(aside, node)
      const done = drive.run(
        'replace',
        name,
        () => {
          needDirectory('replace', parentOf(name))
          card.live.delete(aside)
          if (freeBytes(card) < bytes.length) throw diskFault('DISK_FULL', 'replace', name)
          settleBelow(node, node.length)
          for (const names of [card.live, card.durable]) names.set(name, node)
        },
        () => card.live.delete(aside),
      )
      return done.finally(() => replacing.delete(name))
    },
    async read(name, offset, length) {
      checkName(name)
      checkRange(offset, length)
      return drive.run('read', name, () => {
        const node = fileAt('read', name)
        return contentOf(node).slice(offset, offset + length)
      })
    },
    async size(name) {
      checkName(name)
      return drive.run('size', name, () => {
        const entry = card.live.get(name)
        return entry === undefined || entry === 'directory' ? undefined : entry.length
      })
    },
    async list(directory) {
      checkDirectory(directory)
      return drive.run('list', directory, () => entriesOf(card.live, directory))
    },
    async makeDir(directory) {
      checkDirectory(directory)
      return drive.run('makeDir', directory, () => {
        const parts = directory === '' ? [] : directory.split('/')
        for (let count = 1; count <= parts.length; count++) {
          const name = parts.slice(0, count).join('/')
          const entry = card.live.get(name) ?? 'directory'
          if (entry !== 'directory') throw diskFault('FILE_EXISTS', 'makeDir', name, 'a file of this name')
          card.live.set(name, entry)
        }
      })
    },
    async syncDir(directory) {
      checkDirectory(directory)
      return drive.run('syncDir', directory, () => {
        needDirectory('syncDir', directory)
        if (drive.switches.lying) return
        for (const name of new Set([...card.live.keys(), ...card.durable.keys()])) {
          if (parentOf(name) !== directory) continue
          const entry = card.live.get(name)
          if (entry === undefined) card.durable.delete(name)
          else card.durable.set(name, entry)
        }
      })
    },
    async syncFile(name) {
      checkName(name)
      const node = card.live.get(name)
      const mark = node === undefined || node === 'directory' ? 0 : node.length
      return drive.run(
        'sync',
        name,
        () => {
          const found = fileAt('sync', name)
          if (!drive.switches.lying) settleBelow(found, mark)
        },
        () => {
          if (node !== undefined && node !== 'directory') loseBelow(node, mark)
        },
      )
    },
    async remove(name) {
      checkName(name)
      return drive.run('remove', name, () => {
        fileAt('remove', name)
        card.live.delete(name)
      })
    },
    async space() {
      return drive.run('space', '', () => ({ freeBytes: freeBytes(card), totalBytes: card.capacityBytes }))
    },
  }
}

function createHandle(name: string, node: FileNode, card: Card, random: Random, drive: Drive): DiskFile {
  const { switches, counts } = drive
  let appending = false
  let failed = false
  let open = true

  function touch(): void {
    assert(open, `${name} is closed`)
    if (failed) counts.touchedAfterError++
  }
  function fail(): void {
    failed = true
  }

  return {
    async append(bytes) {
      assert(bytes.length > 0, `nothing to append to ${name}`)
      assert(!appending, `one append at a time to ${name}`)
      touch()
      appending = true
      const short = bytes.length > 1 && random.chance(switches.rates.shortAppend)
      const part = bytes.subarray(0, short ? random.between(1, bytes.length - 1) : bytes.length)
      const content = copyOf(part)
      const land = () => {
        const taken = content.subarray(0, Math.min(content.length, freeFor(card, node)))
        if (taken.length === 0) throw diskFault('DISK_FULL', 'append', name)
        appendTo(node, taken)
        return taken.length
      }
      try {
        return await drive.run('append', name, land)
      } catch (error) {
        fail()
        throw error
      } finally {
        appending = false
      }
    },
    async sync() {
      touch()
      const mark = node.length
      const land = () => {
        if (switches.lying) return
        if (switches.misdirect) switches.misdirect = !misdirect(card, node, mark, random)
        settleBelow(node, mark)
      }
      const drop = () => {
        loseBelow(node, mark)
        switches.readOnly ||= switches.readOnlyAfterEio
      }
      try {
        await drive.run('sync', name, land, drop)
      } catch (error) {
        fail()
        throw error
      }
    },
    async close() {
      open = false
    },
  }
}

/** Puts the first pending sector over another durable one; false where there is none to hit yet. */
function misdirect(card: Card, node: FileNode, mark: number, random: Random): boolean {
  const first = node.pending[0]
  if (first === undefined || first.from >= mark) return false
  const victims: FileNode[] = []
  for (const entry of card.live.values())
    if (entry !== 'directory' && entry !== node && entry.length >= SECTOR_BYTES) victims.push(entry)
  const victim = victims[random.int(Math.max(1, victims.length))]
  if (victim === undefined) return false
  const to = Math.min(mark, first.to, first.from + SECTOR_BYTES)
  const at = SECTOR_BYTES * random.int(Math.floor(victim.length / SECTOR_BYTES))
  contentOf(victim).set(contentOf(node).subarray(first.from, to), at)
  loseRange(node, first.from, to)
  return true
}
