/** What handing over costs: one camera, twelve at once, the station's memory, and the floor under all of it. */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Floor } from './dockfloor.ts'
import type { HandedOver, Memory } from './dockrun.ts'
import { type Row, row, upTo } from './table.ts'

const SHARE_GOAL = 0.6
const LOSS_GOAL = 0.2
const PEAK_MIB_MAX = 200
/** 80 MB. */
const IDLE_MIB_MAX = 76

interface Figures {
  readonly mib: number
  readonly manyMib: number
  readonly cameras: number
  readonly baseline: {
    readonly copiedAndHashed: { readonly seconds: number; readonly cpuSeconds: number }
    readonly synced: { readonly seconds: number }
  }
  readonly one: HandedOver
  readonly twelve: HandedOver
  readonly idle: Memory
  readonly quiet: Memory
  readonly shareOfBaseline: number
  readonly shareOfSynced: number
  readonly oneMibps: number
  readonly twelveMibps: number
  readonly floors: readonly Floor[]
  readonly load: readonly number[]
}

/** In a process of its own: what the bench did before must not slow it. */
export async function fleetRows(): Promise<readonly Row[]> {
  const script = fileURLToPath(new URL('./fleet.js', import.meta.url))
  const out = execFileSync(process.execPath, [script], { encoding: 'utf8', maxBuffer: 1024 * 1024 })
  const figures = JSON.parse(out) as Figures
  const { baseline, cameras, idle, mib, one, oneMibps, quiet, shareOfBaseline, shareOfSynced, twelve } =
    figures
  const percent = (share: number): string => `${Math.round(share * 100)} %`
  const cpu = ({ cameraCpuSeconds, stationCpuSeconds }: HandedOver): string =>
    `camera ${cameraCpuSeconds.toFixed(1)} s, station ${stationCpuSeconds.toFixed(1)} s CPU`
  const { seconds, cpuSeconds } = baseline.copiedAndHashed
  const loss = 1 - figures.twelveMibps / oneMibps
  const peakMib = Math.max(one.peak.rssMib, twelve.peak.rssMib)
  return [
    {
      what: `cp + openssl dgst -sha256 of ${Math.round(mib)} MiB`,
      measured: `${seconds.toFixed(2)} s, ${cpuSeconds.toFixed(2)} s CPU; with the disk waited for ${baseline.synced.seconds.toFixed(2)} s; load ${figures.load[0]?.toFixed(1)}`,
    },
    row(
      'one camera hands them over, of that',
      `${percent(shareOfBaseline)} (${percent(shareOfSynced)} with the disk waited for), ${Math.round(oneMibps)} MiB/s; ${cpu(one)}`,
      `≥ ${percent(SHARE_GOAL)}`,
      shareOfBaseline >= SHARE_GOAL,
    ),
    row(
      `${cameras} cameras at once, lost of that in sum`,
      `${percent(loss)}, ${Math.round(figures.twelveMibps)} MiB/s; ${cpu(twelve)}`,
      `< ${percent(LOSS_GOAL)}`,
      loss < LOSS_GOAL,
    ),
    upTo('station taking in, resident memory', peakMib, 'MiB', PEAK_MIB_MAX),
    upTo('station idle, resident memory', idle.rssMib, 'MiB', IDLE_MIB_MAX),
    { what: 'the same, proportional', measured: `${Math.round(idle.pssMib)} MiB` },
    upTo('station quiet again after the cameras', quiet.rssMib, 'MiB', IDLE_MIB_MAX),
    ...figures.floors.map(({ step, seconds: took, sendingCpuSeconds, receivingCpuSeconds }) => ({
      what: `floor: ${step}`,
      measured: `${percent(seconds / took)} of cp + openssl; ${sendingCpuSeconds.toFixed(2)} s + ${receivingCpuSeconds.toFixed(2)} s CPU`,
    })),
  ]
}
