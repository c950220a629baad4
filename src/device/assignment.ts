/**
 * Who wears the camera: asked for in the dock, kept on the card, told by each segment, over when the camera is back.
 *
 *   docked ─► ask ─► ledger `assigned` ─► card: waiting ─ taken out ─► worn ─ docked 3 s ─► ended, ledger
 *                                                                        │                  `assignment-ended`
 *                                                                        └─► each segment's metadata: pseudonym, sealed name
 *
 * The name comes and stays as an age file that this camera cannot open; in the clear there is the pseudonym alone. Who
 * signed an assignment was checked by who asked. It holds over power cuts; the newest by the station's clock counts, and none twice.
 */
import * as v from 'valibot'
import type { Clock, Disk, Log } from '../../hal/hal.ts'
import type { Bytes } from '../bytes.ts'
import {
  ASSIGNMENT_BYTES_MAX,
  type Assignment,
  readAssignment,
  SEALED_NAME_BYTES_MAX,
} from '../crypto/assignment.ts'
import { base64Of } from '../crypto/base64.ts'
import { decodeCbor, encodeCbor } from '../crypto/cbor.ts'
import { bytesUpTo } from '../crypto/shape.ts'
import type { MetadataSample } from '../media/metadata.ts'
import type { Ledger, PlainEvent } from '../store/ledger.ts'
import { WEARER_NAME } from '../store/names.ts'
import { every } from './watch.ts'

/** How often; the wearer stands in front of the dock meanwhile. */
export const ASK_MS = 5_000
/** A contact that bounces, or a camera that was put back for a moment, ends no shift. */
export const BACK_MS = 3_000
const KEPT_BYTES_MAX = ASSIGNMENT_BYTES_MAX + SEALED_NAME_BYTES_MAX + 256

export interface AssignmentOffer {
  /** The assignment file. */
  readonly assignment: Bytes
  /** The sealed name it speaks of. */
  readonly name?: Bytes
}

/** What the station has for this camera, checked; undefined where it has nothing. ZeugeError where it cannot be asked. */
export type AskAssignment = (stop: AbortSignal) => Promise<AssignmentOffer | undefined>

export interface AssignmentParts {
  readonly clock: Clock
  readonly disk: Pick<Disk, 'read' | 'size' | 'replace'>
  readonly ledger: Pick<Ledger, 'append'>
  readonly log: Log
  readonly ask?: AskAssignment
  note(event: PlainEvent): void
}

export interface WearerWatch {
  /** What each segment tells of it. */
  sample(): MetadataSample | undefined
  /** The camera was put into the dock, where the station is asked from now on, or is out of it. */
  dock(attached: boolean): void
  /** Asks no more; resolves once nothing of it touches card or ledger. */
  end(): Promise<void>
}

const keptShape = v.strictObject({
  assignment: bytesUpTo(ASSIGNMENT_BYTES_MAX),
  name: v.nullable(bytesUpTo(SEALED_NAME_BYTES_MAX)),
  state: v.picklist(['waiting', 'worn', 'ended']),
})
type Kept = v.InferOutput<typeof keptShape> & { readonly said: Assignment }

export async function watchWearer(parts: AssignmentParts): Promise<WearerWatch> {
  const { clock, disk, ledger, log } = parts
  let kept = await keptOn(disk, log)
  let docked = false
  let stopAsking = (): void => undefined
  let staying: unknown
  let asking: Promise<void> | undefined
  let said = ''
  const stop = new AbortController()
  let running: Promise<void> = Promise.resolve()

  /** One after the other; a card that takes nothing costs the memory of it over a power cut, and no more. */
  function keep(next: Kept): Promise<void> {
    kept = next
    const { assignment, name, state } = next
    const bytes = encodeCbor({ assignment, name, state })
    running = running
      .then(() => disk.replace(WEARER_NAME, bytes))
      .catch((error: unknown) => log({ level: 'warn', event: 'wearer.failed', message: String(error) }))
    return running
  }

  /** Every few seconds the same is said once. */
  function unasked(message: string): void {
    if (message !== said) log({ level: 'warn', event: 'wearer.unasked', message })
    said = message
  }

  async function take({ assignment, name }: AssignmentOffer): Promise<void> {
    const said = readAssignment(assignment)
    if (said === undefined || !docked || stop.signal.aborted || said.unixUs <= (kept?.said.unixUs ?? 0))
      return
    endWorn()
    const { wearer, nameHash } = said
    await ledger.append({ type: 'assigned', wearer, nameHash, assignment })
    await keep({ said, assignment, name: name ?? null, state: docked ? 'waiting' : 'worn' })
    log({ level: 'info', event: 'wearer.assigned', wearer })
  }

  function endWorn(): void {
    if (kept?.state !== 'worn') return
    parts.note({ type: 'assignment-ended', wearer: kept.said.wearer })
    void keep({ ...kept, state: 'ended' })
  }

  function askNow(): void {
    const { ask } = parts
    if (ask === undefined || !docked || asking !== undefined || stop.signal.aborted) return
    asking = ask(stop.signal)
      .then((offer) => offer && take(offer))
      .catch((error: unknown) => unasked(String(error)))
      .finally(() => {
        asking = undefined
      })
  }

  return {
    sample() {
      if (kept === undefined || kept.state === 'ended') return undefined
      const { name, said } = kept
      return { wearer: { pseudonym: said.wearer, ...(name && { name: base64Of(name) }) } }
    },
    dock(attached) {
      docked = attached
      stopAsking()
      stopAsking = attached && parts.ask !== undefined ? every(clock, ASK_MS, askNow) : () => undefined
      clock.clearTimeout(staying)
      if (attached) staying = clock.setTimeout(endWorn, BACK_MS)
      if (kept?.state === 'waiting' && !attached) void keep({ ...kept, state: 'worn' })
    },
    async end() {
      stop.abort()
      stopAsking()
      clock.clearTimeout(staying)
      await asking
      await running
    },
  }
}

/** What a boot finds; a file that is not whole is as none. */
async function keptOn(disk: AssignmentParts['disk'], log: Log): Promise<Kept | undefined> {
  try {
    if ((await disk.size(WEARER_NAME)) === undefined) return undefined
    const value = decodeCbor(await disk.read(WEARER_NAME, 0, KEPT_BYTES_MAX))
    const said = v.is(keptShape, value) ? readAssignment(value.assignment) : undefined
    return v.is(keptShape, value) && said ? { ...value, said } : undefined
  } catch (error) {
    log({ level: 'warn', event: 'wearer.failed', message: String(error) })
    return undefined
  }
}
