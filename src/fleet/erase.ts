/**
 * Makes room on the card: removes segments whose receipt stands in the ledger and whose grace time is over.
 *
 *   ledger `offloaded` ─ receipt checked again ─► grace over, by the station's clock ─► ledger `erased`, durable ─► removed
 *
 * The ledger's volumes stay: the catalogue is made from them. Without a station's signed time nothing is due.
 */

import { parentOf } from '../../hal/diskname.ts'
import { hexOf } from '../bytes.ts'
import { judgeReceipt } from '../crypto/receipt.ts'
import type { CardSurvey } from './card.ts'
import { checkReceipt } from './keep.ts'
import type { OffloadParts } from './parts.ts'
import type { StationTime } from './stationtime.ts'

export async function eraseDue(
  parts: OffloadParts,
  card: CardSurvey,
  graceMs: number | undefined,
  time: StationTime | undefined,
): Promise<{ readonly erased: readonly string[]; readonly waiting: number }> {
  const { disk, ledger, log, primitives, trust } = parts
  const erased: string[] = []
  let waiting = 0
  for (const unit of card.units) {
    const { about, file, bytes } = unit
    const event = about.kind === 'segment' ? card.offloaded.get(hexOf(about.segment)) : undefined
    if (event === undefined) continue
    const finding = judgeReceipt(primitives, event.receipt, trust)
    if (!finding.ok || !isDue(finding.receipt.unixUs, graceMs, time)) {
      waiting++
      continue
    }
    const sha256 = hexOf(event.sha256)
    // Once more, and against the card: the file must still be the one that was handed over.
    checkReceipt(parts, { ...unit, sha256 }, event.receipt)
    const { recording, segment } = event
    if (!card.erased.has(hexOf(segment)))
      await ledger.append({ type: 'erased', recording, segment, sha256: event.sha256 })
    await disk.remove(file)
    await disk.syncDir(parentOf(file))
    log({ level: 'info', event: 'offload.erased', file, bytes, sha256 })
    erased.push(file)
  }
  return { erased, waiting }
}

function isDue(receiptUs: number, graceMs: number | undefined, time: StationTime | undefined): boolean {
  if (graceMs === undefined || time === undefined) return false
  // No grace is none: the clock's uncertainty must not make one of it.
  return graceMs === 0 || time.nowUs() >= receiptUs + graceMs * 1000
}
