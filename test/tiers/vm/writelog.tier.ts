/**
 * Power cuts by the hundred out of one run: a camera records on a disk whose every write QEMU logs, and each cut is made up
 * of that log afterwards (writelog.ts). What was promised before the cut must be on the card after it.
 *
 * With a negative control: the same camera, whose syncs do nothing, must lose what it promised, or this test finds nothing.
 * Nightly only (ZEUGE_VM_CUTS): the tier powercut cuts the power of a real ext4 in every run of CI.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createRandom, type Random } from '../../../hal/mock/random.ts'
import { broken, reasons } from '../../device/outage.ts'
import { missing, skipReason } from '../needs.ts'
import { promisesOf, startCamera } from '../powercut/camera.ts'
import { readCard } from '../powercut/card.ts'
import { checkout, runGuest, setUp } from './guest.ts'
import { createReplay, dirtyMoments, MARK, readWriteLog, type WriteLog } from './writelog.ts'

const CUTS = Number(process.env['ZEUGE_VM_CUTS'] ?? '0')
const NEGATIVE_CUTS = Math.min(40, CUTS)
/** Of the cards after a cut, so many are also started from. */
const STARTS = 3
const MIB = 1024 * 1024
const DISK_MIB = 256
/** The file system ends here; marks are blocks behind it. */
const FILES_MIB = 248
const MARKS_MIB = 250
const RECORD_SECONDS = 15
const GUEST_MS = 900_000

/** Its rig records by itself; each promise of its trace becomes a mark on the disk before the next line is read. */
const record = (disk: string, name: string, under: string): string => `
mkfs.ext4 -q -F -m 0 -E nodiscard,lazy_itable_init=0,lazy_journal_init=0 /dev/${disk} ${FILES_MIB}M
mkdir -p /cut/${name}
mount -t ext4 -o noatime,commit=60 /dev/${disk} /cut/${name}
: >/run/${name}
(n=0; tail -n +1 -f /run/${name} | while IFS= read -r line; do
  [[ $line = *'"type":"durable"'* ]] || continue
  printf '%-4096s' "${MARK}$line" | dd of=/dev/${disk} bs=4096 seek=$((${(MARKS_MIB * MIB) / 4096} + n)) oflag=direct conv=notrunc iflag=fullblock 2>/dev/null
  n=$((n + 1))
done) & marks=$!
${under} node ${checkout}/dist/bench/rig.js --data /cut/${name}/data --source tape --record ${RECORD_SECONDS} --trace /run/${name}
sleep 1
pkill -P $marks
`

interface Cut {
  readonly data: string
  /** By recording, as far as its mark was written before the cut. */
  readonly promised: ReadonlyMap<string, number>
  readonly what: string
}

