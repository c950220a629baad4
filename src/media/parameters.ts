/**
 * The parameter sets a stream has shown so far, and when they amount to a new format.
 *
 * A new sequence parameter set takes the place of the old one and of its picture parameter
 * sets; a picture parameter set takes the place of the one with its id. Repeats change nothing.
 */
import { equalBytes } from '../bytes.ts'
import type { VideoFormat } from '../unit.ts'
import { NAL_PPS, NAL_SPS, nalType } from './annexb.ts'
import { ppsId, videoFormatOf } from './sps.ts'

/** Encoders of cameras use one; more than this is noise. */
const PPS_COUNT_MAX = 16

export interface ParameterSets {
  /** Takes SPS and PPS units and ignores every other. */
  put(nal: Uint8Array): void
  /** The format, once after each change; undefined where nothing changed or the sets are not complete. */
  changed(): VideoFormat | undefined
  /** There is a format for what comes now. */
  known(): boolean
}

export function createParameterSets(): ParameterSets {
  let sps: Uint8Array | undefined
  let pps = new Map<number, Uint8Array>()
  let dirty = false
  let known = false

  function putPps(nal: Uint8Array): void {
    const id = ppsId(nal)
    if (id === undefined) return
    const before = pps.get(id)
    if (before !== undefined && equalBytes(before, nal)) return
    if (before === undefined && pps.size >= PPS_COUNT_MAX) return
    pps.set(id, nal.slice())
    dirty = true
  }

  return {
    put(nal) {
      const type = nalType(nal)
      if (type === NAL_PPS) putPps(nal)
      if (type !== NAL_SPS || (sps !== undefined && equalBytes(sps, nal))) return
      sps = nal.slice()
      pps = new Map()
      dirty = true
    },
    changed() {
      if (!dirty) return undefined
      const sets = [...pps].sort(([a], [b]) => a - b).map(([, set]) => set)
      const format = sps === undefined ? undefined : videoFormatOf(sps, ...sets)
      known = format !== undefined
      if (known) dirty = false
      return format
    },
    known: () => known,
  }
}
