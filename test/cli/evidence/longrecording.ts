/** A recording of more than ten minutes on the simulated board, as a data directory with keys for the command line. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Walk } from '../../../hal/mock/position.ts'
import { formatTrust } from '../../../src/crypto/trust.ts'
import { bootOn, openBoard } from '../../device/rig.ts'

export const RECORD_MS = 630_000

/** Writes `recordings/`, `ledger/`, `trust.json` and `identity.txt`; resolves with the recording's directory. */
export async function writeLongRecording(dir: string, recordMs = RECORD_MS, walk?: Walk): Promise<string> {
  const mock = openBoard()
  mock.board.position(walk)
  const { device } = await bootOn(mock)
  await mock.board.advance(2_000)
  mock.board.press('record')
  await mock.board.advance(recordMs)
  await mock.board.until(device.finish())
  const { board } = mock
  let recording = ''
  for (const [name, bytes] of board.disk.image().files) {
    await mkdir(dirname(join(dir, name)), { recursive: true })
    await writeFile(join(dir, name), bytes)
    if (name.endsWith('.zeu')) recording = dirname(name)
  }
  const root = board.keystore.vault.root ?? new Uint8Array(0)
  const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(root).toString('base64')}\n-----END CERTIFICATE-----\n`
  await writeFile(join(dir, 'trust.json'), formatTrust([pem]))
  await writeFile(join(dir, 'identity.txt'), `${[...board.envelopes.identities][0]}\n`)
  return join(dir, recording)
}
