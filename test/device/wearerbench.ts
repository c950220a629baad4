/** A camera's memory of who wears it, on a card and with a station that the test speaks for. */
import { expect } from 'vitest'
import { createMockClock } from '../../hal/mock/scheduler.ts'
import { type Bytes, utf8 } from '../../src/bytes.ts'
import { base64Of } from '../../src/crypto/base64.ts'
import { type AssignmentOffer, watchWearer } from '../../src/device/assignment.ts'
import type { PlainEvent } from '../../src/store/ledger.ts'
import { assignmentFile } from './assignmentfile.ts'

export const NAME = utf8('a sealed name')
export const MONDAY_US = 1_777_885_200_000_000

/** What survives a boot: the card with one small file. */
export function card() {
  return { file: undefined as Bytes | undefined, fails: undefined as unknown, writes: 0 }
}

export async function boot(on = card(), offers: (AssignmentOffer | undefined | Error)[] = []) {
  const clock = createMockClock({ nowUs: 0 })
  const logged: Record<string, unknown>[] = []
  const noted: PlainEvent[] = []
  const appended: PlainEvent[] = []
  let asked = 0
  let stopped: AbortSignal | undefined
  const watch = await watchWearer({
    ...{ clock, log: (entry) => logged.push(entry), note: (event) => noted.push(event) },
    disk: {
      async size(name) {
        expect(name).toBe('wearer')
        if (on.fails !== undefined) throw on.fails
        return on.file?.length
      },
      read: async () => on.file as Bytes,
      async replace(name, bytes) {
        expect(name).toBe('wearer')
        on.writes++
        await undefined
        if (on.fails !== undefined) throw on.fails
        on.file = bytes.slice()
      },
    },
    ledger: { append: async (event) => void appended.push(event) },
    async ask(stop) {
      asked++
      stopped = stop
      const offer = offers.length > 1 ? offers.shift() : offers[0]
      if (offer instanceof Error) throw offer
      return offer
    },
  })
  return { clock, on, watch, logged, noted, appended, asked: () => asked, signal: () => stopped }
}
export const offer = (wearer = 'K-17', unixUs = MONDAY_US, name: Bytes | null = NAME): AssignmentOffer => ({
  assignment: assignmentFile(wearer, unixUs, name),
  ...(name && { name }),
})
export const told = (pseudonym = 'K-17', name = true) => ({
  wearer: { pseudonym, ...(name && { name: base64Of(NAME) }) },
})
