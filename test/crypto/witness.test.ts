/** Checkpoints of a ledger that were kept elsewhere, against what an attacker can make of the ledger. */
import { beforeAll, describe, expect, test } from 'vitest'
import { utf8 } from '../../src/bytes.ts'
import type { ClosedEvent, LedgerEvent, OpenedEvent } from '../../src/crypto/event.ts'
import { type Successor, successorMessage } from '../../src/crypto/header.ts'
import { deviceKeyOf } from '../../src/crypto/identity.ts'
import { type Checkpoint, ledgerOrigin, signCheckpoint } from '../../src/crypto/note.ts'
import { type Mark, readVolume, volumeHeaderOf } from '../../src/crypto/readvolume.ts'
import { fileOfBytes } from '../../src/crypto/source.ts'
import { type EvidenceReport, verifyEvidence } from '../../src/crypto/verifyevidence.ts'
import { formatWitness, parseWitness, type Witness } from '../../src/crypto/witness.ts'
import {
  type Device,
  filled,
  newDevice,
  primitives,
  type SealedSegment,
  sealSegment,
  sealVolume,
} from './evidence.ts'

type Plain = Exclude<LedgerEvent, { type: 'volume' | 'epoch' }>

let device: Device
let segment: SealedSegment

beforeAll(async () => {
  device = await newDevice()
  segment = sealSegment(device, { id: 1 })
})

const genesis = (): Plain => ({ type: 'genesis', device: device.device })
const opened = (): OpenedEvent => ({
  type: 'opened',
  recording: filled(16, 0xaa),
  sequence: 0,
  segment: segment.header.segmentId,
  headerLeafHash: segment.headerLeafHash,
})
const closed = (): ClosedEvent => ({
  ...{ type: 'closed', recording: filled(16, 0xaa), segment: segment.header.segmentId },
  ...{ size: segment.size, root: segment.root, bytes: segment.file.length, fileHash: null, cause: 'stopped' },
})
const pressed = (gesture: string): Plain => ({ type: 'gesture', gesture, effect: 'announced', why: null })

const history = (): readonly Plain[] => [genesis(), opened(), closed(), pressed('a'), pressed('b')]

const verify = (
  ledgers: readonly Uint8Array[],
  witnesses: readonly Witness[] = [],
  segments = [fileOfBytes('0.zeu', segment.file)],
): Promise<EvidenceReport> => {
  const volumes = ledgers.map((bytes, number) => ({ ...fileOfBytes(`${number}.zlg`, bytes), number }))
  return verifyEvidence(primitives, { segments, volumes, whole: true }, { trust: device.trust, witnesses })
}

/** What `--save-witness` would keep of this ledger. */
async function kept(ledgers: readonly Uint8Array[], file = 'monday'): Promise<Witness> {
  const { ledger } = await verify(ledgers)
  return parseWitness(primitives, utf8(ledger?.witness ?? ''), file)
}

/** Every checkpoint of a volume, as a bare note. */
function notesOf(volume: Uint8Array<ArrayBuffer>): readonly Witness[] {
  const header = volumeHeaderOf(volume)
  const key = header === undefined ? undefined : deviceKeyOf(header)
  const reading = key === undefined ? undefined : readVolume(primitives, volume, key)
  return (reading?.marks ?? []).map(({ note }, at) => parseWitness(primitives, note, `note ${at}`))
}

/** As after a long shift: so many epoch keys that each signed for the next, and the note by the last. */
function markOf(successions: number): Mark {
  const successors: Successor[] = []
  let [seed, predecessor] = [device.epochSeed, device.statement.publicKey]
  for (let index = 1; index <= successions; index++) {
    const next = filled(32, index)
    const publicKey = primitives.ed25519PublicKey(next)
    const about = { device: device.device, counter: device.statement.counter, index, predecessor, publicKey }
    successors.push({ publicKey, signature: primitives.ed25519Signer(seed)(successorMessage(about)) })
    ;[seed, predecessor] = [next, publicKey]
  }
  const checkpoint: Checkpoint = {
    ...{ origin: ledgerOrigin(device.device), size: 7, root: primitives.sha256() },
    ...{ monotonicUs: 5, wallUs: 0, clock: 'unset', durable: 7 },
  }
  const note = signCheckpoint(primitives, checkpoint, predecessor, primitives.ed25519Signer(seed))
  return { note, checkpoint, statement: device.statement, successors }
}

