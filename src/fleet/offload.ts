/**
 * Leaving the camera: everything that is finished goes to a target, step by step, and may stop after any of them.
 *
 *   clock ─► ledger cut ─► witness ─► holdings ─► put … (few at once) ─► receipt checked ─► `offloaded` ─► due: `erased`, removed
 *
 * Steps follow from what lies on the card and what the target says it holds; nothing is remembered in between, so
 * doing it twice does it once. Erases only what has a receipt that was checked here, in the ledger, older than the
 * grace time by the station's own signed clock, and says so in the ledger first. An answer's status never counts.
 */
import { hexOf } from '../bytes.ts'
import { assert, ZeugeError } from '../errors.ts'
import { type CardSurvey, type CardUnit, surveyCard } from './card.ts'
import { eraseDue } from './erase.ts'
import { hashOf, nameUnits, withPieces } from './hash.ts'
import { keepReceipt } from './keep.ts'
import { createPace } from './pace.ts'
import type { OffloadHost, OffloadParts, OffloadRules } from './parts.ts'
import { readStationClock } from './stationtime.ts'
import { HOLDINGS_MAX, type Holding, type Unit } from './target.ts'
import { askWitness } from './witnessing.ts'

export const PARALLEL_DEFAULT = 3
export const PARALLEL_MAX = 8
/** Of files that are named and asked about together, where it is more than one. */
const GROUP_BYTES_MAX = 4 * 1024 * 1024
/** A target that says again and again that it has not all of a unit is not believed for ever. */
const PUTS_MAX = 8

export interface OffloadReport {
  /** Units that were not held there before. */
  readonly sent: number
  readonly sentBytes: number
  /** Units that are held there now, with a receipt and without one. */
  readonly receipted: number
  readonly copied: number
  readonly apart: readonly { readonly file: string; readonly why: string }[]
  readonly erased: readonly string[]
  /** A witness has cosigned the ledger as it is now. */
  readonly cosigned: boolean
  /** Why the witness refuses this ledger. */
  readonly refused?: string
  /** Not yet erased, but receipted. */
  readonly waiting: number
}

/**
 * One round. Throws the ZeugeError that keeps it from going on (STATION_…, RECEIPT_WRONG, LEDGER_REFUSED, KEPT_APART,
 * DISK_…, INTERRUPTED); what was done until then is done.
 */
export async function offload(
  parts: OffloadParts,
  rules: OffloadRules,
  host: OffloadHost,
): Promise<OffloadReport> {
  const { disk, primitives, deviceKey, ledger } = parts
  const time = await readStationClock(parts)
  checkStop(host.stop)
  await ledger.cut()
  const card = await surveyCard(disk, primitives, deviceKey)
  const { cosigned, refused } = await askWitness(parts, card)
  const handed = await handOver(parts, rules, host, card)
  checkStop(host.stop)
  const after = handed.fresh === 0 ? card : await surveyCard(disk, primitives, deviceKey)
  const { erased, waiting } = await eraseDue(parts, after, rules.graceMs, time)
  const { sent, sentBytes, receipted, copied, apart } = handed
  const why = refused === undefined ? {} : { refused }
  return { sent, sentBytes, receipted, copied, apart, erased, waiting, cosigned, ...why }
}

interface Handed {
  sent: number
  sentBytes: number
  receipted: number
  copied: number
  /** Receipts that the ledger did not have before. */
  fresh: number
  readonly apart: { file: string; why: string }[]
}

