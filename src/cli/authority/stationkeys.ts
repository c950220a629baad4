/**
 * `zeuge keys station --authority DIR --out DIR`: a station under an authority that `keys new` has made.
 *
 *   station.key     signs receipts, clock readings, cosignatures; and who says so        secret
 *   tls.key tls.pem                                                                       secret, public
 *   trust/          root.pem, trust.json of the authority
 *   devices/*.pem   certificates of the cameras that are enrolled here
 *   recipients/     of the recordings: names of wearers are sealed for them
 */
import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import type { Command } from 'commander'
import { type CliContext, say, type Wording } from '../context.ts'

const HELP = `
Give each station keys of its own. --host is the name or address under which cameras reach it (may be repeated).
To enrol another camera, copy its device/certificate.pem into devices/; no restart is needed.

Examples:
  zeuge keys station --authority ./keys --out ./station-keys --host dock.example
  zeuge station --store /srv/zeuge --keys ./station-keys
`

interface StationKeyFlags {
  readonly authority: string
  readonly out: string
  readonly host?: readonly string[]
  readonly force?: boolean
}

const MADE: Wording = {
  de: 'Kameras übergeben mit „zeuge run --station https://HOST:8443“; die Station startet mit',
  en: 'Cameras hand over with "zeuge run --station https://HOST:8443"; the station starts with',
}

export function register(keys: Command, context: CliContext): void {
  keys
    .command('station')
    .description('a station under an existing authority')
    .requiredOption('--authority <dir>', 'what "zeuge keys new" has made (authority.key, trust/)')
    .requiredOption('--out <dir>', 'directory to make')
    .option('--host <name...>', 'name or address of the station', ['localhost'])
    .option('--force', 'replace keys that are there; receipts of the old ones stay valid')
    .option('--json', 'one JSON object')
    .addHelpText('after', HELP)
    .action(async (flags: StationKeyFlags) => {
      const { printResult } = await import('../output.ts')
      const made = await makeStation(context, flags)
      printResult(context, { ok: true, ...made }, () => {
        const devices = made.devices.join(', ') || '–'
        return `${made.station} · ${made.directory} · ${devices}\n\n${say(context, MADE)}\n  zeuge station --store DIR --keys ${flags.out}`
      })
    })
}

/** FILE_EXISTS, FILE_MISSING, KEY_INVALID. */
async function makeStation(context: CliContext, { authority: from, out, host = [], force }: StationKeyFlags) {
  const { issueSigner, issueTls, newKeys, openAuthority, pemText, pkcs8 } = await import(
    '../../../hal/keystore/issue.ts'
  )
  const { nodePrimitives } = await import('../../../hal/primitives/node.ts')
  const { openNodeEntropy } = await import('../../../hal/entropy/node.ts')
  const { formatStationKey, makeStationKey } = await import('../../crypto/stationkey.ts')
  const { exists, writeOutput } = await import('../files.ts')
  const { readPem } = await import('../pemfile.ts')
  const { wipe } = await import('../../bytes.ts')
  const { ZeugeError } = await import('../../errors.ts')
  const source = resolve(context.cwd, from)
  const directory = resolve(context.cwd, out)
  if (force !== true && (await exists(directory)) && (await readdir(directory)).length > 0)
    throw new ZeugeError('FILE_EXISTS', `${directory}: is not empty; its keys are replaced only with --force`)
  // Demo keys lie one level below the data directory whose trust they belong to.
  const trust = (await exists(join(source, 'trust'))) ? source : join(source, '..')
  const rootPem = await readPem(join(trust, 'trust', 'root.pem'))
  const authority = await openAuthority(await readPem(join(source, 'authority.key')), rootPem)
  const name = `zs-${randomBytes(4).toString('hex')}`
  const nowMs = context.now()
  const [identity, tls] = [await newKeys(), await newKeys()]
  const certificate = new Uint8Array((await issueSigner(authority, name, identity.publicKey, nowMs)).rawData)
  const seed = openNodeEntropy().bytes(32)
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' }
  const key = await makeStationKey(nodePrimitives, { name, seed, certificate }, async (message) => {
    return new Uint8Array(await crypto.subtle.sign(algorithm, identity.privateKey, message))
  })
  const [open, secret] = [{ force: true }, { force: true, mode: 0o600 }]
  await writeOutput(join(directory, 'station.key'), formatStationKey(nodePrimitives, key), secret)
  wipe(seed)
  await writeOutput(join(directory, 'tls.key'), await pkcs8(tls.privateKey), secret)
  const server = await issueTls(authority, name, tls.publicKey, nowMs, host)
  await writeOutput(join(directory, 'tls.pem'), pemText(server), open)
  await writeOutput(join(directory, 'trust', 'root.pem'), rootPem, open)
  await writeOutput(
    join(directory, 'trust', 'trust.json'),
    await readPem(join(trust, 'trust', 'trust.json')),
    open,
  )
  await copyRecipients(join(trust, 'recipients'), join(directory, 'recipients'))
  const devices = await enrolFrom(join(trust, 'device', 'certificate.pem'), directory)
  return { station: name, directory, devices }
}

async function copyRecipients(from: string, to: string): Promise<void> {
  const { exists, writeOutput } = await import('../files.ts')
  const { readRecipientFiles } = await import('./demokeys.ts')
  if (!(await exists(from))) return
  for (const { file, text } of await readRecipientFiles(from))
    await writeOutput(join(to, basename(file)), text, { force: true })
}

/** The authority's own first camera, where it is there. */
async function enrolFrom(certificate: string, directory: string): Promise<readonly string[]> {
  const { parsePem } = await import('../../../hal/keystore/file.ts')
  const { readDeviceCertificate } = await import('../../crypto/certificate.ts')
  const { exists, writeOutput } = await import('../files.ts')
  const { readPem } = await import('../pemfile.ts')
  if (!(await exists(certificate))) return []
  const pem = await readPem(certificate)
  const [der] = parsePem(pem)
  const read = der && readDeviceCertificate(der)
  if (read?.ok !== true) return []
  const { name } = read.certificate
  await writeOutput(join(directory, 'devices', `${name}.pem`), pem, { force: true })
  return [name]
}
