/**
 * A real ext4 file system whose power can be cut.
 *
 *   ext4 ─► loop device ─► nbdfuse ─► nbdkit: error, delay, cache (volatile) ─► file
 *
 * What the file system has not flushed lies in nbdkit's cache only. The cut freezes nbdkit, lets a drawn share
 * of that cache survive, and kills it with SIGKILL. All from Debian's packages, no kernel module, needs root.
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../../../hal/mock/random.ts'
import { PATH_OF_ROOT as PATH } from '../needs.ts'
import { letSurvive, type Survival } from './survivors.ts'

const READY_MS_MAX = 20_000
const LOOK_MS = 10

export interface CutDiskOptions {
  readonly bytes: number
  /** Each write takes so long; as long is what was written in the cache only. */
  readonly writeDelayMs: number
}

export interface Cut extends Survival {
  /** CLOCK_MONOTONIC, µs. */
  readonly atUs: number
}

export interface CutDisk {
  /** Where it is mounted while there is power. */
  readonly path: string
  powerUp(): Promise<void>
  /**
   * @param share of the unsynced sectors that survive
   * @param kill ends whoever uses the disk; the power goes for them too
   */
  cutPower(share: number, random: Random, kill: () => Promise<unknown>): Promise<Cut>
  /** Resolves as soon as something was written that lies in the cache only, at the latest after `msMax`. */
  dirty(msMax: number): Promise<void>
  /** From now on the disk answers nothing, until `resume`. */
  stall(): void
  resume(): void
  /** From now on each write to the disk fails with EIO, or works again. */
  failWrites(fail: boolean): void
  /** Unmounts in an orderly way and lets go of everything. Idempotent. */
  close(): Promise<void>
}

/** One live set of processes over the same file. */
interface Power {
  readonly nbdkit: ChildProcess
  readonly nbdfuse: ChildProcess
  readonly loop: string
}

export async function openCutDisk(directory: string, options: CutDiskOptions): Promise<CutDisk> {
  const disk = join(directory, 'disk.img')
  const socket = join(directory, 'nbd.sock')
  const ready = join(directory, 'nbd.pid')
  const device = join(directory, 'device')
  const errors = join(directory, 'errors')
  const cacheDirectory = join(directory, 'cache')
  const path = join(directory, 'mnt')
  for (const made of [cacheDirectory, path]) mkdirSync(made, { recursive: true })
  writeFileSync(disk, '')
  truncateSync(disk, options.bytes)
  let power: Power | undefined

  async function connect(): Promise<Power> {
    const filters = ['--filter=error', '--filter=delay', '--filter=cache', 'file', disk]
    const parameters = [
      ...['cache=writeback', 'cache-min-block-size=4096', `delay-write=${options.writeDelayMs}ms`],
      ...['error=EIO', 'error-pwrite-rate=100%', `error-pwrite-file=${errors}`],
    ]
    for (const old of [socket, ready]) rmSync(old, { force: true })
    const env = { ...process.env, PATH, TMPDIR: cacheDirectory }
    const nbdkit = spawn(
      'nbdkit',
      ['-f', '--exit-with-parent', '-U', socket, '-P', ready, ...filters, ...parameters],
      {
        env,
        stdio: 'ignore',
      },
    )
    // The socket is there before anybody may connect; this file is not.
    await until('nbdkit listens', () => isThere(ready))
    writeFileSync(device, '')
    const nbdfuse = spawn('nbdfuse', [device, `nbd+unix:///?socket=${socket}`], { env, stdio: 'ignore' })
    await until('nbdfuse shows the disk', () => statSync(device).size === options.bytes)
    const loop = run('losetup', '--find', '--show', device).trim()
    return { nbdkit, nbdfuse, loop }
  }

  async function disconnect({ nbdkit, nbdfuse, loop }: Power): Promise<void> {
    try {
      // The file system may still be busy with its last errors.
      await until('the file system is unmounted', () => !isMounted(path) || runs('umount', path))
      run('losetup', '--detach', loop)
      await until('the loop device is free', () => !run('losetup', '--all').includes(device))
    } finally {
      runs('fusermount3', '-uz', device)
      await ended(nbdfuse, 'SIGTERM')
      await ended(nbdkit, 'SIGKILL')
    }
  }

  async function powerUp(): Promise<void> {
    power = await connect()
    // Commits come when somebody syncs, and hardly ever by themselves: what nobody synced is lost.
    run('mount', '-t', 'ext4', '-o', 'noatime,commit=60', power.loop, path)
  }

  const made = await connect()
  run('mkfs.ext4', '-q', '-F', '-m', '0', made.loop)
  await disconnect(made)

  const on = (): Power => {
    if (power === undefined) throw new Error('there is no power')
    return power
  }
  return {
    path,
    powerUp,
    async cutPower(share, random, kill) {
      const { nbdkit } = on()
      nbdkit.kill('SIGSTOP')
      const atUs = Number(process.hrtime.bigint() / 1000n)
      const killed = kill()
      const survival = letSurvive(cacheOf(nbdkit, cacheDirectory), disk, share, random)
      await ended(nbdkit, 'SIGKILL')
      await killed
      await disconnect(on())
      power = undefined
      return { atUs, ...survival }
    },
    async dirty(msMax) {
      const inflight = `/sys/block/${basename(on().loop)}/inflight`
      const isWriting = (): boolean => Number(readFileSync(inflight, 'utf8').trim().split(/\s+/)[1]) > 0
      const untilMs = performance.now() + msMax
      // A write that has ended is followed by a flush: now it is in between.
      for (const wanted of [true, false])
        while (isWriting() !== wanted && performance.now() < untilMs) await sleep(1)
    },
    stall: () => void on().nbdkit.kill('SIGSTOP'),
    resume: () => void power?.nbdkit.kill('SIGCONT'),
    failWrites(fail) {
      if (fail) writeFileSync(errors, '')
      else rmSync(errors, { force: true })
    },
    async close() {
      rmSync(errors, { force: true })
      if (power === undefined) return
      const last = power
      power = undefined
      await disconnect(last)
    },
  }
}

/** The cache is an unlinked file that only nbdkit has open. */
function cacheOf({ pid }: ChildProcess, directory: string): string {
  const open = `/proc/${pid}/fd`
  const found = readdirSync(open).find((fd) => {
    const target = readlinkSync(join(open, fd))
    return target.startsWith(`${directory}/`) && target.endsWith(' (deleted)')
  })
  if (found === undefined) throw new Error('nbdkit has no cache')
  return join(open, found)
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  await exited
}

const isMounted = (path: string): boolean => readFileSync('/proc/mounts', 'utf8').includes(` ${path} `)
const isThere = (file: string): boolean => statSync(file, { throwIfNoEntry: false }) !== undefined

async function until(what: string, holds: () => boolean): Promise<void> {
  const startedMs = performance.now()
  while (!holds()) {
    if (performance.now() - startedMs > READY_MS_MAX)
      throw new Error(`after ${READY_MS_MAX} ms: not yet so: ${what}`)
    await sleep(LOOK_MS)
  }
}

function run(command: string, ...args: readonly string[]): string {
  return execFileSync(command, args, { encoding: 'utf8', env: { ...process.env, PATH } })
}

function runs(command: string, ...args: readonly string[]): boolean {
  return spawnSync(command, args, { env: { ...process.env, PATH } }).status === 0
}