async function handOver(
  parts: OffloadParts,
  rules: OffloadRules,
  host: OffloadHost,
  card: CardSurvey,
): Promise<Handed> {
  const { clock, disk, primitives, target, log } = parts
  const handed: Handed = { sent: 0, sentBytes: 0, receipted: 0, copied: 0, fresh: 0, apart: [] }
  const left = card.units.filter(
    ({ about }) => about.kind !== 'segment' || !card.offloaded.has(hexOf(about.segment)),
  )
  handed.receipted = card.units.length - left.length
  const pace = createPace(clock, left, rules.bytesPerSecondMax, host)
  const parallel = Math.min(PARALLEL_MAX, Math.max(1, rules.parallel ?? PARALLEL_DEFAULT))
  // Who sends one group leaves the processor to who names the next.
  await inParallel(parallel, groupsOf(left), async (group) => {
    const units = await nameUnits(disk, primitives, group, host.stop)
    checkStop(host.stop)
    const holdings = await target.holdings(units)
    if (holdings.length !== units.length)
      throw new ZeugeError(
        'STATION_REFUSED',
        `${target.name} answered for ${holdings.length} of ${units.length} files`,
      )
    for (const [index, unit] of units.entries()) {
      const first = holdings[index]
      assert(first, 'a holding for each unit')
      const { unit: sent, holding } = await deliverAsItIs(unit, first)
      await settle(sent, holding, first.state === 'absent')
      pace.done(unit)
    }
  })
  return handed

  /** The ledger may name bytes that the card has lost since: then what is there goes under its own name. */
  async function deliverAsItIs(
    unit: Unit & CardUnit,
    first: Holding,
  ): Promise<{ readonly unit: Unit; readonly holding: Holding }> {
    const holding = await deliver(unit, first)
    if (holding.state !== 'absent' || unit.told === undefined) return { unit, holding }
    checkStop(host.stop)
    const is = { ...unit, sha256: await hashOf(disk, primitives, unit) }
    if (is.sha256 !== unit.told)
      log({ level: 'warn', event: 'offload.changed', file: unit.file, told: unit.told, is: is.sha256 })
    const [there] = await target.holdings([is])
    return { unit: is, holding: there === undefined ? holding : await deliver(is, there) }
  }

  async function deliver(unit: Unit & CardUnit, first: Holding): Promise<Holding> {
    let holding = first
    for (let tries = 0; holding.state === 'absent' && tries < PUTS_MAX; tries++) {
      checkStop(host.stop)
      const from = Math.min(holding.bytes, unit.bytes)
      pace.begin(unit, from)
      const sent = (bytes: number): Promise<void> => pace.sent(unit, bytes)
      holding = await withPieces(disk, unit.file, (read) =>
        target.put({ unit, from, read, sent, stop: host.stop }),
      )
      // All was sent and nothing of it kept: those are not the bytes of that name.
      if (unit.sha256 === unit.told && holding.state === 'absent' && holding.bytes === 0) break
    }
    return holding
  }

  async function settle(unit: Unit, holding: Holding, wasAbsent: boolean): Promise<void> {
    checkStop(host.stop)
    if (holding.state === 'absent')
      throw new ZeugeError(
        'STATION_REFUSED',
        `${target.name} has ${holding.bytes} of the ${unit.bytes} bytes of ${unit.file} and no more after ${PUTS_MAX} attempts`,
      )
    if (wasAbsent) {
      handed.sent++
      handed.sentBytes += unit.bytes
    }
    if (holding.state === 'apart') {
      log({ level: 'warn', event: 'offload.apart', file: unit.file, why: holding.why })
      handed.apart.push({ file: unit.file, why: holding.why })
      return
    }
    if (holding.receipt === undefined) {
      handed.copied++
      return
    }
    await keepReceipt(parts, unit, holding.receipt)
    handed.receipted++
    handed.fresh++
  }
}

/** Asked about in one question: many small files, or one large one. */
function groupsOf(units: readonly CardUnit[]): readonly (readonly CardUnit[])[] {
  const groups: CardUnit[][] = []
  let bytes = Number.POSITIVE_INFINITY
  for (const unit of units) {
    const last = groups.at(-1)
    if (last === undefined || bytes + unit.bytes > GROUP_BYTES_MAX || last.length === HOLDINGS_MAX) {
      groups.push([unit])
      bytes = unit.bytes
    } else {
      last.push(unit)
      bytes += unit.bytes
    }
  }
  return groups
}

/** A few at a time, in order; the first error ends all, once those under way have ended. */
async function inParallel<T>(
  most: number,
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  let next = 0
  let failed: { readonly error: unknown } | undefined
  const worker = async (): Promise<void> => {
    while (failed === undefined && next < items.length) {
      try {
        await work(items[next++] as T)
      } catch (error) {
        failed ??= { error }
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker))
  if (failed !== undefined) throw failed.error
}

export function checkStop(stop: AbortSignal): void {
  if (stop.aborted)
    throw new ZeugeError('INTERRUPTED', 'the handing over was stopped; what was not handed over stays')
}
