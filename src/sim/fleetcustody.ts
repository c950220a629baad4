/**
 * Custody over a fleet: what was ever finished, or promised and then cut off, is durable somewhere at every step, whole.
 *
 *   camera ─ promises, cuts, what the card holds after them ─► known ─► on the card, or at the station under a receipt
 *
 * A segment that a cut tore is known from the moment the power is back, as it lies there: so it must arrive, byte for
 * byte, and be called what it is.
 */
import type { Bytes } from '../bytes.ts'
import { equalBytes, hexOf } from '../bytes.ts'
import { sourceOfBytes } from '../crypto/source.ts'
import { surveySegment } from '../crypto/survey.ts'
import type { Primitives } from '../primitives.ts'
import { RECORDINGS_DIRECTORY, SEGMENT_SUFFIX } from '../store/names.ts'
import { type CameraWatch, type FleetCamera, isRecording } from './fleetcamera.ts'
import type { Cut } from './fleetfaults.ts'
import { type FleetBreach, type Promised, prove } from './fleetproof.ts'
import type { SimStation } from './fleetstation.ts'
import type { Invariant } from './violation.ts'

/** A file that lay on a card, finished or torn, by the hash of its bytes. */
interface Known {
  readonly camera: string
  readonly file: string
  /** What a station may call it. */
  readonly verdicts: readonly string[]
  /** It holds signed chunks. A beginning that was never used may stay where it is. */
  readonly counts: boolean
}

/** Of a recording that ran when the power went. */
interface CutOff {
  /** Up to the first byte that was not durable. */
  readonly durable: Bytes
  readonly verdicts: readonly string[]
}

export interface Custody {
  readonly watch: CameraWatch
  check(): readonly FleetBreach[]
  /** The faults are off, all had their time in the dock, and the devices are finished. */
  checkEnd(): Promise<readonly FleetBreach[]>
  /** Recordings of which something was promised or is held, and those of them that are on no card any more. */
  counts(): { readonly recorded: number; readonly erased: number; readonly torn: number }
  readonly cuts: Readonly<Record<Cut, number>>
}

