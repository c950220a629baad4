/**
 * A receipt that arrived: checked against the bytes it must speak of, kept as a file, and written into the ledger.
 *
 * Everything must fit: a believed station's signature, this device, the hash and the length of the bytes that were
 * sent, and what the ledger says they are; of a recovered segment that is the least. Else RECEIPT_WRONG, and the receipt is not kept.
 */
import { type Bytes, bytesOfHex, equalBytes, hexOf } from '../bytes.ts'
import { speaksOf } from '../crypto/handover.ts'
import { judgeReceipt, type Receipt, type ReceiptUnit } from '../crypto/receipt.ts'
import { assert, ZeugeError } from '../errors.ts'
import { RECEIPTS_DIRECTORY, receiptName } from '../store/names.ts'
import type { OffloadParts } from './parts.ts'
import type { Unit } from './target.ts'

export async function keepReceipt(parts: OffloadParts, unit: Unit, bytes: Bytes): Promise<void> {
  const { disk, ledger, log } = parts
  const receipt = checkReceipt(parts, unit, bytes)
  await disk.makeDir(RECEIPTS_DIRECTORY)
  await disk.replace(receiptName(unit.sha256), bytes)
  const { about, file } = unit
  log({ level: 'info', event: 'offload.receipt', file, station: receipt.station, sha256: unit.sha256 })
  if (about.kind !== 'segment') return
  const { recording, segment } = about
  const sha256 = bytesOfHex(unit.sha256)
  assert(sha256, 'a hash in hexadecimal')
  await ledger.append({ type: 'offloaded', recording, segment, sha256, receipt: bytes })
}

/** The receipt, where it is a believed station's for exactly this unit of this device. RECEIPT_WRONG otherwise. */
export function checkReceipt(
  { primitives, trust, target, ledger }: Pick<OffloadParts, 'primitives' | 'trust' | 'target' | 'ledger'>,
  unit: Unit,
  bytes: Bytes,
): Receipt {
  const finding = judgeReceipt(primitives, bytes, trust)
  const wrong = finding.ok ? misfit(finding.receipt, unit, ledger.device) : finding.detail
  if (wrong === undefined && finding.ok) return finding.receipt
  throw new ZeugeError(
    'RECEIPT_WRONG',
    `${target.name}: the receipt for ${unit.file} does not count: ${wrong}`,
  )
}

function misfit(receipt: Receipt, unit: Unit, device: string): string | undefined {
  if (receipt.device !== device) return `it is for ${receipt.device}`
  if (hexOf(receipt.sha256) !== unit.sha256 || receipt.bytes !== unit.bytes) return 'it is for other bytes'
  return isOf(receipt.unit, unit) ? undefined : 'it says that they are something else'
}

function isOf(said: ReceiptUnit, { about: is, recovered = false }: Unit): boolean {
  if (!speaksOf(said, is, recovered)) return false
  if (said.kind === 'volume') return is.kind === 'volume' && said.volume === is.volume
  return (
    is.kind === 'segment' && equalBytes(said.segment, is.segment) && equalBytes(said.recording, is.recording)
  )
}
