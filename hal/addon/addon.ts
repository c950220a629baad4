/**
 * The only place that loads native/zeuge.node, which may be absent: there is not a compiler everywhere.
 *
 * It is needed for GPIO lines (character device), for exact times of input events and for pseudo terminals, spares
 * a child each time systemd is told that the camera lives, and lets an idle station hold less memory; everything else
 * does without. Structures are bytes here and typed where they belong.
 */
import { closeSync, constants, openSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { ZeugeError } from '../../src/errors.ts'

export interface Addon {
  /** Throws an Error with the errno's name as `code`. `bytes` is read and filled by the kernel. */
  ioctl(fd: number, request: number, bytes: Uint8Array): void
  /** Bytes as they come; `gone` once, with the errno's name or EOF, and nothing after it. The descriptor stays the caller's. */
  watch(fd: number, heard: (bytes: Uint8Array) => void, gone: (code: string) => void): () => void
  /** One datagram to a unix socket, as sd_notify(3) sends it. */
  notify(path: string, text: string): void
  /** Freed memory that the C library keeps goes back to the kernel. An addon built before there was this has none. */
  readonly trim?: () => void
}

interface Native {
  ioctl(fd: number, request: number, bytes: Uint8Array): void
  watch(fd: number, callback: (bytes?: Uint8Array, code?: string) => void): object
  unwatch(handle: object): void
  notify(path: string, text: string): void
  readonly trim?: () => void
}

const MISSING =
  'the addon native/zeuge.node is not there; install a C compiler and Node’s headers (Debian: apt install gcc libc6-dev libnode-dev) and run "node native/build.mjs" in the directory of Zeuge'

/** Also under test the one file that the build script makes. */
function addonPath(): string {
  const root = import.meta.url.endsWith('.ts') ? '../../' : '../../../'
  return fileURLToPath(new URL(`${root}native/zeuge.node`, import.meta.url))
}

/** NOT_AVAILABLE where it is missing or does not fit this Node. */
export function loadAddon(path = addonPath()): Addon {
  let native: Native
  try {
    native = createRequire(import.meta.url)(path) as Native
  } catch (cause) {
    throw new ZeugeError('NOT_AVAILABLE', MISSING, { cause })
  }
  return {
    ioctl: native.ioctl,
    notify: native.notify,
    ...(native.trim && { trim: native.trim }),
    watch(fd, heard, gone) {
      let over = false
      const handle = native.watch(fd, (bytes, code) => {
        if (over) return
        if (bytes !== undefined) heard(bytes)
        else gone(code ?? 'EIO')
      })
      return () => {
        if (!over) native.unwatch(handle)
        over = true
      }
    },
  }
}

/** A device file that is read by watching it: opened so that it never blocks. */
export function openDevice(path: string): { readonly fd: number; close(): void } {
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY)
  let open = true
  return {
    fd,
    close() {
      if (open) closeSync(fd)
      open = false
    },
  }
}
