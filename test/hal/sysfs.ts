/** Files as the kernel's sysfs shows them, in a directory of their own, and what a backend reported. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

export interface Sysfs {
  readonly root: string
  write(file: string, text: string): void
  read(file: string): string
  /** Undefined where there is no such file. */
  find(file: string): string | undefined
  remove(path: string): void
}

export function sysfs(files: Readonly<Record<string, string>> = {}): Sysfs {
  const root = mkdtempSync(join(tmpdir(), 'zeuge-sysfs-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  for (const [file, text] of Object.entries(files)) write(file, text)
  return {
    root,
    write,
    read: (file) => readFileSync(join(root, file), 'latin1'),
    find: (file) => (existsSync(join(root, file)) ? readFileSync(join(root, file), 'latin1') : undefined),
    remove: (path) => rmSync(join(root, path), { recursive: true }),
  }
}

export interface Reported {
  readonly report: (ok: boolean, why: string) => void
  readonly news: { readonly ok: boolean; readonly why: string }[]
}

export function reported(): Reported {
  const news: { ok: boolean; why: string }[] = []
  return { news, report: (ok, why) => void news.push({ ok, why }) }
}
