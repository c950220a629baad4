/** The camera as the installed service in a guest, its cradle, and what it left read back on the host. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openNodeClock } from '../../../hal/clock/node.ts'
import { type Controller, createController } from '../../../hal/serial/controller.ts'
import { installService, PICTURE, PREPARE, writeBoards } from './boards.ts'
import { countersOf } from './counter.ts'
import { checkout, type Guest, kit, setUp, startGuest } from './guest.ts'

export interface InstalledCamera extends Pick<Guest, 'sh'> {
  /** What its dock controller says on /dev/ttyS1. */
  readonly cradle: Controller
  /** Copies its data to the host; after that the guest may end. */
  evidence(): Promise<Evidence>
  close(): Promise<void>
}

/** Boots a guest and starts the service; resolves when it stands by with picture and sound, green. */
export async function startInstalled(): Promise<InstalledCamera> {
  setUp()
  writeBoards()
  const root = mkdtempSync(join(tmpdir(), 'zeuge-vm-root-'))
  installService(root, 'evdev')
  const guest = await startGuest({ prepare: PREPARE, copy: { root } })
  rmSync(root, { recursive: true, force: true })
  const cradle = createController({
    ...{ clock: openNodeClock(), firmware: 'vm 1' },
    write: (bytes) => guest.serial.write(bytes),
  })
  guest.serial.on('data', (bytes: Buffer) => cradle.push(bytes))
  const camera: InstalledCamera = {
    ...{ sh: guest.sh, cradle },
    async evidence() {
      await guest.sh('rm -rf /mnt/data && cp -r /var/lib/zeuge /mnt/data')
      return readEvidence(join(guest.shared, 'data'))
    },
    async close() {
      cradle.close()
      await guest.close()
    },
  }
  try {
    // A microphone hears something: a tone through the loopback.
    await guest.sh(
      'systemd-run -q ffmpeg -v error -nostdin -f lavfi -i sine=440:r=16000 -ac 1 -f alsa hw:Loopback,0,0',
    )
    await guest.sh('systemctl start zeuge || { systemctl status zeuge --no-pager; log | tail -40; exit 1; }')
    await guest.sh('soon 30 steady 01 || { log; exit 1; }')
    return camera
  } catch (error) {
    await camera.close()
    throw error
  }
}

export interface Evidence {
  /** `zeuge verify --json` of it all, with the camera's own root as trusted. */
  readonly verdict: {
    readonly verdict: string
    readonly segments: readonly { readonly file: string; readonly verdict: string }[]
  }
  /** Directories, oldest first. */
  readonly recordings: readonly string[]
  /** Events of the ledger, in order, with their time of the guest. */
  readonly events: readonly LedgerEvent[]
  /** Opens a recording with the evidence unit's key. */
  film(recording: string): Film
}

export interface LedgerEvent {
  readonly atUs: number
  readonly type: string
  readonly [field: string]: unknown
}

export interface Film {
  /** Of vivid's pictures, in order; undefined where one cannot be read. */
  readonly counters: readonly (number | undefined)[]
  /** Mean level of its sound, dB of full scale; silence is -91. */
  readonly loudnessDb: number
}

function readEvidence(data: string): Evidence {
  const { files } = zeuge('inspect', data, '--json') as {
    files: { file: string; entries: { type: string; fromUs: number; notes: string }[] }[]
  }
  const keys = join(data, 'demo-keys')
  return {
    verdict: zeuge(
      'verify',
      data,
      '--trust',
      join(data, 'trust/trust.json'),
      '--json',
    ) as Evidence['verdict'],
    recordings: readdirSync(join(data, 'recordings'))
      .sort()
      .map((name) => join(data, 'recordings', name)),
    events: files
      .filter(({ file }) => file.endsWith('.zlg'))
      .flatMap(({ entries }) => entries)
      .filter(({ type }) => type === 'EVENT')
      .map(({ fromUs, notes }) => ({ ...JSON.parse(notes), atUs: fromUs })),
    film(recording) {
      const film = `${recording}.mp4`
      zeuge('open', recording, '--identity', join(keys, 'evidence-unit.txt'), '--out', film, '--json')
      const font = join(kit, 'build/lib/fonts/font_8x16.c')
      return {
        counters: countersOf(film, PICTURE.width, PICTURE.height, font),
        loudnessDb: loudnessOf(film),
      }
    },
  }
}

/** The answer in JSON; a verdict that is not COMPLETE has an exit code of its own and is an answer too. */
function zeuge(...args: string[]): unknown {
  const main = join(checkout, 'dist/src/cli/main.js')
  const { stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  const answer = JSON.parse(stdout)
  if ('error' in answer) throw new Error(`zeuge ${args[0]}: ${stdout}${stderr}`)
  return answer
}

function loudnessOf(film: string): number {
  const said = execFileSync(
    'sh',
    ['-c', 'ffmpeg -nostdin -hide_banner -i "$1" -vn -af volumedetect -f null - 2>&1', 'sh', film],
    { encoding: 'utf8' },
  )
  return Number(/mean_volume: (-?[\d.]+) dB/.exec(said)?.[1])
}
