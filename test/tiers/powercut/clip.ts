/** A recording as the authority opens it and as a player counts it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from 'mediabunny'
import { expect } from 'vitest'
import { DEMO_IDENTITY } from '../../../src/cli/authority/demokeys.ts'
import { ffmpegComplaints, has, zeuge } from '../../e2e/process.ts'

const canPlay = has('ffmpeg')

export interface Clip {
  readonly seconds: number
  /** The longest time between two pictures that follow each other. */
  readonly pauseSeconds: number
}

/** Opened with `zeuge open`, which must succeed. `decodes`: its pictures are real ones, and ffmpeg must like them. */
export async function openClip(data: string, recording: string, decodes: boolean): Promise<Clip> {
  const directory = mkdtempSync(join(tmpdir(), 'zeuge-clip-'))
  try {
    const out = join(directory, 'clip.mp4')
    const opened = zeuge('open', recording, '--identity', join(data, DEMO_IDENTITY), '--out', out)
    expect(opened.status, opened.stderr).toBe(0)
    if (decodes && canPlay) expect(ffmpegComplaints(out)).toBe('')
    return await measure(out)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

async function measure(file: string): Promise<Clip> {
  const input = new Input({ source: new BufferSource(readFileSync(file)), formats: ALL_FORMATS })
  const track = await input.getPrimaryVideoTrack()
  if (!track) throw new Error(`${file} has no picture`)
  let seconds = 0
  let pauseSeconds = 0
  for await (const { timestamp, duration } of new EncodedPacketSink(track).packets()) {
    pauseSeconds = Math.max(pauseSeconds, timestamp - seconds)
    seconds = timestamp + duration
  }
  return { seconds, pauseSeconds }
}
