/**
 * Certificates of devices and stations: one fixed X.509 profile (docs/format.md), everything else refused with a reason.
 * A chain is one certificate signed by a pinned root; validity and revocation are judged at the recording's own
 * time, never against now. Nothing here throws at bad input. No path building, CRLs or other algorithms.
 */
import 'reflect-metadata'
import {
  BasicConstraintsExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  X509Certificate,
} from '@peculiar/x509'
import { type Bytes, bytesOfHex, equalBytes } from '../bytes.ts'
import { assert } from '../errors.ts'
import type { Primitives } from '../primitives.ts'
import { CERTIFICATE_BYTES_MAX } from './header.ts'
import { lately } from './lately.ts'

const DEVICE_ID = /^zg-[0-9a-f]{8}$/
export const STATION_ID = /^zs-[0-9a-f]{8}$/
/** SubjectPublicKeyInfo of a P-256 key with the mark of an uncompressed point, which it ends with (RFC 5480 §2). */
const SPKI_PREFIX = hex('3059301306072a8648ce3d020106082a8648ce3d03010703420004')
/** AlgorithmIdentifier of ecdsa-with-SHA256 (RFC 5758 §3.2), parameters absent. */
const ECDSA_SHA256 = hex('300a06082a8648ce3d040302')
const SCALAR_BYTES = 32
const OID = {
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  subjectKey: '2.5.29.14',
  authorityKey: '2.5.29.35',
}
const DEVICE_EXTENSIONS = [OID.basicConstraints, OID.keyUsage, OID.subjectKey, OID.authorityKey]
const ROOT_EXTENSIONS = [OID.basicConstraints, OID.keyUsage, OID.subjectKey]

export interface Certificate {
  readonly der: Bytes
  /** Signed part, exactly as it stands in `der`. */
  readonly tbs: Bytes
  /** r‖s. */
  readonly signature: Bytes
  /** Uncompressed point, 65 bytes. */
  readonly publicKey: Bytes
  /** Common name: for a device its pseudonym. */
  readonly name: string
  /** DER of the names. */
  readonly subject: Bytes
  readonly issuer: Bytes
  readonly notBeforeUs: number
  readonly notAfterUs: number
}

export type CertificateProblem =
  | 'unreadable'
  | 'outside-profile'
  | 'unknown-root'
  | 'bad-signature'
  | 'other-device'
  | 'outside-validity'
  | 'revoked'

export type CertificateResult =
  | { readonly ok: true; readonly certificate: Certificate }
  | { readonly ok: false; readonly problem: CertificateProblem; readonly detail: string }

/** A device certificate of the profile: CN=zg-…, no authority, digital signatures only. Its signature is not looked at. */
export function readDeviceCertificate(der: Bytes): CertificateResult {
  return readSigner(der, DEVICE_ID, 'a device pseudonym (zg-…)')
}

/** The same for a station: CN=zs-…. */
export function readStationCertificate(der: Bytes): CertificateResult {
  return readSigner(der, STATION_ID, 'a station (zs-…)')
}

const readSigner = lately((der: Bytes, name: RegExp, what: string) =>
  read(der, (certificate, parsed) => {
    if (!name.test(certificate.name)) return `its name is "${certificate.name}", not ${what}`
    return extensionsProblem(parsed, DEVICE_EXTENSIONS, false, KeyUsageFlags.digitalSignature)
  }),
)

export type ReadChain = (chain: readonly Bytes[], device: string) => CertificateResult

/** The device certificate of a chain, which in this profile is that one certificate. */
export function readChain(chain: readonly Bytes[], device: string): CertificateResult {
  const [first, ...rest] = chain
  if (first === undefined || rest.length > 0)
    return refused('outside-profile', `the chain has ${chain.length} certificates, the profile says one`)
  const result = readDeviceCertificate(first)
  if (!result.ok || result.certificate.name === device) return result
  return refused(
    'other-device',
    `the certificate is for ${result.certificate.name}, the evidence says ${device}`,
  )
}

/** A root of the profile, with its own signature checked. */
export function readRootCertificate(primitives: Primitives, der: Bytes): CertificateResult {
  const result = read(der, (_, parsed) =>
    extensionsProblem(parsed, ROOT_EXTENSIONS, true, KeyUsageFlags.keyCertSign),
  )
  if (!result.ok) return result
  const { certificate } = result
  if (
    !equalBytes(certificate.subject, certificate.issuer) ||
    !isSignedBy(primitives, certificate, certificate)
  )
    return refused('bad-signature', 'the root is not signed by itself')
  return result
}

