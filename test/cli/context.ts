/** A CliContext that keeps what was written. */
import type { CliContext } from '../../src/cli/context.ts'
import { runProgram } from '../../src/cli/program.ts'

export interface FakeContext extends CliContext {
  out(): string
  err(): string
  exit(): number
}

export function fakeContext(overrides: Partial<CliContext> = {}): FakeContext {
  let out = ''
  let err = ''
  let exit = 0
  return {
    stdout: {
      write: (text) => {
        out += text
      },
    },
    stderr: {
      write: (text) => {
        err += text
      },
    },
    env: {},
    tty: false,
    lang: 'en',
    json: false,
    node: { version: process.versions.node, execPath: process.execPath },
    cwd: process.cwd(),
    now: () => Date.now(),
    onInterrupt: () => () => undefined,
    setExit: (code) => {
      exit = code
    },
    cutPower: () => undefined,
    ...overrides,
    out: () => out,
    err: () => err,
    exit: () => exit,
  }
}

/** Runs one command line in a directory; `result` is what `--json` printed. */
export async function runIn(cwd: string, nowMs: number, args: readonly string[]) {
  const json = args.includes('--json')
  const context = fakeContext({ cwd, json, now: () => nowMs })
  await runProgram(context, args)
  return {
    exit: context.exit(),
    out: context.out(),
    err: context.err(),
    result: json ? JSON.parse(context.out()) : {},
  }
}