export function createCustody(
  primitives: Primitives,
  station: SimStation,
  cameras: readonly FleetCamera[],
): Custody {
  const known = new Map<string, Known>()
  const cutOff = new Map<string, CutOff>()
  const promised = new Map<string, Promised>()
  const closed = new Set<string>()
  const receipts = new Map<string, string>()
  const broken: FleetBreach[] = []
  const cuts = { cutIdle: 0, cutRecording: 0, cutSending: 0, cutErasing: 0, cutStarting: 0 }
  const hashOf = (bytes: Bytes): string => hexOf(primitives.sha256(bytes))
  const segmentsOn = ({ board: { disk } }: FleetCamera): readonly (readonly [string, Bytes])[] => [
    ...disk.image((name) => name.endsWith(SEGMENT_SUFFIX)).files,
  ]
  const placeOf = ({ name }: FleetCamera, file: string): string => `${name} ${file}`

  function noteFinished(camera: FleetCamera): ReadonlySet<string> {
    const found = new Set<string>()
    const isFinished = camera.status() !== undefined && !isRecording(camera.status())
    for (const [file, bytes] of segmentsOn(camera)) {
      const hash = hashOf(bytes)
      found.add(hash)
      if (isFinished && !known.has(hash))
        known.set(hash, { camera: camera.name, file, verdicts: ['COMPLETE'], counts: true })
    }
    return found
  }

  async function noteLeft(
    { name: camera }: FleetCamera,
    file: string,
    bytes: Bytes,
    verdicts: Known['verdicts'],
  ): Promise<void> {
    const { signed } = await surveySegment(primitives, sourceOfBytes(bytes))
    known.set(hashOf(bytes), { camera, file, verdicts, counts: (signed?.tally.chunks ?? 0) > 0 })
  }

  const watch: CameraWatch = {
    durable: (camera, recording, untilUs) => promised.set(recording, { camera, untilUs }),
    closed: (recording) => closed.add(recording),
    cutting(camera, where) {
      cuts[where]++
      const { recording, capture } = camera.status() ?? {}
      if (!isRecording(camera.status())) noteFinished(camera)
      // In its first moments a recording has no name yet; `found` sees what is left of it.
      if (!isRecording(camera.status()) || recording === undefined) return
      const { disk } = camera.board
      const files = disk
        .names(`${RECORDINGS_DIRECTORY}/`)
        .filter((file) => file.includes(recording.slice(0, 8)))
        .sort()
      for (const file of files) {
        const durable = disk.arrived(file)?.slice()
        const runs = file === files.at(-1) && capture === 'recording'
        const verdicts = runs ? ['OPEN-ENDED'] : ['OPEN-ENDED', 'COMPLETE']
        if (durable !== undefined)
          cutOff.set(placeOf(camera, file), {
            durable,
            verdicts: closed.has(recording) ? ['COMPLETE'] : verdicts,
          })
      }
    },
    async found(camera) {
      const here = new Map(segmentsOn(camera))
      for (const [place, { durable, verdicts }] of cutOff) {
        const file = place.slice(camera.name.length + 1)
        if (place !== placeOf(camera, file)) continue
        cutOff.delete(place)
        const bytes = here.get(file)
        if (bytes === undefined || !equalBytes(bytes.subarray(0, durable.length), durable))
          broken.push({ invariant: 1, words: `${place} has not the ${durable.length} bytes it had durable` })
        if (bytes !== undefined) await noteLeft(camera, file, bytes, verdicts)
      }
      for (const [file, bytes] of here)
        if (!known.has(hashOf(bytes))) await noteLeft(camera, file, bytes, ['OPEN-ENDED', 'COMPLETE'])
    },
  }

  function check(): readonly FleetBreach[] {
    const found: FleetBreach[] = broken.splice(0)
    const breach = (invariant: Invariant, words: string) => found.push({ invariant, words })
    const here = new Set(cameras.flatMap((camera) => [...noteFinished(camera)]))
    for (const { sha256, receipt, file } of station.book.units()) {
      if ((receipts.get(sha256) ?? receipt) !== receipt) breach(10, `${file} has another receipt than before`)
      receipts.set(sha256, receipt)
      const there = station.store.durable(file)
      if (there === undefined || hashOf(there) !== sha256)
        breach(10, `${file} was signed for and is not durable`)
    }
    for (const [hash, { camera, file }] of known) {
      if (here.has(hash)) continue
      const held = station.book.unit(hash)
      const copy = held && station.store.durable(held.file)
      if (copy === undefined || hashOf(copy) !== hash)
        breach(9, `${camera} ${file} is gone and nobody has it`)
    }
    return found
  }

  const held = () => station.book.units().filter(({ kind }) => kind === 'segment')

  return {
    watch,
    cuts,
    check,
    async checkEnd() {
      const found = [...check()]
      const breach = (invariant: Invariant, words: string) => found.push({ invariant, words })
      for (const [hash, { camera, file, verdicts, counts }] of known) {
        const unit = station.book.unit(hash)
        if (unit === undefined && counts) breach(12, `${camera} ${file} never arrived`)
        if (unit !== undefined && !verdicts.includes(unit.verdict))
          breach(11, `${camera} ${file} is held as ${unit.verdict}, not ${verdicts.join(' or ')}`)
      }
      const recordings = new Set(held().map(({ recording }) => recording)).size
      const made = cameras.reduce((sum, camera) => sum + camera.recordings(), 0)
      if (recordings > made) breach(10, `${made} recordings were begun, ${recordings} are held`)
      for (const { why } of station.book.aparts()) breach(11, `kept apart: ${why}`)
      for (const { kind, detail } of station.book.alarms())
        if (kind !== 'lost') breach(11, `alarm ${kind}: ${detail}`)
      for (const camera of cameras) found.push(...(await prove(primitives, camera, station, promised)))
      return found
    },
    counts() {
      const files = new Set(cameras.flatMap((camera) => segmentsOn(camera).map(([file]) => file)))
      const recorded = new Set([...promised.keys(), ...held().map(({ recording }) => recording)])
      const isOnCard = (id: string) => [...files].some((file) => file.includes(id.slice(0, 8)))
      return {
        recorded: recorded.size,
        erased: [...recorded].filter((id) => !isOnCard(id)).length,
        torn: held().filter(({ verdict }) => verdict === 'OPEN-ENDED').length,
      }
    },
  }
}
