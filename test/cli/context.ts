/** A CliContext that keeps what was written. */
import type { CliContext } from '../../src/cli/context.ts'

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
