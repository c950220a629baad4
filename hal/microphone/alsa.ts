/**
 * Microphone `alsa:DEVICE`: a sound card, through ffmpeg in a child process (AAC-LC, one channel).
 */
import { childScript, createChildSource } from '../camera/child.ts'
import { type AlsaSettings, START_MS } from '../camera/settings.ts'
import type { Clock, Log, Microphone } from '../hal.ts'

export interface AlsaOptions {
  /** Such as hw:CARD=Device or plughw:1,0 (`arecord -L`). */
  readonly device: string
  readonly sampleRate?: number | undefined
  readonly bitsPerSecond?: number | undefined
  readonly clock: Clock
  readonly log?: Log | undefined
}

export function alsaMicrophone({
  device,
  sampleRate = 48_000,
  bitsPerSecond,
  clock,
  log,
}: AlsaOptions): Microphone {
  // ffmpeg 5.1 knows `-channels` for this input; `-ac` there fails.
  const input = ['-f', 'alsa', '-channels', '1', '-sample_rate', String(sampleRate), '-i', device]
  return ffmpegMicrophone(
    `alsa:${device}`,
    { input, sampleRate, bitsPerSecond: bitsPerSecond ?? 64_000 },
    clock,
    log,
  )
}

/** Also of anything else that ffmpeg can open: tests make a sound with it. */
export function ffmpegMicrophone(name: string, settings: AlsaSettings, clock: Clock, log?: Log): Microphone {
  const source = createChildSource({
    ...{ script: childScript('hal/microphone/alsachild'), settings, name, clock, log, startMs: START_MS },
  })
  return {
    name,
    startMs: START_MS,
    open(sink) {
      const { close, pause } = source.open(sink)
      return { close, pause }
    },
  }
}
