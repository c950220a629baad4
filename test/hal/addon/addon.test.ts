/** The addon itself, on a pseudo terminal: the one device file every Linux gives to everybody. */
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { loadAddon } from '../../../hal/addon/addon.ts'
import { openPty } from '../../../hal/addon/pty.ts'
import { openSerialPort } from '../../../hal/serial/port.ts'
import { until } from '../camera/real.ts'

const root = new URL('../../../', import.meta.url)
const built = existsSync(new URL('native/zeuge.node', root))
const changedMs = (name: string): number => statSync(new URL(`native/${name}`, root)).mtimeMs
/** One that was built before its source changed may lack what is new. */
const isOld = built && changedMs('zeuge.node') < changedMs('zeuge.c')
const reason = built ? '' : ' (skipped: native/zeuge.node is not built, no C compiler or headers here)'

test('the build script ends well without a compiler, and says what is missing', () => {
  const script = fileURLToPath(new URL('native/build.mjs', root))
  const text = execFileSync(process.execPath, [script], {
    encoding: 'utf8',
    env: { PATH: '/nonexistent', CC: 'no-such-compiler' },
  })
  expect(text).toMatch(/not built: there is no C compiler|headers were not found/)
})
test('an addon that is not there is NOT_AVAILABLE, with what to do', () => {
  expect(() => loadAddon('/nowhere/zeuge.node')).toThrow(/apt install gcc.*native\/build\.mjs/)
})

describe.skipIf(!built)(`the addon${reason}`, () => {
  test('carries bytes between a pseudo terminal and a serial port, unchanged, in both directions', async () => {
    const heard: number[] = []
    const back: number[] = []
    const pty = openPty(loadAddon(), (bytes) => heard.push(...bytes))
    onTestFinished(() => pty.close())
    const port = await openSerialPort({
      path: pty.path,
      baud: 115_200,
      heard: (bytes) => back.push(...bytes),
      lost: () => undefined,
    })
    onTestFinished(() => port.close())
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte)
    port.write(all)
    await until('all bytes out', () => heard.length === 256)
    pty.write(all)
    await until('all bytes back', () => back.length === 256)
    expect(heard).toEqual([...all])
    expect(back).toEqual([...all])
  })
  test('tells a serial port that its other side is gone', async () => {
    const pty = openPty(loadAddon(), () => undefined)
    let why: string | undefined
    const port = await openSerialPort({
      ...{ path: pty.path, baud: 115_200, heard: () => undefined },
      lost: (reason) => {
        why = reason
      },
    })
    pty.close()
    await until('the loss', () => why !== undefined || !existsSync(pty.path))
    // The library says so, or it reads on for ever and the device file says so.
    if (why === undefined) expect(() => port.look()).toThrow('ENOENT')
    port.close()
  })
  test('names what the kernel refuses', () => {
    expect(() => loadAddon().ioctl(0, 0xc250b407, Buffer.alloc(592))).toThrow(/ioctl/)
    // Fewer bytes than the request's number says: the kernel would write behind them.
    expect(() => loadAddon().ioctl(0, 0xc250b407, Buffer.alloc(10))).toThrow(/Invalid argument/)
  })
  const old = isOld ? ' (skipped: native/zeuge.node is older than zeuge.c; node native/build.mjs)' : ''
  test.skipIf(isOld)(`gives back what the C library keeps of freed memory${old}`, () => {
    const addon = fileURLToPath(new URL('native/zeuge.node', root))
    // Below the size that is mapped, and so unmapped, by itself; the last one keeps the heap's end where it is.
    const script = `
      const { trim } = require(${JSON.stringify(addon)})
      let all = Array.from({ length: 2000 }, () => Buffer.alloc(50_000, 1))
      const last = all.at(-1); all = undefined
      const look = () => {
        gc()
        if (process.memoryUsage().arrayBuffers > 1e6) return setTimeout(look)
        const before = process.memoryUsage.rss()
        trim()
        console.log(before - process.memoryUsage.rss(), last.length)
      }
      setTimeout(look)`
    const text = execFileSync(process.execPath, ['--expose-gc', '-e', script], { encoding: 'utf8' })
    expect(Number.parseInt(text, 10)).toBeGreaterThan(50_000_000)
  })
  test('neither a pending watch nor a throwing listener keeps a process from ending', async () => {
    const addon = fileURLToPath(new URL('native/zeuge.node', root))
    const script = (end: string): string => `
      const a = require(${JSON.stringify(addon)}), fs = require('fs')
      const fd = fs.openSync('/dev/ptmx', fs.constants.O_RDWR | fs.constants.O_NONBLOCK | fs.constants.O_NOCTTY)
      const n = Buffer.alloc(4); a.ioctl(fd, 0x40045431, n); a.ioctl(fd, 0x80045430, n)
      const other = fs.openSync('/dev/pts/' + n.readUInt32LE(0), fs.constants.O_RDWR | fs.constants.O_NOCTTY)
      a.watch(fd, () => { throw new Error('boom') })
      ${end}`
    const codeOf = (end: string): Promise<number | null> =>
      new Promise((resolve) => {
        const child = spawn(process.execPath, ['-e', script(end)], { stdio: 'ignore', timeout: 20_000 })
        child.on('close', resolve)
      })
    expect(await codeOf('process.exit(3)')).toBe(3)
    expect(await codeOf("fs.writeSync(other, 'x')")).toBe(1)
  })
})
