/**
 * What the fuzz loop throws mutated files at, and what must hold whatever comes: no error, nothing
 * accepted that was not signed, one encoding for what is read, and no more reading than the file is long.
 *
 * A target's `run` throws where that does not hold. All material is frozen evidence (bench/frozen.ts).
 */
import { unwrapAge } from '../hal/envelopes/age.ts'
import { nodePrimitives } from '../hal/primitives/node.ts'
import { type Bytes, equalBytes, textOf } from '../src/bytes.ts'
import { decodeCbor, encodeCbor } from '../src/crypto/cbor.ts'
import { checkChain, readDeviceCertificate, readRootCertificate } from '../src/crypto/certificate.ts'
import { HEAD_BYTES, MAGIC, PREAMBLE_BYTES, parseHead, writeHead } from '../src/crypto/entry.ts'
import { encodeLedgerEvent, parseLedgerEvent } from '../src/crypto/event.ts'
import { encodeGap, parseGap } from '../src/crypto/gap.ts'
import { encodeHeader, parseHeader } from '../src/crypto/header.ts'
import { encodeLeaf } from '../src/crypto/leaf.ts'
import { formatCheckpoint, formatNote, parseCheckpoint, parseNote, verifyNote } from '../src/crypto/note.ts'
import { readVolume } from '../src/crypto/readvolume.ts'
import { type ByteSource, fileOfBytes } from '../src/crypto/source.ts'
import { surveySegment } from '../src/crypto/survey.ts'
import { parseTrust } from '../src/crypto/trust.ts'
import { judge } from '../src/crypto/verify.ts'
import { verifyEvidence } from '../src/crypto/verifyevidence.ts'
import { ZeugeError } from '../src/errors.ts'
import { remembering } from '../src/sim/remember.ts'
import { evidenceOf } from './frozen.ts'
import { bodiesOf, type Corpus, entriesOf, materialOf, readCorpus, small } from './fuzzcorpus.ts'
import type { Dice, Material } from './mutate.ts'

const primitives = remembering(nodePrimitives)

export interface Target {
  readonly name: string
  /** Of a hundred cases. */
  readonly share: number
  readonly corpus: readonly Material[]
  /** Throws where something does not hold for these bytes, mutated from `corpus[origin]`. */
  run(bytes: Bytes, origin: number, dice: Dice): Promise<void> | void
}

const READS_SPARE = 64

const check = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(what)
}
const isOneOf = (bytes: Uint8Array, corpus: readonly Uint8Array[]): boolean =>
  corpus.some((known) => equalBytes(known, bytes))
const isPrefix = (bytes: Uint8Array, corpus: readonly Uint8Array[]): boolean =>
  corpus.some((known) => known.length >= bytes.length && equalBytes(known.subarray(0, bytes.length), bytes))

/** @param root folder of one frozen format version */
export function fuzzTargets(root: string): readonly Target[] {
  const corpus = readCorpus(root)
  return [
    notes(corpus),
    canonical(corpus),
    heads(corpus),
    container(corpus),
    ledger(corpus),
    certificates(corpus),
    envelopes(corpus),
    evidence(corpus),
    trustFile(corpus),
  ]
}

function notes(corpus: Corpus): Target {
  const known = bodiesOf(corpus, 'CHECKPOINT')
  const keys = [...corpus.segments, ...corpus.volumes].flatMap((file) => {
    const header = parseHeader(entriesOf(file)[0]?.body ?? new Uint8Array(0))
    return header === undefined
      ? []
      : [header.statement.publicKey, ...header.successors.map((one) => one.publicKey)]
  })
  return {
    name: 'note',
    share: 28,
    corpus: small(known),
    run(bytes) {
      const note = parseNote(bytes)
      if (note === undefined) return
      check(equalBytes(formatNote(note), bytes), 'a note with a second encoding')
      const checkpoint = parseCheckpoint(note.text)
      check(!checkpoint || formatCheckpoint(checkpoint) === note.text, 'a checkpoint with a second encoding')
      const signed = keys.some((key) => verifyNote(primitives, note, key))
      check(!signed || isOneOf(bytes, known), 'a signature over something that was not signed')
    },
  }
}

