/**
 * Enrolment of a device with a demonstration authority: a root, a device key, a device certificate.
 *
 * Makes X.509 in the one profile that src/crypto/certificate.ts accepts. Deliberately no
 * certificate authority: a real authority keeps its root offline and signs elsewhere; here both keys
 * come from the same machine, which is why whoever uses it must call them demo keys.
 */
import 'reflect-metadata'
import { randomBytes } from 'node:crypto'
import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectKeyIdentifierExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509'
import { makeDirs } from '../makedirs.ts'
import { CERTIFICATE_NAME, COUNTER_NAME, KEY_NAME, replaceDurably } from './file.ts'

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const AUTHORITY_NAME = 'CN=Zeuge demo authority'
const ROOT_YEARS = 20
const DEVICE_YEARS = 10
const DAY_MS = 86_400_000

export interface Enrolment {
  /** Pseudonym: zg- and 8 hex digits, nothing that names a person or a town. */
  readonly device: string
  readonly rootPem: string
  readonly certificatePem: string
}

export interface EnrolSetup {
  /** Data directory: device/ and trust/root.pem are made in it. */
  readonly dir: string
  /** Where the authority's private key goes (0600); dropped where absent, so that nobody can enrol a second device with it. */
  readonly authorityKey?: string
  /** Start of validity, Unix milliseconds; this machine's clock where absent. */
  readonly nowMs?: number
}

/** Makes a demo authority and enrols a new device under it. Existing key files are replaced: the caller asks first. */
export async function enrol(setup: EnrolSetup): Promise<Enrolment> {
  const authority = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
  const identity = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
  const device = `zg-${randomBytes(4).toString('hex')}`
  const nowMs = setup.nowMs ?? Date.now()
  const root = await makeRoot(authority, nowMs)
  const certificate = await makeDevice(device, identity.publicKey, root, authority, nowMs)

  const deviceDir = join(setup.dir, 'device')
  const trustDir = join(setup.dir, 'trust')
  await makeDirs(deviceDir, 0o700)
  await makeDirs(trustDir)
  const text = (made: X509Certificate): string => `${made.toString('pem')}\n`
  await replaceDurably(deviceDir, KEY_NAME, await pkcs8(identity.privateKey))
  await replaceDurably(deviceDir, CERTIFICATE_NAME, text(certificate), 0o644)
  await replaceDurably(deviceDir, COUNTER_NAME, '0\n')
  await replaceDurably(trustDir, 'root.pem', text(root), 0o644)
  if (setup.authorityKey !== undefined) {
    await writeFile(setup.authorityKey, await pkcs8(authority.privateKey), { mode: 0o600 })
    await chmod(setup.authorityKey, 0o600)
  }
  return { device, rootPem: text(root), certificatePem: text(certificate) }
}

async function makeRoot(keys: CryptoKeyPair, nowMs: number): Promise<X509Certificate> {
  return X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: serial(),
      name: AUTHORITY_NAME,
      ...validity(nowMs, ROOT_YEARS),
      keys,
      signingAlgorithm: ALGORITHM,
      extensions: [
        new BasicConstraintsExtension(true, 0, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
        await SubjectKeyIdentifierExtension.create(keys.publicKey, false, crypto),
      ],
    },
    crypto,
  )
}

async function makeDevice(
  device: string,
  publicKey: CryptoKey,
  root: X509Certificate,
  authority: CryptoKeyPair,
  nowMs: number,
): Promise<X509Certificate> {
  return X509CertificateGenerator.create(
    {
      serialNumber: serial(),
      subject: `CN=${device}`,
      issuer: root.subject,
      ...validity(nowMs, DEVICE_YEARS),
      publicKey,
      signingKey: authority.privateKey,
      signingAlgorithm: ALGORITHM,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        await SubjectKeyIdentifierExtension.create(publicKey, false, crypto),
        await AuthorityKeyIdentifierExtension.create(authority.publicKey, false, crypto),
      ],
    },
    crypto,
  )
}

/** From the day before, because a camera's clock may be behind that of the enrolling machine. */
function validity(nowMs: number, years: number): { readonly notBefore: Date; readonly notAfter: Date } {
  const notBefore = new Date(Math.floor(nowMs / DAY_MS) * DAY_MS - DAY_MS)
  return { notBefore, notAfter: new Date(notBefore.getTime() + years * 365 * DAY_MS) }
}

/** 16 random bytes, positive and of full length (RFC 5280 §4.1.2.2). */
function serial(): string {
  const bytes = randomBytes(16)
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40
  return bytes.toString('hex')
}

async function pkcs8(key: CryptoKey): Promise<string> {
  const base64 = Buffer.from(await crypto.subtle.exportKey('pkcs8', key)).toString('base64')
  return `-----BEGIN PRIVATE KEY-----\n${base64.replace(/.{1,64}/g, '$&\n')}-----END PRIVATE KEY-----\n`
}
