/**
 * What other programs may build on: check evidence, open it, play scenarios and random shifts on a simulated
 * camera, play traces of real runs again, and draw them (docs/simulation.md has examples).
 *
 * The names here follow semantic versioning; everything else in the package is the house's own.
 * `Primitives` are handed in: `nodePrimitives` here, `simulationPrimitives` for simulated cameras (faster, and their
 * keys are nobody's secret), `noblePrimitives` in a browser.
 */
export { nodePrimitives } from '../hal/primitives/node.ts'
export { simulationPrimitives } from '../hal/primitives/simulation.ts'
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
export type { TraceRecord } from './device/status.ts'
export { type FaultCode, ZeugeError } from './errors.ts'
export { joinFragments } from './media/join.ts'
export type { Primitives } from './primitives.ts'
export type { Outcome } from './sim/expectation.ts'
export type { FaultClass } from './sim/fault.ts'
export { FAULT_NAMES, type FaultName } from './sim/faults.ts'
export { parseTrace } from './sim/readtrace.ts'
export { type Replay, type ReplaySetup, replayTrace } from './sim/replay.ts'
export { type RunSetup, runScenario, type ScenarioRun } from './sim/run.ts'
export { parseScenario, type Scenario } from './sim/scenario.ts'
export { runSeed, runSeeds, type SeedOptions, type SeedProfile, type SeedResult } from './sim/seed.ts'
export { type Shrunk, shrink } from './sim/shrink.ts'
export { traceLine } from './sim/trace.ts'
export { FINDINGS, type Finding, INVARIANTS, type Invariant, type Violation } from './sim/violation.ts'
export { writeScenario } from './sim/write.ts'
export { type Timeline, timelineOf } from './ui/timeline.ts'
export { type TimelinePageOptions, timelinePage } from './ui/timelinepage.ts'
export { timelineText } from './ui/timelinetext.ts'
