/**
 * Looks for what later entries of a ledger volume say about earlier ones that are not good any more.
 *
 * Reads past damage: entries are found by their preambles, epoch keys are followed from one to the next
 * wherever their signatures still lead. Used only to tell altered from torn, never to believe content.
 */
import type { Bytes } from '../bytes.ts'
import type { Primitives } from '../primitives.ts'
import { ENTRY_MAGIC, HEAD_BYTES, type Head, parseHead } from './entry.ts'
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
  for (const { head, body } of entriesIn(bytes)) {
    if (head.leaf.type === 'CHECKPOINT')
      durable = Math.max(
        durable,
        verifyCheckpoint(primitives, body, ledgerOrigin(device), epoch.key)?.durable ?? 0,
      )
    const event = head.leaf.type === 'EVENT' ? parseLedgerEvent(body) : undefined
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
  for (const { head } of entriesIn(bytes)) {
    lowest ??= head.leafIndex
    if (head.leafIndex >= lowest + BEGINNING_LEAVES) return true
  }
  return false
}

/** Whatever is an entry by its preamble, wherever it stands. */
function* entriesIn(bytes: Bytes): Generator<{ readonly head: Head; readonly body: Bytes }> {
  const [first = 0] = ENTRY_MAGIC
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    const bodyAt = at + HEAD_BYTES
    const head = parseHead(bytes.subarray(at, bodyAt))
    if (head !== undefined) yield { head, body: bytes.subarray(bodyAt, bodyAt + head.bodyBytes) }
  }
}