/** HEADER, EVENT and GAP bodies: what is read has one encoding. */
function canonical(corpus: Corpus): Target {
  const gap = encodeGap({ fromUs: 1_000_000, toUs: 2_500_000, framesLost: 45 })
  return {
    name: 'cbor',
    share: 22,
    corpus: small([...bodiesOf(corpus, 'HEADER'), ...bodiesOf(corpus, 'EVENT'), gap]),
    run(bytes) {
      const value = decodeCbor(bytes)
      const again = [
        value === undefined ? undefined : encodeCbor(value),
        written(parseHeader(bytes), encodeHeader),
        written(parseLedgerEvent(bytes), encodeLedgerEvent),
        written(parseGap(bytes), encodeGap),
      ]
      for (const one of again) check(one === undefined || equalBytes(one, bytes), 'a second encoding')
    },
  }
}

const written = <T>(value: T | undefined, encode: (value: T) => Bytes): Bytes | undefined =>
  value === undefined ? undefined : encode(value)

function heads(corpus: Corpus): Target {
  const all = [...corpus.segments, ...corpus.volumes]
  const known = all.flatMap((file) =>
    entriesOf(file).map(({ offset }) => file.slice(offset, offset + HEAD_BYTES)),
  )
  return {
    name: 'head',
    share: 20,
    corpus: small(known),
    run(bytes, _, dice) {
      if (bytes.length >= HEAD_BYTES && dice.int(2) === 0) mendHead(bytes, 0)
      const head = parseHead(bytes)
      if (head === undefined) return
      const leafBytes = bytes.subarray(PREAMBLE_BYTES, HEAD_BYTES)
      check(equalBytes(encodeLeaf(head.leaf), leafBytes), 'a leaf with a second encoding')
      const again = new Uint8Array(HEAD_BYTES)
      writeHead(again, leafBytes, head.leafIndex, head.elided, head.bodyBytes)
      check(equalBytes(again, bytes.subarray(0, HEAD_BYTES)), 'a head with a second encoding')
    },
  }
}

/** The sum over whatever stands in the head at `offset`, so that a mutation is not stopped by it. */
function mendHead(file: Bytes, offset: number): void {
  const head = file.subarray(offset, offset + HEAD_BYTES)
  const view = new DataView(head.buffer, head.byteOffset)
  const [elided, bodyBytes, leafIndex] = [head[5] === 1, view.getUint32(8), view.getBigUint64(12)]
  if (leafIndex > BigInt(Number.MAX_SAFE_INTEGER)) return
  writeHead(head, head.slice(PREAMBLE_BYTES), Number(leafIndex), elided, bodyBytes)
}

/** Sums and body hashes as they would be if somebody had written this: what only a signature can stop. */
function mend(file: Bytes): void {
  for (let offset = MAGIC.length; offset + HEAD_BYTES <= file.length; ) {
    const bodyBytes = new DataView(file.buffer, file.byteOffset).getUint32(offset + 8)
    const end = offset + HEAD_BYTES + bodyBytes
    if (end > file.length) return
    const hash = primitives.sha256(file.subarray(offset + HEAD_BYTES, end))
    if (file[offset + 5] === 0) file.set(hash, offset + HEAD_BYTES - hash.length)
    mendHead(file, offset)
    offset = end
  }
}

/** Counts, and refuses what no reader of this file could want. */
function bounded(bytes: Bytes): ByteSource {
  let reads = 0
  return {
    bytes: bytes.length,
    read: async (offset, length) => {
      check(++reads <= READS_SPARE + bytes.length / 4, `${reads} reads of a file of ${bytes.length} bytes`)
      check(offset >= 0 && length >= 0 && length <= bytes.length, `${length} bytes asked for at ${offset}`)
      return bytes.slice(offset, offset + length)
    },
  }
}

function container(corpus: Corpus): Target {
  const { segments } = corpus
  return {
    name: 'container',
    share: 14,
    corpus: materialOf(segments),
    async run(bytes, _, dice) {
      if (dice.int(3) === 0) mend(bytes)
      const ends: number[] = []
      const survey = await surveySegment(primitives, bounded(bytes), {
        visit: ({ end }) => void ends.push(end),
      })
      const { verdict } = judge(survey, { ends: [] }, { state: 'unchecked' })
      check(verdict !== 'COMPLETE' || isOneOf(bytes, segments), 'COMPLETE, and it is not')
      check(survey.torn.offset + survey.torn.bytes === bytes.length, 'bytes that belong nowhere')
      if (survey.signed === undefined || survey.signed.tally.elided > 0) return
      const signedBytes = ends[survey.signed.size - 1] ?? 0
      check(isPrefix(bytes.subarray(0, signedBytes), segments), 'signed is what was not signed')
    },
  }
}

