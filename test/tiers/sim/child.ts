/** Built scripts of bench/ as processes, several at once: one JSON line for each result. */
import { execFile } from 'node:child_process'

export interface Ended {
  readonly lines: readonly Record<string, unknown>[]
  readonly code: number
}

const BYTES_MAX = 64 * 1024 * 1024

export function runScript(
  script: string,
  args: readonly string[],
  options: {
    readonly cwd?: string
    readonly env?: Readonly<Record<string, string>>
    /** Options of Node itself. */
    readonly node?: readonly string[]
  } = {},
): Promise<Ended> {
  const path = new URL(`../../../dist/bench/${script}.js`, import.meta.url).pathname
  const settings = { maxBuffer: BYTES_MAX, cwd: options.cwd, env: { ...process.env, ...options.env } }
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [...(options.node ?? []), path, ...args],
      settings,
      (error, stdout, stderr) => {
        if (error !== null && typeof error.code !== 'number') return reject(error)
        if (stdout === '') return reject(new Error(stderr))
        const lines = stdout
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as Record<string, unknown>)
        resolve({ lines, code: typeof error?.code === 'number' ? error.code : 0 })
      },
    )
  })
}

/** Never more at once than there are cores for. */
export async function inTurns<T>(jobs: number, tasks: readonly (() => Promise<T>)[]): Promise<readonly T[]> {
  const results: T[] = []
  let next = 0
  const hand = async (): Promise<void> => {
    for (let at = next++; at < tasks.length; at = next++)
      results[at] = await (tasks[at] as () => Promise<T>)()
  }
  await Promise.all(Array.from({ length: jobs }, hand))
  return results
}
