/**
 * What is used of optional packages that a machine may lack: without a compiler, or a build for its processor, npm
 * leaves them out, and everything must still compile. These declarations stand before the packages' own.
 */

declare module 'onoff' {
  export class Gpio {
    constructor(
      line: number,
      direction: 'in' | 'out' | 'high' | 'low',
      edge: 'none' | 'rising' | 'falling' | 'both',
      options: { activeLow: boolean },
    )
    readSync(): 0 | 1
    writeSync(value: 0 | 1): void
    watch(changed: (error: Error | null | undefined, value: 0 | 1) => void): void
    unexport(): void
  }
}

declare module 'serialport' {
  export class SerialPort {
    constructor(options: { path: string; baudRate: number; lock: boolean; autoOpen: boolean; hupcl: boolean })
    readonly isOpen: boolean
    readonly writableLength: number
    open(opened: (error: Error | null) => void): void
    close(closed: () => void): void
    write(bytes: Uint8Array): boolean
    on(event: 'data', heard: (bytes: Uint8Array) => void): this
    on(event: 'error', failed: (error: Error) => void): this
    on(event: 'close', closed: () => void): this
  }
}

/** The browser's WebCodecs. */
declare module 'node-webcodecs' {
  export const AudioData: typeof globalThis.AudioData
  export const AudioEncoder: typeof globalThis.AudioEncoder
  export const VideoEncoder: typeof globalThis.VideoEncoder
  export const VideoFrame: typeof globalThis.VideoFrame
  export function isNativeAvailable(): boolean
}
