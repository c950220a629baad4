/**
 * What other programs may build on: check evidence, open it, play scenarios and random shifts on a simulated
 * camera, play traces of real runs again, and draw them (docs/simulation.md has examples).
 *
 * The names here follow semantic versioning; everything else in the package is the house's own.
 * `Primitives` are handed in: `nodePrimitives` here, `noblePrimitives` in a browser.
 */
export { nodePrimitives } from '../hal/primitives/node.js';
export { noblePrimitives } from './crypto/noble.js';
export { openRecording } from './crypto/open.js';
export { fileOfBytes, sourceOfBytes } from './crypto/source.js';
export { parseTrust } from './crypto/trust.js';
export { exitCodeOf, VERDICTS } from './crypto/verdict.js';
export { verifySegment } from './crypto/verify.js';
export { verifyEvidence, } from './crypto/verifyevidence.js';
export { parseProfile } from './device/profile.js';
export { ZeugeError } from './errors.js';
export { joinFragments } from './media/join.js';
export { FAULT_NAMES } from './sim/faults.js';
export { parseTrace } from './sim/readtrace.js';
export { replayTrace } from './sim/replay.js';
export { runScenario } from './sim/run.js';
export { parseScenario } from './sim/scenario.js';
export { runSeed, runSeeds } from './sim/seed.js';
export { shrink } from './sim/shrink.js';
export { traceLine } from './sim/trace.js';
export { INVARIANTS } from './sim/violation.js';
export { writeScenario } from './sim/write.js';
export { timelineOf } from './ui/timeline.js';
export { timelinePage } from './ui/timelinepage.js';
export { timelineText } from './ui/timelinetext.js';
