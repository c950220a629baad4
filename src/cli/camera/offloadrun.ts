/**
 * One handing over of a data directory: its lock, its ledger (a boot of its own), the target, and a bar in front of a person.
 */
import { mkdir } from 'node:fs/promises'
import { totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { openNodeClock } from '../../../hal/clock/node.ts'
import { lockDirectory } from '../../../hal/disk/lock.ts'
import { openNodeDisk } from '../../../hal/disk/node.ts'
import { openStationDisk } from '../../../hal/disk/station.ts'
import { openNodeEntropy } from '../../../hal/entropy/node.ts'
import type { Board, Log } from '../../../hal/hal.ts'
import { openFileKeyStore } from '../../../hal/keystore/file.ts'
import { nodePrimitives } from '../../../hal/primitives/node.ts'
import { readDeviceCertificate } from '../../crypto/certificate.ts'
import { FORMAT_VERSION } from '../../crypto/header.ts'
import { ZeugeError } from '../../errors.ts'
import { directoryTarget } from '../../fleet/directorytarget.ts'
import { type OffloadReport, offload } from '../../fleet/offload.ts'
import type { OffloadProgress } from '../../fleet/parts.ts'
import { leftUndone } from '../../fleet/problem.ts'
import type { Target } from '../../fleet/target.ts'
import { openLedger } from '../../store/ledger.ts'
import { recover } from '../../store/recover.ts'
import { TRUST_FILE } from '../authority/demokeys.ts'
import { loadRules } from '../authority/rules.ts'
import type { CliContext } from '../context.ts'
import { dataDirectoryOf } from '../data.ts'
import { readTrust } from '../evidence/trustfile.ts'
import { exists, fileFault } from '../files.ts'
import { firmwareHash } from '../firmware.ts'
import type { OffloadFlags } from '../flags.ts'
import { bytesText, durationText, printResult } from '../output.ts'
import { type Progress, startProgress } from '../progress.ts'
import { openStationTarget } from './dock.ts'

const HOUR_MS = 3_600_000
const BYTES_PER_MBIT = 125_000

export async function runOffload(context: CliContext, flags: OffloadFlags): Promise<void> {
  const data = dataDirectoryOf(context, flags.data)
  if (!(await exists(join(data, 'device'))))
    throw new ZeugeError('KEY_MISSING', `${data} is not the data directory of an enrolled camera`)
  const stop = new AbortController()
  const ignore = context.onInterrupt(() => stop.abort())
  const log: Log = ({ level, event, ...fields }) => {
    if (level === 'error') context.stderr.write(`${event}: ${JSON.stringify(fields)}\n`)
  }
  const clock = openNodeClock()
  const lock = await lockDirectory(data)
  const bar = progressOf(context)
  let report: OffloadReport
  try {
    const trust = await readTrust(join(data, TRUST_FILE))
    const opened = await openCard(context, data, flags.profile, clock, log)
    const { ledger, parts, graceHours } = opened
    const { disk, deviceKey, primitives, board } = parts
    const target = await openTarget(context, flags.to, data, ledger.device)
    try {
      report = await offload(
        { clock, disk, log, primitives, bootId: board.bootId, deviceKey, ledger, target, trust },
        {
          graceMs: flags.erase ? (flags.grace ?? graceHours) * HOUR_MS : undefined,
          parallel: flags.parallel,
          ...(flags.limit !== undefined && { bytesPerSecondMax: flags.limit * BYTES_PER_MBIT }),
        },
        { progress: bar.show, stop: stop.signal },
      )
    } finally {
      await ledger.append({ type: 'shutdown', cause: 'told' })
      await ledger.close()
      await target.close()
    }
  } finally {
    bar.end()
    ignore()
    await lock.release()
  }
  const undone = leftUndone(report)
  if (undone !== undefined) throw undone
  printResult(context, { ok: true, ...report }, () => textOf(context, report))
}

/** The ledger of this directory, begun like at a boot, and what a crash left of the last one recovered. */
async function openCard(
  context: CliContext,
  data: string,
  profileName: string | undefined,
  clock: ReturnType<typeof openNodeClock>,
  log: Log,
) {
  const { profile, policy } = await loadRules(
    context,
    data,
    profileName === undefined ? {} : { profile: profileName },
  )
  const [disk, keystore, firmware] = await Promise.all([
    openNodeDisk(data),
    openFileKeyStore(join(data, 'device')),
    firmwareHash(),
  ])
  const entropy = openNodeEntropy()
  const certificates = await keystore.certificates()
  const [first] = certificates
  const read = first && readDeviceCertificate(first)
  if (read?.ok !== true)
    throw new ZeugeError(
      'CERTIFICATE_INVALID',
      `${data}: the device certificate is not usable; enrol the device again`,
    )
  const { name: device, publicKey: deviceKey } = read.certificate
  const bootId = entropy.bytes(16)
  const board: Board = {
    name: 'offload',
    bootId,
    resetCause: 'software',
    ramBytes: totalmem(),
    firmwareHash: firmware,
  }
  const facts = {
    version: FORMAT_VERSION,
    device,
    certificates,
    bootId,
    firmwareHash: firmware,
    keyStore: keystore.kind,
    policy,
    profile: { id: profile.profile.id, hash: profile.hash },
  } as const
  const parts = { board, clock, deviceKey, disk, entropy, facts, keystore, primitives: nodePrimitives }
  const ledger = await openLedger(parts)
  await recover({ board, disk, primitives: nodePrimitives, log }, ledger)
  return { ledger, parts, graceHours: profile.profile.graceHours }
}

async function openTarget(context: CliContext, to: string, data: string, device: string): Promise<Target> {
  if (/^[a-z]+:\/\//.test(to)) return openStationTarget(data, to)
  const path = resolve(context.cwd, to)
  try {
    await mkdir(path, { recursive: false })
  } catch (cause) {
    const fault =
      cause instanceof Error && 'code' in cause && cause.code === 'EEXIST'
        ? undefined
        : fileFault(cause, path)
    if (fault !== undefined) throw fault
  }
  return directoryTarget(await openStationDisk(path), nodePrimitives, device, path)
}

function progressOf(context: CliContext): { show(now: OffloadProgress): void; end(): void } {
  let bar: Progress | undefined
  return {
    show({ bytes, bytesDone, bytesPerSecond, secondsLeft }) {
      bar ??= startProgress(context, 'offload', bytes)
      const rate = bytesPerSecond === undefined ? '' : `  ${bytesText(bytesPerSecond, context.lang)}/s`
      const left = secondsLeft === undefined ? '' : `  ${durationText(secondsLeft * 1e6, context.lang)}`
      bar.update(bytesDone, `${rate}${left}`)
    },
    end: () => bar?.end(),
  }
}

function textOf(context: CliContext, report: OffloadReport): string {
  const { sent, sentBytes, receipted, copied, erased, waiting, cosigned } = report
  const size = bytesText(sentBytes, context.lang)
  const de = [
    `${sent} Dateien übergeben (${size}), ${receipted} quittiert${copied > 0 ? `, ${copied} ohne Quittung kopiert` : ''}.`,
    `${erased.length} gelöscht, ${waiting} quittierte Segmente noch auf der Karte.${cosigned ? ' Protokoll mitgezeichnet.' : ''}`,
  ]
  const en = [
    `${sent} files handed over (${size}), ${receipted} with a receipt${copied > 0 ? `, ${copied} copied without one` : ''}.`,
    `${erased.length} erased, ${waiting} segments with a receipt still on the card.${cosigned ? ' Ledger cosigned.' : ''}`,
  ]
  return (context.lang === 'de' ? de : en).join('\n')
}
