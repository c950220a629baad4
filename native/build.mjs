/**
 * Builds native/zeuge.node with the C compiler alone. Always exits 0: without a compiler or Node's headers the
 * camera works with the backends that need no native code, and `zeuge doctor` says what is missing.
 *
 * Node's headers are looked for beside Node, where Debian puts them, where node-gyp keeps them, and in
 * npm_config_nodedir. Nothing is downloaded.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const target = join(here, 'zeuge.node')
const aside = join(here, 'zeuge.node.new')

const version = process.versions.node
const prefixes = [
  process.env.npm_config_nodedir,
  dirname(dirname(process.execPath)),
  '/usr',
  join(homedir(), '.cache/node-gyp', version),
]
const headers = prefixes
  .filter((prefix) => prefix !== undefined && prefix !== '')
  .map((prefix) => join(prefix, 'include/node'))
  .find((directory) => existsSync(join(directory, 'node_api.h')))

function build() {
  if (process.platform !== 'linux') return `it is for Linux only, this is ${process.platform}`
  if (headers === undefined) return "Node's headers were not found (Debian: apt install libnode-dev)"
  const compilers = [process.env.CC, 'cc', 'gcc', 'clang'].filter((name) => name !== undefined && name !== '')
  for (const compiler of compilers) {
    const flags = ['-shared', '-fPIC', '-O2', '-Wall', '-Wextra', '-Wno-unused-parameter', `-I${headers}`]
    const end = spawnSync(compiler, [...flags, '-o', aside, join(here, 'zeuge.c')], { encoding: 'utf8' })
    if (end.error?.code === 'ENOENT') continue
    if (end.error !== undefined) return end.error.message
    if (end.status !== 0) return `${compiler} failed:\n${end.stderr}`
    renameSync(aside, target)
    return undefined
  }
  return 'there is no C compiler (Debian: apt install gcc libc6-dev)'
}

const why = build()
rmSync(aside, { force: true })
if (why === undefined) console.log(`native/zeuge.node is built for Node ${version}`)
else console.log(`native/zeuge.node is not built: ${why}. GPIO lines need it; "zeuge doctor" says more.`)
