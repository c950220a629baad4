/**
 * A station: takes in what enrolled cameras bring, holds it durably, and signs for it. It opens nothing and has no key to.
 *
 *   put ─► arrive ─► verified, durable ─► rename ─► directories durable ─► catalogue commit ─► signed receipt
 *                                   └─► kept apart: damaged, of another camera, not enrolled, ledger in doubt
 *
 * Knows no HTTP: service.ts and the simulator ask the same methods. Every step may be the last before a crash; then
 * the next start finds a part to go on from, or a whole file to adopt, and the camera still has what has no receipt.
 */
import { parentOf } from '../../hal/diskname.ts'
import type { Clock, Log } from '../../hal/hal.ts'
import type { StationDisk } from '../../hal/stationdisk.ts'
import { type Bytes, bytesOfHex, equalBytes, hexOf, textOf, utf8 } from '../bytes.ts'
import { cosign, formatCosignature } from '../crypto/cosign.ts'
import { parseNote } from '../crypto/note.ts'
import { signReceipt } from '../crypto/receipt.ts'
import { clockMessage, formatStationChain } from '../crypto/station.ts'
import type { StationKey } from '../crypto/stationkey.ts'
import type { Trust } from '../crypto/trust.ts'
import { parseWitness } from '../crypto/witness.ts'
import { assert, ZeugeError } from '../errors.ts'
import type { Primitives } from '../primitives.ts'
import { layStore, lostUnits, type StrayFile, strayFiles } from './adopt.ts'
import { arrive, incomingName } from './arrive.ts'
import { offered } from './assigning.ts'
import { type AlarmKind, BARRING_ALARMS, type Book, type HeldUnit } from './book.ts'
import { hashInto } from './hash.ts'
import { judgeLedger } from './judgeledger.ts'
import { judgeUnit, placeOf, QUARANTINE_DIRECTORY, type UnitJudgement } from './judgeunit.ts'
import type { ClockAnswer, Holding, OfferedAssignment, Witnessed, Witnessing } from './target.ts'
import { UNIT_BYTES_MAX } from './target.ts'

/** Never filled: catalogue and what is under way need room. */
export const RESERVE_BYTES = 64 * 1024 * 1024
const DAY_US = 86_400_000_000

export interface StationParts {
  readonly clock: Clock
  readonly disk: StationDisk
  readonly primitives: Primitives
  readonly log: Log
  readonly book: Book
  readonly key: StationKey
  readonly trust: Trust
  /** P-256 point of the key a device is enrolled with here; undefined where it is not. */
  enrolled(device: string): Promise<Bytes | undefined>
  /** How long it promises not to delete. */
  readonly lockDays: number
}

export interface PutRequest {
  readonly sha256: string
  readonly bytes: number
  readonly offset: number
  readonly volume?: number
  readonly body: AsyncIterable<Uint8Array>
}

export interface Station {
  readonly name: string
  clock(device: string, question: { readonly bootId: Bytes; readonly askedUs: number }): ClockAnswer
  holdings(device: string, hashes: readonly string[]): Promise<readonly Holding[]>
  put(device: string, request: PutRequest): Promise<Holding>
  witness(device: string, request: Witnessing): Promise<Witnessed>
  assignment(device: string): OfferedAssignment | undefined
  /** Once, before anything else: directories, and what a crash left between file and catalogue. */
  begin(): Promise<void>
}

