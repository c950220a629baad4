/**
 * Cards for the dock's bench: cameras under one authority, each with a recording of its own, and keys for a station.
 */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { TLS_CERTIFICATE_NAME, TLS_KEY_NAME } from '../hal/keystore/enrol.ts'
import { CERTIFICATE_NAME, COUNTER_NAME, KEY_NAME, parsePem, replaceDurably } from '../hal/keystore/file.ts'
import { issueSigner, issueTls, newKeys, openAuthority, pemText, pkcs8 } from '../hal/keystore/issue.ts'
import { ensureEnrolled } from '../src/cli/authority/demokeys.ts'
import { readDeviceCertificate } from '../src/crypto/certificate.ts'

/** What a card holds beside its own keys: the authority's. */
const SHARED = ['trust', 'recipients', 'demo-keys'] as const
const script = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

/** The first camera of a demo authority, and then others under the same. */
export async function enrolCameras(cards: readonly string[]): Promise<void> {
  const [first, ...others] = cards
  if (first === undefined) return
  await ensureEnrolled(first)
  const pem = (...parts: readonly string[]): string => readFileSync(join(first, ...parts), 'utf8')
  const authority = await openAuthority(pem('demo-keys', 'authority.key'), pem('trust', 'root.pem'))
  for (const card of others) {
    const name = `zg-${randomBytes(4).toString('hex')}`
    const [identity, tls] = [await newKeys(), await newKeys()]
    const home = join(card, 'device')
    mkdirSync(home, { recursive: true, mode: 0o700 })
    for (const shared of SHARED) cpSync(join(first, shared), join(card, shared), { recursive: true })
    const certificate = await issueSigner(authority, name, identity.publicKey, Date.now())
    const client = await issueTls(authority, name, tls.publicKey, Date.now())
    await replaceDurably(home, KEY_NAME, await pkcs8(identity.privateKey))
    await replaceDurably(home, CERTIFICATE_NAME, pemText(certificate), 0o644)
    await replaceDurably(home, TLS_KEY_NAME, await pkcs8(tls.privateKey))
    await replaceDurably(home, TLS_CERTIFICATE_NAME, pemText(client), 0o644)
    await replaceDurably(home, COUNTER_NAME, '0\n')
  }
}

/** One recording of so many bits, at a rate that no encoder would be asked for. */
export async function record(card: string, seconds: number, bits: number): Promise<void> {
  const rig = ['--data', card, '--source', 'synthetic', '--record', String(seconds), '--bits', String(bits)]
  const child = spawn(process.execPath, [script('rig.js'), ...rig], { stdio: 'ignore' })
  const code = await new Promise((resolve) => child.once('exit', resolve))
  if (code !== 0) throw new Error(`no recording in ${card}: ${code}`)
}

/** Station keys under the first camera's authority, with all cameras enrolled. */
export async function makeStation(cards: readonly string[], keys: string): Promise<void> {
  const authority = join(cards[0] ?? '', 'demo-keys')
  const args = ['keys', 'station', '--authority', authority, '--out', keys, '--host', '127.0.0.1']
  const child = spawn(process.execPath, [script('../src/cli/main.js'), ...args], { stdio: 'ignore' })
  const code = await new Promise((resolve) => child.once('exit', resolve))
  if (code !== 0) throw new Error(`no station keys: ${code}`)
  for (const card of cards) {
    const pem = readFileSync(join(card, 'device', CERTIFICATE_NAME), 'utf8')
    const [der] = parsePem(pem)
    const read = der && readDeviceCertificate(der)
    if (read?.ok === true)
      cpSync(join(card, 'device', CERTIFICATE_NAME), join(keys, 'devices', `${read.certificate.name}.pem`))
  }
}

export function segmentsOf(card: string): { readonly files: readonly string[]; readonly bytes: number } {
  const home = join(card, 'recordings')
  const files = readdirSync(home, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.zeu'))
    .map((name) => join(home, name))
  return { files, bytes: files.reduce((sum, file) => sum + statSync(file).size, 0) }
}