describe('a witness file', () => {
  test.each([0, 1, 64])('leads over %i successors to the key of its note', (successions) => {
    const text = formatWitness(markOf(successions), device.certificates)
    expect(parseWitness(primitives, utf8(text), 'kept')).toMatchObject({ device: device.device })
  })
})

describe('a ledger that grew honestly', () => {
  test('contains every checkpoint it ever signed, with key chain or as a bare note', async () => {
    const { file } = sealVolume(device, history())
    const all = [...notesOf(file), await kept([file])]
    expect(all.length).toBe(history().length + 2)
    const report = await verify([file], all)
    expect(report).toMatchObject({ verdict: 'COMPLETE', exitCode: 0 })
    expect(report.ledger?.witnesses.every(({ state, proven }) => state === 'consistent' && proven)).toBe(true)
  })
  test('contains them over volumes and reboots', async () => {
    const one = sealVolume(device, history())
    const witness = await kept([one.file])
    const { size, root, frontier } = one
    const epochSeed = filled(32, 0x23)
    const statement = await device.state(2, { size, root }, epochSeed)
    const start = { volume: 1, size, root, frontier, previousVolume: primitives.sha256(one.file) }
    const two = sealVolume({ ...device, statement, epochSeed }, [pressed('c'), pressed('d')], start)
    const later = await kept([one.file, two.file], 'tuesday')
    const report = await verify([one.file, two.file], [witness, later])
    expect(report).toMatchObject({ verdict: 'COMPLETE' })
    expect(later.checkpoint.size).toBeGreaterThan(one.size)
    expect(report.ledger?.witnesses.map(({ state }) => state)).toEqual(['consistent', 'consistent'])
  })
  test('is kept only as far as no power cut can take it back', async () => {
    const { file } = sealVolume(device, history())
    const witness = await kept([file])
    const notes = notesOf(file)
    expect(witness.checkpoint.size).toBe(notes.at(-2)?.checkpoint.size)
    expect(witness.checkpoint.size).toBeLessThan(notes.at(-1)?.checkpoint.durable ?? 0)
  })
  test('puts a recording between the checkpoints that were kept before and after it', async () => {
    const before = notesOf(sealVolume(device, [genesis()]).file).at(-1)
    const { file } = sealVolume(device, history())
    const after = await kept([file], 'friday')
    const report = await verify([file], [...(before ? [before] : []), after])
    expect(report.segments[0]?.bracket).toEqual({ after: before?.file, before: 'friday' })
  })
})