export function openStation(parts: StationParts): Station {
  const { book, clock, disk, key, log, primitives, trust } = parts
  const busy = new Set<string>()
  const placing = new Map<string, Promise<unknown>>()
  const chainLine = formatStationChain(key.chain)
  const sign = primitives.ed25519Signer(key.signer.seed)

  /** One placing at a time for each device; one that fails does not keep the next from trying. */
  function serial<T>(device: string, work: () => Promise<T>): Promise<T> {
    const done = (placing.get(device) ?? Promise.resolve()).then(work, work)
    placing.set(device, done)
    return done
  }

  function alarm(device: string, kind: AlarmKind, detail: string): void {
    log({ level: 'error', event: 'station.alarm', device, kind, detail })
    book.alarm({ device, kind, detail, unixUs: clock.wallUs() })
  }

  async function heldOf(device: string, sha256: string): Promise<HeldUnit | undefined> {
    const held = book.unit(sha256)
    if (held === undefined || held.device !== device) return undefined
    if ((await disk.size(held.file)) === held.bytes) return held
    alarm(device, 'lost', held.file)
    return undefined
  }

  async function holdingOf(device: string, sha256: string): Promise<Holding> {
    const held = await heldOf(device, sha256)
    if (held !== undefined) return { state: 'held', receipt: utf8(held.receipt) }
    const apart = book.apart(sha256)
    if (apart !== undefined && apart.device === device) return { state: 'apart', why: apart.why }
    return { state: 'absent', bytes: (await disk.size(incomingName(sha256))) ?? 0 }
  }

  async function putAlone(device: string, request: PutRequest): Promise<Holding> {
    const { sha256, bytes, offset, volume, body } = request
    const before = await holdingOf(device, sha256)
    if (before.state !== 'absent' || before.bytes !== offset) return before
    const { freeBytes } = await disk.space()
    if (freeBytes - RESERVE_BYTES < bytes - offset)
      throw new ZeugeError('STATION_FULL', `${freeBytes} bytes are free; make space`)
    const deviceKey = await parts.enrolled(device)
    const question = {
      device,
      deviceKey: deviceKey ?? new Uint8Array(0),
      trust,
      ...(volume !== undefined && { volume }),
    }
    const arrived = await arrive({ disk, primitives }, { sha256, bytes, offset, body }, question)
    if (!arrived.whole) return { state: 'absent', bytes: arrived.bytes }
    return serial(device, () => place(device, request, deviceKey, arrived.judgement))
  }

  async function place(
    device: string,
    { sha256, bytes }: PutRequest,
    deviceKey: Bytes | undefined,
    judgement: UnitJudgement,
  ): Promise<Holding> {
    if (deviceKey === undefined)
      return keepApart(device, sha256, bytes, 'unknown-device', `${device} is not enrolled here`)
    if (!judgement.ok) return keepApart(device, sha256, bytes, 'damaged', judgement.why)
    const barred = book.alarms(device).find(({ kind }) => BARRING_ALARMS.includes(kind))
    if (barred !== undefined)
      return keepApart(device, sha256, bytes, undefined, `ledger in doubt: ${barred.detail}`)
    const file = placeOf(device, judgement.about, judgement.number)
    const there = await disk.size(file)
    if (there !== undefined) {
      const isGenesis = judgement.about.kind === 'volume' && judgement.number === 0
      const kind = isGenesis ? 'second-genesis' : 'second-version'
      return keepApart(device, sha256, bytes, kind, `other bytes are held as ${file}`)
    }
    await moveTo(incomingName(sha256), file)
    return { state: 'held', receipt: record(device, sha256, bytes, file, judgement) }
  }

  async function keepApart(
    device: string,
    sha256: string,
    bytes: number,
    kind: AlarmKind | undefined,
    why: string,
  ): Promise<Holding> {
    if (kind !== undefined) alarm(device, kind, why)
    const file = `${QUARANTINE_DIRECTORY}/${sha256}`
    if ((await disk.size(file)) === undefined) await moveTo(incomingName(sha256), file)
    else await disk.remove(incomingName(sha256))
    book.addApart({ sha256, device, bytes, why, unixUs: clock.wallUs() })
    log({ level: 'warn', event: 'station.apart', device, sha256, why })
    return { state: 'apart', why }
  }

  /** Durable under its new name when resolved, its directories included. */
  async function moveTo(from: string, to: string): Promise<void> {
    const directory = parentOf(to)
    await disk.makeDir(directory)
    await disk.rename(from, to)
    for (let at = directory; at !== ''; at = parentOf(at)) await disk.syncDir(at)
    await disk.syncDir('')
    await disk.syncDir(parentOf(from))
  }

  /** Commits, and only then is the receipt out of the house. */
  function record(
    device: string,
    sha256: string,
    bytes: number,
    file: string,
    { about, verdict, number }: UnitJudgement & { ok: true },
  ): Bytes {
    const unixUs = clock.wallUs()
    const seen = book.witnessed(device)
    const [hash, root] = [bytesOfHex(sha256), bytesOfHex(seen?.root ?? '')]
    assert(hash && root, 'hashes are kept in hexadecimal')
    const witnessed = seen === undefined ? null : { size: seen.size, root }
    const lockUs = unixUs + parts.lockDays * DAY_US
    const said = {
      station: key.signer.name,
      device,
      sha256: hash,
      bytes,
      unit: about,
      copies: 1,
      lockUs,
      unixUs,
      witnessed,
    }
    const receipt = signReceipt(primitives, said, key.signer, key.chain)
    const isSegment = about.kind === 'segment'
    const lost = book.unit(sha256)
    if (lost !== undefined) return utf8(lost.receipt)
    book.addUnit({
      ...{ sha256, device, kind: about.kind, number, bytes, verdict, file, unixUs },
      recording: isSegment ? hexOf(about.recording) : '',
      segment: isSegment ? hexOf(about.segment) : '',
      receipt: textOf(receipt) ?? '',
    })
    log({ level: 'info', event: 'station.held', device, sha256, file, bytes, verdict })
    return receipt
  }

  /** Whole and in its place, but a crash came before the catalogue. */
  async function adopt({ device, file, bytes, volume }: StrayFile): Promise<void> {
    const hash = primitives.sha256Stream()
    await hashInto(hash, disk, file, bytes)
    const sha256 = hexOf(hash.digest())
    const deviceKey = await parts.enrolled(device)
    const source = { bytes, read: (offset: number, length: number) => disk.read(file, offset, length) }
    const question = {
      device,
      deviceKey: deviceKey ?? new Uint8Array(0),
      trust,
      ...(volume !== undefined && { volume }),
    }
    const judgement = await judgeUnit(primitives, source, question)
    const isRight = judgement.ok && placeOf(device, judgement.about, judgement.number) === file
    await disk.syncFile(file)
    if (judgement.ok && isRight && deviceKey !== undefined) {
      record(device, sha256, bytes, file, judgement)
      return
    }
    await moveTo(file, `${QUARANTINE_DIRECTORY}/${sha256}`)
    const why = judgement.ok ? 'found where it does not belong' : judgement.why
    alarm(device, 'damaged', `${file}: ${why}`)
    book.addApart({ sha256, device, bytes, why, unixUs: clock.wallUs() })
  }

  return {
    name: key.signer.name,
    async begin() {
      await layStore(disk)
      for (const stray of await strayFiles(disk, book)) await adopt(stray)
      for (const { device, file } of await lostUnits(disk, book)) alarm(device, 'lost', file)
    },
    clock(device, { bootId, askedUs }) {
      const stationUs = clock.wallUs()
      return {
        stationUs,
        signature: sign(clockMessage({ device, bootId, askedUs, stationUs })),
        station: chainLine,
      }
    },
    assignment: (device) => offered(book.assignment(device), clock.wallUs()),
    async holdings(device, hashes) {
      const found: Holding[] = []
      for (const sha256 of hashes) found.push(await holdingOf(device, sha256))
      return found
    },
    async put(device, request) {
      const { sha256, bytes, offset } = request
      if (bytes < 1 || bytes > UNIT_BYTES_MAX || offset < 0 || offset > bytes)
        throw new ZeugeError('STATION_REFUSED', `a unit has 1 to ${UNIT_BYTES_MAX} bytes, not ${bytes}`)
      if (busy.has(sha256)) throw new ZeugeError('STATION_BUSY', `${sha256} is arriving already`)
      busy.add(sha256)
      try {
        return await putAlone(device, request)
      } finally {
        busy.delete(sha256)
      }
    },
    async witness(device, { oldSize, proof, checkpoint }) {
      const witness = parseWitness(primitives, utf8(checkpoint), device)
      const deviceKey = await parts.enrolled(device)
      if (deviceKey === undefined) {
        alarm(device, 'unknown-device', `${device} is not enrolled here`)
        return { state: 'refused', why: `${device} is not enrolled here` }
      }
      const isOwn = witness.device === device && equalBytes(witness.deviceKey ?? new Uint8Array(0), deviceKey)
      if (!isOwn)
        throw new ZeugeError('WITNESS_INVALID', `the checkpoint is not of ${device}, as it is enrolled here`)
      const text = parseNote(witness.note)?.text
      assert(text, 'a witness file holds a note')
      const unixUs = clock.wallUs()
      const made = formatCosignature(cosign(primitives, text, Math.floor(unixUs / 1e6), key.signer))
      const question = { device, checkpoint: witness.checkpoint, oldSize, proof, cosignature: made, unixUs }
      const judged = book.witness(device, (before) => judgeLedger(primitives, question, before))
      if (judged.state === 'other') return judged
      if (judged.state === 'refused') {
        log({ level: 'error', event: 'station.alarm', device, kind: judged.alarm.kind, detail: judged.why })
        return { state: 'refused', why: judged.why }
      }
      log({ level: 'info', event: 'station.cosigned', device, size: witness.checkpoint.size })
      return { state: 'cosigned', cosignature: made, station: chainLine }
    },
  }
}
