/**
 * Verifies what was given with @noble primitives, as `zeuge verify` does with the machine's own.
 *
 * One answer at the end, progress in between. Evidence that is bad is a report; a fault is only what cannot be
 * read or understood at all.
 */
import { hexOf, textOf } from '../../bytes.ts'
import { combineReports } from '../../crypto/combine.ts'
import { noblePrimitives } from '../../crypto/noble.ts'
import { parseTrust, TRUST_BYTES_MAX, type Trust } from '../../crypto/trust.ts'
import { type EvidenceReport, verifyEvidence } from '../../crypto/verifyevidence.ts'
import { ZeugeError } from '../../errors.ts'
import { type GivenFile, pickEvidence } from './pick.ts'
import type { Answer, Question } from './protocol.ts'

export async function check(question: Question, tell: (answer: Answer) => void): Promise<void> {
  try {
    const trust = question.trust && (await trustOf(question.trust))
    const { evidence, bytes } = pickEvidence(question.given)
    const reports: EvidenceReport[] = []
    let doneBefore = 0
    let doneBytes = 0
    for (const one of evidence) {
      const progress = (done: number): void => {
        doneBytes = doneBefore + done
        tell({ type: 'progress', doneBytes, bytes })
      }
      reports.push(await verifyEvidence(noblePrimitives, one, { progress, ...(trust && { trust }) }))
      doneBefore = doneBytes
    }
    const roots = trust?.roots.map(({ der }) => hexOf(noblePrimitives.sha256(der))) ?? []
    tell({ type: 'report', report: combineReports(reports), roots })
  } catch (error) {
    if (error instanceof ZeugeError) tell({ type: 'fault', code: error.code, message: error.message })
    else tell({ type: 'fault', code: 'INTERNAL', message: String(error) })
  }
}

async function trustOf({ path, blob }: GivenFile): Promise<Trust> {
  const tooLarge = blob.size > TRUST_BYTES_MAX
  const text = tooLarge ? undefined : textOf(new Uint8Array(await blob.arrayBuffer()))
  if (text === undefined)
    throw new ZeugeError('TRUST_INVALID', `${path}: is not text of at most ${TRUST_BYTES_MAX} bytes`)
  return parseTrust(noblePrimitives, text, path)
}
