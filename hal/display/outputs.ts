/**
 * Where a drawn screen goes: a Linux framebuffer (/dev/fbN, or a regular file of that form) or a PNG file.
 *
 * A framebuffer's geometry is read from sysfs (/sys/class/graphics/fbN). What cannot be opened or written is
 * an error of the display's process, which ends with it; its parent starts it again.
 */
import { closeSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs'
import { basename } from 'node:path'
import { ZeugeError } from '../../src/errors.ts'
import type { Rows } from '../../src/ui/screen/screen.ts'
import type { MemoryCanvas } from './canvas.ts'
import { type PixelForm, packPixels } from './rgb565.ts'
import type { PanelOutput } from './settings.ts'

export interface Output {
  readonly width: number
  readonly height: number
  /** At least so long between two pictures of the same screen. */
  readonly betweenMs: number
  /** `changed`: nothing outside these rows differs from what was shown before. */
  show(canvas: MemoryCanvas, changed: Rows): Promise<void>
  close(): void
}

/** 25 pictures a second. */
const FRAMEBUFFER_BETWEEN_MS = 40
const PNG_BETWEEN_MS = 200

export function openOutput(output: PanelOutput): Output {
  return output.kind === 'png' ? openPng(output) : openFramebuffer(output)
}

function openPng({ file, width, height }: Extract<PanelOutput, { kind: 'png' }>): Output {
  return {
    ...{ width, height, betweenMs: PNG_BETWEEN_MS },
    async show(canvas) {
      const aside = `${file}.new`
      writeFileSync(aside, await canvas.png())
      renameSync(aside, file)
    },
    close: () => undefined,
  }
}

function openFramebuffer(output: Extract<PanelOutput, { kind: 'framebuffer' }>): Output {
  const form = formOf(output)
  const buffer = new Uint8Array(form.strideBytes * form.height)
  const descriptor = openSync(output.device, 'r+')
  return {
    width: form.width,
    height: form.height,
    betweenMs: FRAMEBUFFER_BETWEEN_MS,
    async show(canvas, changed) {
      if (changed.count === 0) return
      packPixels(canvas.pixels(changed), form, buffer, changed.from)
      const end = (changed.from + changed.count) * form.strideBytes
      for (let at = changed.from * form.strideBytes; at < end; )
        at += writeSync(descriptor, buffer, at, end - at, at)
    },
    close: () => closeSync(descriptor),
  }
}

function formOf(output: Extract<PanelOutput, { kind: 'framebuffer' }>): PixelForm {
  const name = basename(output.device)
  const read = (fact: string): string => {
    try {
      return readFileSync(`/sys/class/graphics/${name}/${fact}`, 'utf8').trim()
    } catch (cause) {
      throw new ZeugeError(
        'NOT_AVAILABLE',
        `${output.device} is no framebuffer this system knows; give its width, height and bits per pixel`,
        { cause },
      )
    }
  }
  const [wide, high] =
    output.width === undefined || output.height === undefined
      ? read('virtual_size').split(',').map(Number)
      : [output.width, output.height]
  const bitsPerPixel = output.bitsPerPixel ?? Number(read('bits_per_pixel'))
  if (bitsPerPixel !== 16 && bitsPerPixel !== 32)
    throw new ZeugeError(
      'NOT_AVAILABLE',
      `${output.device} has ${bitsPerPixel} bits a pixel; 16 or 32 are drawn`,
    )
  const [width, height] = [wide ?? 0, high ?? 0]
  const strideBytes =
    output.strideBytes ?? (output.width === undefined ? Number(read('stride')) : (width * bitsPerPixel) / 8)
  return { width, height, bitsPerPixel, strideBytes }
}