const lacking = missing({ root: true, tools: ['mount', 'umount', 'mkfs.ext4', 'eatmydata'] })
const why = CUTS === 0 ? ' (nightly: ZEUGE_VM_CUTS)' : skipReason(lacking, 'e2fsprogs eatmydata')
describe.skipIf(CUTS === 0 || lacking.length > 0)(`power cuts out of a log of writes${why}`, () => {
  const random = createRandom(Number(process.env['ZEUGE_CUT_SEED'] ?? '1'))
  let directory = ''
  let honest: WriteLog
  let lying: WriteLog
  beforeAll(async () => {
    setUp()
    directory = mkdtempSync(join(tmpdir(), 'zeuge-writelog-'))
    const disk = (name: string): readonly string[] => {
      for (const [file, mib] of [
        [`${name}.img`, DISK_MIB],
        [`${name}.log`, 4096],
      ] as const) {
        writeFileSync(join(directory, file), '')
        truncateSync(join(directory, file), mib * MIB)
      }
      const file = (kind: string): string =>
        `driver=file,filename=${join(directory, `${name}.${kind}`)},node-name=${name}-${kind}`
      return [
        ...['-blockdev', file('img'), '-blockdev', file('log'), '-blockdev'],
        `driver=blklogwrites,node-name=${name},file=${name}-img,log=${name}-log,log-super-update-interval=1`,
        ...['-device', `virtio-blk-pci,drive=${name},write-cache=on`],
      ]
    }
    const script = [
      'modprobe virtio_blk',
      'modprobe ext4',
      record('vda', 'honest', ''),
      record('vdb', 'lying', 'eatmydata'),
    ]
    await runGuest(script.join('\n'), GUEST_MS, [...disk('honest'), ...disk('lying')])
    honest = readWriteLog(join(directory, 'honest.log'))
    lying = readWriteLog(join(directory, 'lying.log'))
  }, GUEST_MS + 60_000)
  afterAll(() => rmSync(directory, { recursive: true, force: true }))

  /** Looks at the card after each cut, in growing order; says what all cuts together lost and tore. */
  async function cut(log: WriteLog, cuts: number, look: (at: Cut) => Promise<void>): Promise<string> {
    const replay = createReplay(log, DISK_MIB * MIB, random)
    const sum = { lost: 0, torn: 0 }
    for (const [index, before] of momentsOf(log, cuts, random).entries()) {
      const { image, lost, torn } = replay.cut(before)
      sum.lost += lost
      sum.torn += torn
      // A new file each time: a loop device may still hold blocks of the last one.
      const file = join(directory, `cut-${index}.img`)
      const at = join(directory, 'card')
      mkdirSync(at, { recursive: true })
      writeFileSync(file, image)
      execFileSync('mount', ['-o', 'loop', '-t', 'ext4', file, at])
      try {
        const what = `before entry ${before}, ${lost} writes lost, ${torn} torn`
        await look({ data: join(at, 'data'), promised: promisedBefore(log, before), what })
      } finally {
        execFileSync('umount', [at])
        rmSync(file)
      }
    }
    // A cut that takes nothing away proves nothing.
    expect(Math.min(sum.lost, sum.torn)).toBeGreaterThan(cuts / 10)
    return `${cuts} cuts, ${sum.lost} writes lost, ${sum.torn} torn`
  }

  test('each promise was marked, and the disk was told to flush', () => {
    for (const { marks, entries } of [honest, lying]) {
      expect(marks.length).toBeGreaterThan(RECORD_SECONDS / 2)
      expect(entries.length).toBeGreaterThan(100)
    }
    const flushes = honest.entries.filter(({ flags }) => (flags & 1) !== 0)
    expect(flushes.length).toBeGreaterThan(RECORD_SECONDS)
  })
  test(
    `after each of ${CUTS} cuts the card proves what was promised before it`,
    async () => {
      let starts = 0
      let cuts = 0
      const said = await cut(honest, CUTS, async ({ data, promised, what }) => {
        const card = await readCard(data)
        expect(broken(promised, card), `${what}\n${reasons(card).join('\n')}`).toEqual([])
        expect(card.evidence.verdict, `${what}\n${reasons(card).join('\n')}`).toMatch(
          /^(COMPLETE|RECOVERED|OPEN-ENDED)$/,
        )
        if (cuts++ % Math.ceil(CUTS / STARTS) !== 0) return
        starts++
        const trace = join(directory, `trace-${starts}`)
        const camera = startCamera({ data, trace, options: ['--source', 'tape', '--record', '1'] })
        expect(await camera.exited, what).toBe(0)
        const after = await readCard(data)
        expect(broken(promised, after), what).toEqual([])
        expect(broken(promisesOf(trace).untilUs, after), what).toEqual([])
      })
      console.log(`honest: ${said}, no promise broken; ${starts} starts from such a card`)
      expect(cuts).toBe(CUTS)
      expect(starts).toBeGreaterThan(0)
    },
    60_000 + CUTS * 10_000,
  )
  test(
    'where syncs do nothing most cuts lose what was promised, and the very same look finds it',
    async () => {
      let found = 0
      const said = await cut(lying, NEGATIVE_CUTS, async ({ data, promised }) => {
        // Where not even the trust file survived nothing is proven.
        const card = await readCard(data).catch(() => undefined)
        if (card === undefined || broken(promised, card).length > 0) found++
      })
      console.log(`syncs do nothing: ${said}, promises broken after ${found}`)
      expect(found).toBeGreaterThan(NEGATIVE_CUTS / 2)
    },
    60_000 + NEGATIVE_CUTS * 10_000,
  )
})

/** Drawn between the first promise and the last, in growing order; three of four where something lies in the cache only. */
function momentsOf(log: WriteLog, cuts: number, random: Random): readonly number[] {
  const { marks } = log
  const [from, to] = [(marks[0]?.entry ?? 0) + 1, (marks.at(-1)?.entry ?? 0) + 1]
  const dirty = dirtyMoments(log).filter((at) => at >= from && at <= to)
  const drawn = Array.from({ length: cuts }, (_, index) =>
    index % 4 === 0 ? random.between(from, to) : (dirty[random.int(dirty.length)] ?? to),
  )
  return drawn.sort((a, b) => a - b)
}

function promisedBefore({ marks }: WriteLog, before: number): Map<string, number> {
  const promised = new Map<string, number>()
  for (const { entry, text } of marks) {
    if (entry >= before) break
    const { recording, untilUs } = JSON.parse(text) as { recording: string; untilUs: number }
    promised.set(recording, Math.max(promised.get(recording) ?? 0, untilUs))
  }
  return promised
}