export interface ChainQuestion {
  /** As readDeviceCertificate gave it. */
  readonly certificate: Certificate
  readonly roots: readonly Certificate[]
  readonly revoked: readonly { readonly device: string; readonly fromUs?: number }[]
  /** The recording's time, Unix µs, by the camera's own clock; absent where it had none. */
  readonly atUs?: number
}

/** Whether the certificate is signed by one of the roots, and was good at the recording's time. */
export function checkChain(primitives: Primitives, question: ChainQuestion): CertificateResult {
  const { certificate, roots, revoked, atUs } = question
  const named = roots.filter((root) => equalBytes(root.subject, certificate.issuer))
  if (named.length === 0) return refused('unknown-root', 'no pinned root has the name of its issuer')
  const root = named.find((candidate) => isSignedBy(primitives, certificate, candidate))
  if (root === undefined) return refused('bad-signature', 'it is not signed by the pinned root of that name')
  if (atUs !== undefined && !(isWithin(certificate, atUs) && isWithin(root, atUs)))
    return refused('outside-validity', 'it was not valid at that time')
  const revocation = revoked.find(({ device }) => device === certificate.name)
  if (
    revocation !== undefined &&
    !(atUs !== undefined && atUs < (revocation.fromUs ?? Number.NEGATIVE_INFINITY))
  )
    return refused('revoked', `the device ${certificate.name} is revoked`)
  return { ok: true, certificate }
}

function isWithin(certificate: Certificate, atUs: number): boolean {
  return certificate.notBeforeUs <= atUs && atUs <= certificate.notAfterUs
}

function isSignedBy(primitives: Primitives, certificate: Certificate, root: Certificate): boolean {
  return primitives.p256Verify(root.publicKey, certificate.tbs, certificate.signature)
}

function refused(problem: CertificateProblem, detail: string): CertificateResult {
  return { ok: false, problem, detail }
}

type ProfileCheck = (certificate: Certificate, parsed: X509Certificate) => string | undefined

