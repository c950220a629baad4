/** Laws of the format: whatever is sealed comes back, and whatever is read has one encoding. */
import { p256 } from '@noble/curves/nist.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nodePrimitives as primitives } from '../../hal/primitives/node.ts'
import { type Bytes, concatBytes } from '../../src/bytes.ts'
import { type Cbor, decodeCbor, encodeCbor } from '../../src/crypto/cbor.ts'
import { encodeLedgerEvent, type LedgerEvent, parseLedgerEvent } from '../../src/crypto/event.ts'
import { encodeGap, type Gap, parseGap } from '../../src/crypto/gap.ts'
import { encodeHeader, parseHeader } from '../../src/crypto/header.ts'
import { CAUSES, type Cause } from '../../src/crypto/leaf.ts'
import { createVolume } from '../../src/crypto/ledger.ts'
import { formatNote, type Note, parseNote } from '../../src/crypto/note.ts'
import { openRecording } from '../../src/crypto/open.ts'
import { readVolume } from '../../src/crypto/readvolume.ts'
import type { ScannedEntry } from '../../src/crypto/scan.ts'
import { fileOfBytes, sourceOfBytes } from '../../src/crypto/source.ts'
import { surveySegment } from '../../src/crypto/survey.ts'
import type { Track } from '../../src/unit.ts'
import {
  at,
  DEVICE_SECRET,
  EPOCH_SEED,
  openSealer,
  SEGMENT_KEY,
  START,
  segmentHeader,
  signer,
  volumeHeader,
} from './fixture.ts'

const TRACKS: readonly Track[] = ['video', 'audio']
const causes = fc.constantFrom(...(Object.keys(CAUSES) as Cause[]))
const count = fc.maxSafeNat()
const exactly = (length: number): fc.Arbitrary<Bytes> =>
  fc.uint8Array({ minLength: length, maxLength: length }).map((bytes) => Uint8Array.from(bytes))
const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/)
const payload = fc.dictionary(
  fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9-]{0,10}$/),
  fc.oneof(
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.string({ unit: 'grapheme' }),
    fc.uint8Array({ maxLength: 40 }),
  ),
  { maxKeys: 5, noNullPrototype: true },
)
const gap: fc.Arbitrary<Gap> = fc
  .tuple(fc.nat(1e9), fc.nat(1e9), fc.nat(1e6))
  .map(([fromUs, lengthUs, framesLost]) => ({ fromUs, toUs: fromUs + lengthUs, framesLost }))

type Step =
  | { readonly what: 'chunk'; readonly track: Track; readonly init: boolean; readonly plaintext: Bytes }
  | { readonly what: 'gap'; readonly gap: Gap; readonly cause: Cause }
  | { readonly what: 'event'; readonly payload: Cbor }
  | { readonly what: 'checkpoint' }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constant('chunk' as const),
      track: fc.constantFrom(...TRACKS),
      init: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
      plaintext: fc.uint8Array({ minLength: 1, maxLength: 300 }).map((bytes) => Uint8Array.from(bytes)),
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('gap' as const), gap, cause: causes }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('event' as const), payload }) },
  { weight: 3, arbitrary: fc.constant({ what: 'checkpoint' as const }) },
)

/** Seals the steps, one second apart, and says which of them the last checkpoint covers. */
function seal(steps: readonly Step[], ended: boolean) {
  const sealer = openSealer()
  const pieces = [sealer.begin(START)]
  let signed = 0
  for (const [index, one] of steps.entries()) {
    const stamp = at(index * 1_000_000)
    if (one.what === 'checkpoint') signed = index + 1
    pieces.push(
      one.what === 'chunk'
        ? sealer.chunk({
            ...{ track: one.track, kind: one.init ? 'init' : 'media', stamp, plaintext: one.plaintext },
            ...{ durationUs: 1_000_000, syncFirst: !one.init, discontinuity: false, preRecord: false },
          })
        : one.what === 'gap'
          ? sealer.gap({ track: 'video', stamp, cause: one.cause, ...one.gap })
          : one.what === 'event'
            ? sealer.event(one.payload, stamp)
            : sealer.checkpoint({ stamp, durable: sealer.size }),
    )
  }
  if (ended)
    pieces.push(sealer.end({ stamp: at(steps.length * 1e6), cause: 'stopped', durable: sealer.size }))
  return { file: concatBytes(...pieces), signed: ended ? steps.length : signed }
}