function deviceKey({ volumes }: Corpus): Bytes {
  const header = parseHeader(entriesOf(volumes[0] ?? new Uint8Array(0))[0]?.body ?? new Uint8Array(0))
  const read = readDeviceCertificate(header?.certificates[0] ?? new Uint8Array(0))
  if (!read.ok) throw new Error(`frozen evidence without a certificate: ${read.detail}`)
  return read.certificate.publicKey
}

function ledger(corpus: Corpus): Target {
  const { volumes } = corpus
  const key = deviceKey(corpus)
  return {
    name: 'ledger',
    share: 7,
    corpus: materialOf(volumes),
    run(bytes, _, dice) {
      if (dice.int(3) === 0) mend(bytes)
      const reading = readVolume(primitives, bytes, key)
      if (reading === undefined) return
      check(reading.signedBytes + reading.tail.bytes === bytes.length, 'bytes that belong nowhere')
      check(isPrefix(bytes.subarray(0, reading.signedBytes), volumes), 'signed is what was not signed')
    },
  }
}

function certificates(corpus: Corpus): Target {
  const { roots } = corpus.trust
  const devices = bodiesOf(corpus, 'HEADER').flatMap((body) => parseHeader(body)?.certificates ?? [])
  const known = [...devices.slice(0, 1), ...roots.map(({ der }) => der)]
  return {
    name: 'certificate',
    share: 6,
    corpus: small(known),
    run(bytes) {
      const root = readRootCertificate(primitives, bytes)
      check(!root.ok || isOneOf(bytes, known), 'a root that nobody made')
      const read = readDeviceCertificate(bytes)
      if (!read.ok) return
      const chain = checkChain(primitives, { certificate: read.certificate, roots, revoked: [] })
      check(!chain.ok || isOneOf(bytes, known), 'a certificate that nobody signed')
    },
  }
}

function envelopes(corpus: Corpus): Target {
  const known = bodiesOf(corpus, 'ENVELOPE')
  return {
    name: 'envelope',
    share: 1,
    corpus: small(known),
    async run(bytes) {
      const opened = await unwrapAge(bytes, corpus.identities)
      check(opened === undefined || isOneOf(bytes, known), 'an envelope that nobody closed')
    },
  }
}

/** A card with one segment mutated, and the whole way a verifier goes. */
function evidence({ cases, trust }: Corpus): Target {
  const card = cases.get('hybrid') ?? new Map<string, Bytes>()
  const names = [...card.keys()]
  const material = materialOf([...card.values()])
  return {
    name: 'evidence',
    share: 0.5,
    corpus: material,
    async run(bytes, origin) {
      const changed = names[origin] ?? ''
      const files = new Map([...card].map(([name, good]) => [name, name === changed ? bytes : good]))
      const { verdict, segments } = await verifyEvidence(primitives, evidenceOf(files), { trust })
      // Of a ledger whose end was cut off nobody can tell without a witness; of a segment the ledger can.
      check(verdict !== 'COMPLETE' || changed.endsWith('.zlg'), `COMPLETE, and ${changed} is changed`)
      check(
        segments.every((report) => report.signedLeaves <= report.leaves),
        'more signed than there is',
      )
      await verifyEvidence(primitives, { segments: [fileOfBytes(changed, bytes)], whole: false })
    },
  }
}

function trustFile({ trustText }: Corpus): Target {
  return {
    name: 'trust',
    share: 1.5,
    corpus: small([new TextEncoder().encode(trustText)]),
    run(bytes) {
      const text = textOf(bytes)
      if (text === undefined) return
      try {
        parseTrust(primitives, text, 'trust.json')
      } catch (error) {
        if (!(error instanceof ZeugeError) || error.code !== 'TRUST_INVALID') throw error
      }
    },
  }
}
