/**
 * What others signed about a segment: the ledger, and the segments behind it.
 *
 * Collects only; whether a segment fits its claims is verify.ts's question.
 */
import { equalBytes } from '../bytes.ts'
import type { SegmentHeader } from './header.ts'
import type { Listed } from './listed.ts'
import type { Claim, SegmentClaims } from './verify.ts'

/** Everything the ledger and later segments signed about this one. */
export function claimsOn(
  header: SegmentHeader | undefined,
  listed: Listed | undefined,
  headers: readonly SegmentHeader[],
): SegmentClaims {
  const { opened, closed, recovered } = listed ?? {}
  const ends: Claim[] = []
  if (closed) ends.push({ by: 'closed', size: closed.size, root: closed.root })
  if (recovered) ends.push({ by: 'recovered', size: recovered.size, root: recovered.root })
  const after = header === undefined ? [] : headers.filter((later) => isOf(later, header))
  for (const { previous, replaces } of after) {
    if (previous && isId(previous.id, header))
      ends.push({ by: 'successor', size: previous.size, root: previous.root })
    if (replaces && isId(replaces.segment, header)) ends.push({ by: 'successor', size: replaces.fromLeaf })
  }
  return {
    ends,
    ...(opened && { headerLeafHash: opened.headerLeafHash }),
    ...(recovered &&
      saysTail(recovered) && {
        found: {
          entries: recovered.size + recovered.unsignedEntries,
          bytes: recovered.tornBytes,
          hash: recovered.tornHash,
        },
      }),
    replaced: after.some(({ replaces }) => replaces !== null && isId(replaces.segment, header)),
  }
}

/** The camera that gave the segment up says what is certainly stored and has not looked at what follows. */
function saysTail({ unsignedEntries, tornBytes, resetCause }: NonNullable<Listed['recovered']>): boolean {
  return resetCause !== 'unknown' || unsignedEntries > 0 || tornBytes > 0
}

/** Only the same device's word counts, and only about the same recording. */
function isOf(later: SegmentHeader, header: SegmentHeader): boolean {
  const sameCertificate =
    later.certificates.length === header.certificates.length &&
    later.certificates.every((der, index) => equalBytes(der, header.certificates[index] ?? new Uint8Array(0)))
  return sameCertificate && equalBytes(later.recording.id, header.recording.id)
}

function isId(id: Uint8Array, header: SegmentHeader | undefined): boolean {
  return header !== undefined && equalBytes(id, header.segmentId)
}
