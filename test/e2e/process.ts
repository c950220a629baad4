/** Runs programs for the end-to-end tests: the built ones, and stock tools where they are installed. */
import { execFileSync, type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const dist = (path: string): string => fileURLToPath(new URL(`../../dist/${path}`, import.meta.url))

export function zeuge(...args: readonly string[]): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [dist('src/cli/main.js'), ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
}

/** In CI a missing tool is an error and no reason to skip. */
export function has(tool: string): boolean {
  const found = spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0
  if (!found && process.env['ZEUGE_CI'] === '1') throw new Error(`CI must install ${tool}`)
  return found
}

/** Decodes everything and complains about anything: the text is empty where the file is sound. */
export function ffmpegComplaints(file: string): string {
  const { stderr, status } = spawnSync('ffmpeg', ['-v', 'error', '-xerror', '-i', file, '-f', 'null', '-'], {
    encoding: 'utf8',
  })
  return status === 0 ? stderr : `exit ${status}: ${stderr}`
}

export function output(command: string, ...args: readonly string[]): string {
  return execFileSync(command, [...args], { encoding: 'utf8' })
}
