/** A program that stands in for rpicam-vid: same options, same output, a picture drawn by ffmpeg. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PictureSettings } from '../../../hal/camera/settings.ts'

export interface StandIn {
  readonly command: string
  remove(): void
}

/** Writes H.264 to its standard output and the time of each picture to the file it is told, as rpicam-vid does. */
export function rpicamStandIn(picture: PictureSettings): StandIn {
  const directory = mkdtempSync(join(tmpdir(), 'zeuge-rpicam-test-'))
  const command = join(directory, 'rpicam-vid')
  writeFileSync(command, scriptOf(picture))
  chmodSync(command, 0o755)
  return { command, remove: () => rmSync(directory, { recursive: true, force: true }) }
}

const scriptOf = (picture: PictureSettings): string => `#!${process.execPath}
const args = process.argv.slice(2), { spawn } = require('node:child_process'), fs = require('node:fs')
const after = (name) => args[args.indexOf(name) + 1]
const pts = args.includes('--save-pts') ? fs.openSync(after('--save-pts'), 'w') : undefined
const out = after('-o') === '-' ? process.stdout : fs.createWriteStream(after('-o'))
if (pts !== undefined) fs.writeSync(pts, '# timecode format v2\\n')
const child = spawn('ffmpeg', ['-nostdin', '-loglevel', 'error', '-re', '-f', 'lavfi', '-i', 'testsrc2=size=${picture.width}x${picture.height}:rate=${picture.picturesPerSecond}', '-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-bf', '0', '-g', after('--intra'), '-pix_fmt', 'yuv420p', '-x264-params', 'aud=1', '-f', 'h264', 'pipe:1'], { stdio: ['ignore', 'pipe', 'inherit'] })
let n = 0
child.stdout.on('data', (bytes) => {
  out.write(bytes)
  for (let at = 0; (at = bytes.indexOf(Buffer.from([0, 0, 0, 1, 9]), at)) !== -1; at += 5)
    if (pts !== undefined) fs.writeSync(pts, ((n++ * 1000) / ${picture.picturesPerSecond}).toFixed(3) + '\\n')
})
child.on('close', () => process.exit(0))
process.on('exit', () => child.kill('SIGKILL'))
`
