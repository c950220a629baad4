/** Cosignatures: a witness's word for a ledger at a time, and what it proves about recordings. */
import { beforeAll, describe, expect, test } from 'vitest'
import { type Bytes, utf8 } from '../../src/bytes.ts'
import {
  COSIGNATURE_TYPE,
  cosign,
  formatCosignature,
  parseCosignature,
  verifyCosignature,
} from '../../src/crypto/cosign.ts'
import { formatVerifierKey, parseVerifierKey } from '../../src/crypto/notekey.ts'
import { fileOfBytes } from '../../src/crypto/source.ts'
import { formatStationChain } from '../../src/crypto/station.ts'
import type { StationKey } from '../../src/crypto/stationkey.ts'
import { formatTrust, parseTrust, type Trust } from '../../src/crypto/trust.ts'
import { verifyEvidence } from '../../src/crypto/verifyevidence.ts'
import { parseWitness } from '../../src/crypto/witness.ts'
import { NOW_MS, primitives, type SealedSegment, sealSegment, sealVolume } from './evidence.ts'
import { closed, newTown, opened, strangeStation, type Town } from './stations.ts'

const US = NOW_MS * 1000

let town: Town
let stranger: StationKey
let segment: SealedSegment

beforeAll(async () => {
  town = await newTown()
  stranger = await strangeStation()
  segment = sealSegment(town.device, { id: 1 })
})

describe('a cosignature', () => {
  test('is one line, of type 04, over the checkpoint and the time', () => {
    const { signer } = town.station
    const made = cosign(primitives, 'zeuge/zg-1/ledger\n5\nAAAA\n', 1_700_000_000, signer)
    expect(parseCosignature(formatCosignature(made))).toEqual(made)
    const good = (text: string, unixS = made.unixS) =>
      verifyCosignature(primitives, text, { ...made, unixS }, signer)
    expect(good('zeuge/zg-1/ledger\n5\nAAAA\n')).toBe(true)
    expect(good('zeuge/zg-1/ledger\n6\nAAAA\n')).toBe(false)
    expect(good('zeuge/zg-1/ledger\n5\nAAAA\n', 1_700_000_001)).toBe(false)
    const key = formatVerifierKey(primitives, signer, COSIGNATURE_TYPE)
    expect(parseVerifierKey(primitives, key, COSIGNATURE_TYPE)).toMatchObject({ name: signer.name })
    expect(parseVerifierKey(primitives, key)).toBeUndefined()
  })

  async function cosigned(by: StationKey, trust: Trust) {
    // The segment is opened between two cosigned checkpoints.
    const { device } = town
    const start = sealVolume(device, [{ type: 'genesis', device: device.device }])
    const say = (volume: { file: Bytes }, unixS: number) => {
      const text = lastCheckpoint(volume.file)
      const cosignature = formatCosignature(cosign(primitives, text, unixS, by.signer))
      return {
        type: 'witnessed',
        size: Number(text.split('\n')[1]),
        cosignature,
        station: formatStationChain(by.chain),
      } as const
    }
    const genesis = { type: 'genesis', device: device.device } as const
    const before = say(start, NOW_MS / 1000 - 60)
    const middle = sealVolume(device, [genesis, before, opened(segment), closed(segment)])
    const after = say(middle, NOW_MS / 1000 + 60)
    const whole = sealVolume(device, [genesis, before, opened(segment), closed(segment), after])
    const volumes = [{ ...fileOfBytes('0.zlg', whole.file), number: 0 }]
    return verifyEvidence(
      primitives,
      { segments: [fileOfBytes('0.zeu', segment.file)], volumes, whole: true },
      { trust },
    )
  }

  test('on either side of a recording proves its time, and certificates are judged by it', async () => {
    const report = await cosigned(town.station, town.device.trust)
    expect(report).toMatchObject({ verdict: 'COMPLETE', exitCode: 0 })
    expect(report.segments[0]).toMatchObject({
      identity: { state: 'trusted', time: 'witnessed' },
      bracket: { proven: { fromUs: US - 60_000_000, untilUs: US + 60_000_000 } },
    })
  })

  test('of a stranger proves nothing', async () => {
    const report = await cosigned(stranger, town.device.trust)
    expect(report.segments[0]?.bracket).toBeUndefined()
    expect(report.segments[0]?.identity).toMatchObject({ state: 'trusted', time: 'camera-clock-unproven' })
  })

  test('counts where the witness is pinned by its key', async () => {
    const { trustText } = town.device
    const { name, publicKey } = stranger.signer
    const witnesses = [formatVerifierKey(primitives, { name, publicKey }, COSIGNATURE_TYPE)]
    const text = JSON.stringify({ ...JSON.parse(trustText), witnesses })
    const report = await cosigned(stranger, parseTrust(primitives, text, 'trust.json'))
    expect(report.segments[0]?.bracket?.proven).toBeDefined()
    expect(() =>
      parseTrust(primitives, trustText.replace('"witnesses": []', '"witnesses": ["x"]'), 't'),
    ).toThrow(/witnesses.0/)
    expect(formatTrust([])).toContain('"stations": []')
  })

  function lastCheckpoint(file: Bytes): string {
    const text = new TextDecoder('latin1').decode(file)
    const from = text.lastIndexOf(`zeuge/${town.device.device}/ledger\n`, text.lastIndexOf('\ndurable '))
    const until = text.indexOf('\n\n', from)
    return text.slice(from, until + 1)
  }

  test('is no witness file', () => {
    expect(() => parseWitness(primitives, utf8('— a b\n'), 'x')).toThrow(/signed checkpoint/)
  })
})