function read(der: Bytes, check: ProfileCheck): CertificateResult {
  if (der.length > CERTIFICATE_BYTES_MAX)
    return refused(
      'outside-profile',
      `it has ${der.length} bytes, at most ${CERTIFICATE_BYTES_MAX} are allowed`,
    )
  const frame = frameOf(der)
  if (typeof frame === 'string') return refused('outside-profile', frame)
  try {
    const parsed = new X509Certificate(der)
    const certificate = fieldsOf(der, frame, parsed)
    if (typeof certificate === 'string') return refused('outside-profile', certificate)
    const problem = check(certificate, parsed)
    return problem === undefined ? { ok: true, certificate } : refused('outside-profile', problem)
  } catch (error) {
    // The parser throws plain errors of several kinds at bad input; each of them means the same here.
    return refused(
      'unreadable',
      `it cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

function fieldsOf(der: Bytes, frame: Frame, parsed: X509Certificate): Certificate | string {
  const spki = new Uint8Array(parsed.publicKey.rawData)
  // The lengths within the prefix leave room for one point of 65 bytes, and for nothing else.
  if (!equalBytes(spki.subarray(0, SPKI_PREFIX.length), SPKI_PREFIX))
    return 'its key is not an uncompressed P-256 point'
  const commonName = onlyCommonName(parsed)
  if (commonName === undefined) return 'its subject is not one common name'
  return {
    der,
    ...frame,
    publicKey: spki.slice(SPKI_PREFIX.length - 1),
    name: commonName,
    subject: new Uint8Array(parsed.subjectName.toArrayBuffer()),
    issuer: new Uint8Array(parsed.issuerName.toArrayBuffer()),
    notBeforeUs: parsed.notBefore.getTime() * 1000,
    notAfterUs: parsed.notAfter.getTime() * 1000,
  }
}

function onlyCommonName(parsed: X509Certificate): string | undefined {
  const [first, ...rest] = parsed.subjectName.toJSON()
  if (first === undefined || rest.length > 0 || Object.keys(first).length !== 1) return undefined
  const names = first['CN']
  return names?.length === 1 ? names[0] : undefined
}

function extensionsProblem(
  parsed: X509Certificate,
  expected: readonly string[],
  authority: boolean,
  usage: KeyUsageFlags,
): string | undefined {
  const found = parsed.extensions.map((extension) => extension.type).sort()
  if (found.join() !== [...expected].sort().join()) return `its extensions are ${found.join(', ')}`
  const constraints = parsed.getExtension(BasicConstraintsExtension)
  if (!isCritical(constraints) || constraints?.ca !== authority) return 'its basic constraints do not fit'
  if (constraints.pathLength !== (authority ? 0 : undefined)) return 'its path length does not fit'
  const usages = parsed.getExtension(KeyUsagesExtension)
  return isCritical(usages) && usages?.usages === usage ? undefined : 'its key usage does not fit'
}

function isCritical(extension: Extension | null): boolean {
  return extension?.critical === true
}

type Frame = Pick<Certificate, 'tbs' | 'signature'>

const NO_FRAME = 'its DER is not minimal, or something follows it'

/**
 * What is signed and the signature over it, where both stand in their one encoding (X.690 §8.1.3, §10.1) and nothing
 * else does: a parser may read over much of that, unused bits for instance.
 */
function frameOf(der: Bytes): Frame | string {
  const outer = elementAt(der, 0)
  if (outer === undefined || der[0] !== 0x30 || outer.end !== der.length) return NO_FRAME
  const tbs = elementAt(der, outer.body)
  if (tbs === undefined || der[outer.body] !== 0x30) return NO_FRAME
  const bitsAt = tbs.end + ECDSA_SHA256.length
  if (!equalBytes(der.subarray(tbs.end, bitsAt), ECDSA_SHA256))
    return 'it is not signed with ECDSA and SHA-256'
  const bits = elementAt(der, bitsAt)
  const isWhole = der[bitsAt] === 0x03 && bits?.end === der.length && der[bits.body] === 0
  const signature = isWhole ? rawSignature(der.subarray(bits.body + 1)) : undefined
  if (signature === undefined) return 'its signature is not a DER ECDSA signature'
  return { tbs: der.slice(outer.body, tbs.end), signature }
}

/** Where the content of the DER element at `at` begins and ends; undefined unless its length is minimal. */
function elementAt(der: Uint8Array, at: number): { readonly body: number; readonly end: number } | undefined {
  const first = der[at + 1] ?? 0xff
  if (first < 0x80) return { body: at + 2, end: at + 2 + first }
  const [high, low] = [der[at + 2], der[at + 3]]
  if (first === 0x81 && high !== undefined && high >= 0x80) return { body: at + 3, end: at + 3 + high }
  if (first !== 0x82 || high === undefined || low === undefined || high === 0) return undefined
  return { body: at + 4, end: at + 4 + high * 256 + low }
}

/** r‖s of a strict DER ECDSA-Sig-Value (RFC 3279 §2.2.3). */
export function rawSignature(der: Uint8Array): Bytes | undefined {
  const outer = elementAt(der, 0)
  if (der[0] !== 0x30 || outer === undefined || outer.end !== der.length) return undefined
  const r = integerAt(der, outer.body)
  const s = r && integerAt(der, r.end)
  if (r === undefined || s === undefined || s.end !== der.length) return undefined
  const raw = new Uint8Array(2 * SCALAR_BYTES)
  raw.set(r.digits, SCALAR_BYTES - r.digits.length)
  raw.set(s.digits, 2 * SCALAR_BYTES - s.digits.length)
  return raw
}

function integerAt(
  der: Uint8Array,
  at: number,
): { readonly digits: Uint8Array; readonly end: number } | undefined {
  const element = elementAt(der, at)
  if (der[at] !== 0x02 || element === undefined) return undefined
  const content = der.subarray(element.body, element.end)
  const [first, second] = content
  if (first === undefined || first >= 0x80) return undefined
  if (first === 0 && content.length > 1 && (second ?? 0) < 0x80) return undefined
  const digits = first === 0 ? content.subarray(1) : content
  return digits.length <= SCALAR_BYTES ? { digits, end: element.end } : undefined
}

function hex(text: string): Bytes {
  const bytes = bytesOfHex(text)
  assert(bytes, 'the constant is hexadecimal')
  return bytes
}
