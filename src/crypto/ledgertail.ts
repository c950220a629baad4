/**
 * Looks for what later entries of a ledger volume say about earlier ones that are not good any more.
 *
 * Reads past damage: entries are found by their preambles, epoch keys are followed from one to the next
 * wherever their signatures still lead. Used only to tell altered from torn, never to believe content.
 */
import type { Bytes } from '../bytes.ts'
import type { Primitives } from '../primitives.ts'
import { HEAD_BYTES, MAGIC, parseHead } from './entry.ts'
import { parseLedgerEvent } from './event.ts'
import { epochKeyOf, epochStatementMessage, successorMessage, type VolumeHeader } from './header.ts'
import { ledgerOrigin, verifyCheckpoint } from './note.ts'

/** EVENT `volume` and CHECKPOINT. */
const BEGINNING_LEAVES = 2

/**
 * The largest `durable` that any checkpoint in the file signed, entries that are not good skipped. Epoch
 * keys are followed from one to the next wherever their signatures still lead.
 */
export function durableBehind(
  primitives: Primitives,
  header: VolumeHeader,
  bytes: Bytes,
  deviceKey: Bytes | undefined,
): number {
  const { device, statement } = header
  let epoch = { key: epochKeyOf(header), counter: statement.counter, index: header.successors.length }
  let durable = 0
  for (let at = nextHead(bytes, MAGIC.length); at >= 0; at = nextHead(bytes, at + 1)) {
    const head = parseHead(bytes.subarray(at, at + HEAD_BYTES))
    const body = bytes.subarray(at + HEAD_BYTES, at + HEAD_BYTES + (head?.bodyBytes ?? 0))
    if (head?.leaf.type === 'CHECKPOINT')
      durable = Math.max(
        durable,
        verifyCheckpoint(primitives, body, ledgerOrigin(device), epoch.key)?.durable ?? 0,
      )
    const event = head?.leaf.type === 'EVENT' ? parseLedgerEvent(body) : undefined
    if (event?.type !== 'epoch') continue
    if (event.by === 'device') {
      const { publicKey, counter } = event.statement
      const message = epochStatementMessage(device, event.statement)
      const isStated = deviceKey && primitives.p256Verify(deviceKey, message, event.statement.signature)
      if (isStated) epoch = { key: publicKey, counter, index: 0 }
      continue
    }
    const { publicKey, signature } = event
    const index = epoch.index + 1
    const said = successorMessage({
      device,
      counter: epoch.counter,
      index,
      predecessor: epoch.key,
      publicKey,
    })
    if (primitives.ed25519Verify(epoch.key, said, signature)) epoch = { ...epoch, key: publicKey, index }
  }
  return durable
}

/** Whether entries stand in it that follow only once its HEADER, first event and CHECKPOINT are durable. */
export function wasBegun(bytes: Bytes): boolean {
  let lowest: number | undefined
  for (let at = nextHead(bytes, 0); at >= 0; at = nextHead(bytes, at + 1)) {
    const { leafIndex = 0 } = parseHead(bytes.subarray(at, at + HEAD_BYTES)) ?? {}
    lowest ??= leafIndex
    if (leafIndex >= lowest + BEGINNING_LEAVES) return true
  }
  return false
}

/** Where the next preamble begins, or -1. */
function nextHead(bytes: Bytes, from: number): number {
  for (let at = bytes.indexOf(0x5a, from); at >= 0; at = bytes.indexOf(0x5a, at + 1))
    if (parseHead(bytes.subarray(at, at + HEAD_BYTES)) !== undefined) return at
  return -1
}