describe('against a checkpoint that was kept', () => {
  test('a ledger set back to any older state is ROLLED-BACK', async () => {
    const full = sealVolume(device, history())
    const witness = await kept([full.file])
    for (let events = 0; events < history().length - 1; events++) {
      const { file } = sealVolume(device, history().slice(0, events))
      const report = await verify([file], [witness], [])
      expect(report, `${events} events`).toMatchObject({ verdict: 'ROLLED-BACK', exitCode: 20 })
      expect(report.ledger?.witnesses[0]?.state).toBe('rolled-back')
    }
  })
  test('a ledger cut off and continued is ROLLED-BACK, however far it went on', async () => {
    const full = sealVolume(device, history())
    const witness = await kept([full.file])
    for (const more of [2, 3, 9]) {
      const others = Array.from({ length: more }, (_, at) => pressed(`x${at}`))
      const { file } = sealVolume(device, [...history().slice(0, 3), ...others])
      const report = await verify([file], [witness])
      expect(report.verdict, `${more} more`).toBe('ROLLED-BACK')
      expect(report.ledger?.witnesses[0]?.state).toMatch(more < 3 ? /rolled-back|forked/ : /forked/)
    }
  })
  test('a ledger begun anew with the same key is ROLLED-BACK', async () => {
    const witness = await kept([sealVolume(device, history()).file])
    const anew = sealVolume(device, [genesis(), ...Array.from({ length: 12 }, () => pressed('new'))])
    expect((await verify([anew.file], [witness], [])).verdict).toBe('ROLLED-BACK')
    expect((await verify([anew.file], [], [])).verdict, 'nothing else shows it').toBe('COMPLETE')
  })
  test('a ledger begun anew with another key, or of another camera, is ROLLED-BACK', async () => {
    const witness = await kept([sealVolume(device, history()).file])
    const other = await newDevice()
    const foreign = sealVolume(other, [{ type: 'genesis', device: other.device }, pressed('y')])
    const report = await verify([foreign.file], [witness], [])
    expect(report.verdict).toBe('ROLLED-BACK')
    expect(report.ledger?.witnesses[0]?.state).toBe('stranger')
  })
  test('a bare note whose key nobody here knows still shows the fork, and says that it is unproven', async () => {
    const notes = notesOf(sealVolume(device, history()).file)
    const epochSeed = filled(32, 0x77)
    const statement = await device.state(1, { size: 0, root: primitives.sha256() }, epochSeed)
    const fork = sealVolume({ ...device, statement, epochSeed }, [genesis(), ...Array(6).fill(pressed('z'))])
    const report = await verify([fork.file], notes.slice(-1), [])
    expect(report.verdict).toBe('ROLLED-BACK')
    expect(report.ledger?.witnesses[0]).toMatchObject({ state: 'forked', proven: false })
  })
  test('volumes that begin after it prove nothing against it', async () => {
    const one = sealVolume(device, history())
    const witness = await kept([one.file])
    const { size, root, frontier } = one
    const epochSeed = filled(32, 0x23)
    const statement = await device.state(2, { size, root }, epochSeed)
    const start = { volume: 1, size, root, frontier, previousVolume: primitives.sha256(one.file) }
    const two = sealVolume({ ...device, statement, epochSeed }, [pressed('c')], start)
    const volumes = [{ ...fileOfBytes('1.zlg', two.file), number: 1 }]
    const evidence = { segments: [], volumes, whole: true }
    const report = await verifyEvidence(primitives, evidence, { trust: device.trust, witnesses: [witness] })
    expect(report.ledger?.witnesses[0]?.state).toBe('older')
    expect(report.verdict, 'the volume before it is not here').toBe('MISSING')
  })
})

describe('what the ledger itself shows', () => {
  test('a second genesis is ROLLED-BACK', async () => {
    const { file } = sealVolume(device, [...history(), genesis()])
    expect((await verify([file])).verdict).toBe('ROLLED-BACK')
  })
  test.each([
    ['missing', 3],
    ['doubled', 1],
  ])('a %s statement number is ROLLED-BACK', async (_, counter) => {
    const one = sealVolume(device, history())
    const { size, root, frontier } = one
    const epochSeed = filled(32, 0x23)
    const statement = await device.state(counter, { size, root }, epochSeed)
    const start = { volume: 1, size, root, frontier, previousVolume: primitives.sha256(one.file) }
    const two = sealVolume({ ...device, statement, epochSeed }, [pressed('c')], start)
    expect((await verify([one.file, two.file])).verdict).toBe('ROLLED-BACK')
  })
  test('a first statement that is not number 1 is ROLLED-BACK: an earlier ledger existed', async () => {
    const epochSeed = filled(32, 0x23)
    const statement = await device.state(4, { size: 0, root: primitives.sha256() }, epochSeed)
    const { file } = sealVolume({ ...device, statement, epochSeed }, [genesis()])
    expect((await verify([file], [], [])).verdict).toBe('ROLLED-BACK')
  })
})

describe('a witness file', () => {
  test('with any byte changed is refused, or is the same checkpoint', async () => {
    const { file } = sealVolume(device, history())
    const { ledger } = await verify([file])
    const bytes = utf8(ledger?.witness ?? '')
    const good = parseWitness(primitives, bytes, 'w')
    for (let at = 0; at < bytes.length; at += 7) {
      const changed = bytes.slice()
      changed[at] = (changed[at] ?? 0) ^ 1
      let parsed: Witness | undefined
      try {
        parsed = parseWitness(primitives, changed, 'w')
      } catch (error) {
        expect(error, `byte ${at}`).toMatchObject({ code: 'WITNESS_INVALID' })
      }
      if (parsed !== undefined) expect(parsed.checkpoint, `byte ${at}`).toEqual(good.checkpoint)
    }
  })
  test.each([
    ['nothing', ''],
    ['another text', 'hello\n\nworld\n'],
    ['too much', 'x'.repeat(100_000)],
  ])('of %s is refused', (_, text) => {
    expect(() => parseWitness(primitives, utf8(text), 'w')).toThrow(/save-witness/)
  })
})