/** What playback must give: each signed fragment with the init that stands before it in its track. */
function playable(steps: readonly Step[]) {
  const inits = new Map<Track, Bytes>()
  const played: { track: Track; init: Bytes; fragment: Bytes }[] = []
  let lost = 0
  for (const one of steps) {
    if (one.what !== 'chunk') continue
    const init = inits.get(one.track)
    if (one.init) inits.set(one.track, one.plaintext)
    else if (init === undefined) lost++
    else played.push({ track: one.track, init, fragment: one.plaintext })
  }
  return { played, lost }
}

test('any interleaving of chunks, gaps, events and checkpoints comes back as it was sealed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), fc.boolean(), async (steps, ended) => {
      const { file, signed } = seal(steps, ended)
      const visited: ScannedEntry[] = []
      const survey = await surveySegment(primitives, sourceOfBytes(file), {
        visit: (entry) => void visited.push(entry),
      })
      expect(survey).toMatchObject({ ended, torn: { bytes: 0 } })
      expect(survey.bad).toBeUndefined()
      const middle = visited.slice(3, 3 + steps.length)
      expect(middle.map(({ head }) => head.leaf.type.toLowerCase())).toEqual(steps.map(({ what }) => what))
      for (const [index, one] of steps.entries()) {
        const body = middle[index]?.body ?? new Uint8Array(0)
        if (one.what === 'gap') expect(parseGap(body)).toEqual(one.gap)
        if (one.what === 'event') expect(decodeCbor(body)).toEqual(one.payload)
      }
      const { played, lost } = playable(steps.slice(0, signed))
      const opening = openRecording(primitives, [fileOfBytes('a.zeu', file)], async () => SEGMENT_KEY.slice())
      if (played.length + lost === 0) {
        await expect(opening).rejects.toMatchObject({ code: 'NOTHING_TO_OPEN' })
        return
      }
      const opened = await opening
      const got = []
      for await (const { track, init, fragment } of opened.parts())
        got.push({ track, init, fragment: fragment.slice() })
      expect(got).toEqual(played)
      expect(opened.refused).toBe(lost)
    }),
    { numRuns: 120 },
  )
})

const recordingEvent = fc.record({ recording: exactly(16), segment: exactly(16) })
const resetCause = fc.constantFrom('power-on', 'watchdog', 'software', 'unknown')
type Appended = Exclude<LedgerEvent, { type: 'volume' | 'epoch' }>
const ledgerEvent = fc.oneof(
  fc.record({ type: fc.constant('genesis'), device: fc.constant('zg-00c0ffee') }),
  fc.record({ type: fc.constant('boot'), bootId: exactly(16), counter: count, resetCause }),
  fc
    .tuple(recordingEvent, fc.record({ sequence: count, headerLeafHash: exactly(32) }))
    .map(([ids, rest]) => ({ type: 'opened', ...ids, ...rest })),
  fc
    .tuple(
      recordingEvent,
      fc.record({
        size: count,
        root: exactly(32),
        bytes: count,
        fileHash: fc.option(exactly(32)),
        cause: causes,
      }),
    )
    .map(([ids, rest]) => ({ type: 'closed', ...ids, ...rest })),
  fc
    .tuple(
      recordingEvent,
      fc.record({ size: count, root: exactly(32), unsignedEntries: count, tornBytes: count }),
      fc.record({ tornHash: exactly(32), resetCause }),
    )
    .map(([ids, sizes, rest]) => ({ type: 'recovered', ...ids, ...sizes, ...rest })),
  fc
    .tuple(word, payload)
    .map(([name, fields]) => ({ type: 'other', name: `later-${name}`, fields: without(fields, 'type') })),
) as fc.Arbitrary<Appended>

