/** Where cameras live and lose their power: a disk, the cameras on it, and nothing left of either afterwards. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Camera, startCamera } from './camera.ts'
import { type CutDisk, type CutDiskOptions, openCutDisk } from './cutdisk.ts'

export interface Stand {
  readonly disk: CutDisk
  /** The data directory of all cameras, on the disk. */
  readonly data: string
  /**
   * A camera with the tape as its picture, that records until it is told otherwise; its trace does not lie on the disk.
   * @param options of the rig; the last of one that is given twice counts
   * @param under a program that runs it
   */
  start(
    options: readonly string[],
    under?: readonly string[],
  ): { readonly camera: Camera; readonly trace: string }
}

/** Makes a new disk, powers it up, and lets go of everything, whatever became of it. */
export async function withCutDisk<T>(options: CutDiskOptions, use: (stand: Stand) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), 'zeuge-cuts-'))
  const cameras: Camera[] = []
  try {
    const disk = await openCutDisk(directory, options)
    const data = join(disk.path, 'data')
    const start: Stand['start'] = (more, under = []) => {
      const trace = join(mkdtempSync(join(directory, 'life-')), 'trace')
      const all = ['--source', 'tape', '--record', '600', ...more]
      const camera = startCamera({ data, trace, options: all, under })
      cameras.push(camera)
      return { camera, trace }
    }
    try {
      await disk.powerUp()
      return await use({ disk, data, start })
    } finally {
      disk.resume()
      await Promise.all(cameras.map((camera) => camera.kill()))
      await disk.close()
    }
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}
