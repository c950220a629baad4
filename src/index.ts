/**
 * What other programs may build on: check evidence, open it, play scenarios on a simulated camera.
 *
 * The names here follow semantic versioning; everything else in the package is the house's own.
 * `Primitives` are handed in: `nodePrimitives` here, `noblePrimitives` in a browser.
 */
export { nodePrimitives } from '../hal/primitives/node.ts'
export type { Bytes } from './bytes.ts'
export { noblePrimitives } from './crypto/noble.ts'
export { openRecording, type Unwrap } from './crypto/open.ts'
export type { OpenedChunk, OpenedRecording } from './crypto/playback.ts'
export type { SegmentReport } from './crypto/segmentreport.ts'
export { type ByteSource, type EvidenceFile, fileOfBytes, sourceOfBytes } from './crypto/source.ts'
export { parseTrust, type Trust } from './crypto/trust.ts'
export { exitCodeOf, VERDICTS, type Verdict } from './crypto/verdict.ts'
export { verifySegment } from './crypto/verify.ts'
export {
  type Evidence,
  type EvidenceOptions,
  type EvidenceReport,
  verifyEvidence,
} from './crypto/verifyevidence.ts'
export { type Profile, parseProfile } from './device/profile.ts'
export { type FaultCode, ZeugeError } from './errors.ts'
export { joinFragments } from './media/join.ts'
export type { Primitives } from './primitives.ts'
export { runScenario, type ScenarioRun } from './sim/run.ts'
export { parseScenario, type Scenario } from './sim/scenario.ts'