function without<T extends object>(fields: T, key: string): T {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => name !== key)) as T
}

test('any interleaving of ledger events and checkpoints comes back as far as it is signed', () => {
  const deviceKey = Uint8Array.from(p256.getPublicKey(DEVICE_SECRET, false))
  const { sign } = signer(primitives, EPOCH_SEED)
  fc.assert(
    fc.property(fc.array(fc.option(ledgerEvent, { freq: 3 }), { maxLength: 25 }), (steps) => {
      const volume = createVolume({ primitives, header: volumeHeader(), sign })
      const pieces = [volume.begin(START)]
      for (const [index, event] of steps.entries()) {
        const stamp = at(index)
        pieces.push(
          event === null ? volume.checkpoint({ stamp, durable: volume.size }) : volume.event(event, stamp),
        )
      }
      const reading = readVolume(primitives, concatBytes(...pieces), deviceKey)
      const signed = steps.slice(0, steps.lastIndexOf(null) + 1)
      const events = signed.flatMap((event) => event ?? [])
      expect(reading?.events.slice(1).map(({ event }) => event)).toEqual(events)
      const tail = pieces.slice(1 + signed.length).reduce((sum, piece) => sum + piece.length, 0)
      expect(reading?.tail.bytes).toBe(tail)
      expect(reading?.size).toBe(2 + signed.length)
    }),
    { numRuns: 120 },
  )
})

test('events, gaps, headers and notes come back from their one encoding', () => {
  const statement = volumeHeader().statement
  fc.assert(
    fc.property(
      ledgerEvent,
      gap,
      count,
      exactly(32),
      exactly(64),
      (event, hole, counter, hash, signature) => {
        expect(parseLedgerEvent(encodeLedgerEvent(event))).toEqual(event)
        expect(parseGap(encodeGap(hole))).toEqual(hole)
        const said = { ...statement, counter, ledgerRoot: hash, signature }
        const successors = [{ publicKey: hash, signature }]
        const segment = { ...segmentHeader(), statement: said, successors, keyCommitment: hash }
        expect(parseHeader(encodeHeader(segment))).toEqual(segment)
        const volume = { ...volumeHeader(), statement: said, volume: counter, previousVolume: hash }
        expect(parseHeader(encodeHeader(volume))).toEqual(volume)
        const note: Note = { text: `${counter}\n\ntext\n`, name: 'a/b', keyId: hash.slice(0, 4), signature }
        expect(parseNote(formatNote(note))).toEqual(note)
      },
    ),
    { numRuns: 100 },
  )
})

test('a changed byte of an encoding is refused, or is the one encoding of something else', () => {
  const bodies = fc.oneof(
    ledgerEvent.map(encodeLedgerEvent),
    gap.map(encodeGap),
    fc.constant(encodeHeader(segmentHeader())),
    fc.constant(encodeHeader(volumeHeader())),
  )
  const again = (bytes: Bytes): readonly (Bytes | undefined)[] => {
    const [value, event, hole, header] = [
      decodeCbor(bytes),
      parseLedgerEvent(bytes),
      parseGap(bytes),
      parseHeader(bytes),
    ]
    return [
      value === undefined ? undefined : encodeCbor(value),
      event && encodeLedgerEvent(event),
      hole && encodeGap(hole),
      header && encodeHeader(header),
    ]
  }
  fc.assert(
    fc.property(bodies, fc.nat(), fc.integer({ min: 1, max: 255 }), (body, place, flip) => {
      const changed = body.slice()
      const index = place % changed.length
      changed[index] = (changed[index] ?? 0) ^ flip
      for (const encoded of again(changed)) if (encoded !== undefined) expect(encoded).toEqual(changed)
    }),
    { numRuns: 1000 },
  )
})
