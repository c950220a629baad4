/** Runs the simulated dock controller on its line, and does what standard input says. */
import { stdin } from 'node:process'
import { createInterface } from 'node:readline'
import { loadAddon } from '../../../hal/addon/addon.ts'
import { openPty } from '../../../hal/addon/pty.ts'
import { openNodeClock } from '../../../hal/clock/node.ts'
import { type Controller, createController } from '../../../hal/serial/controller.ts'
import { openSerialPort } from '../../../hal/serial/port.ts'
import { ZeugeError } from '../../errors.ts'
import type { CliContext } from '../context.ts'
import type { ControllerFlags } from '../flags.ts'

const INJECTED_MAX = 1_000_000

export async function runController(context: CliContext, flags: ControllerFlags): Promise<void> {
  const { pty = false, device, firmware } = flags
  if (pty === (device !== undefined))
    throw new ZeugeError('USAGE', 'say where it is to speak: either --pty or --device FILE')
  const clock = openNodeClock()
  let controller: Controller | undefined
  const heard = (bytes: Uint8Array): void => controller?.push(bytes)
  let lost: (error: unknown) => void = () => undefined
  const line =
    device === undefined
      ? openPty(loadAddon(), heard)
      : await openSerialPort({
          ...{ path: device, baud: Number(flags.baud), heard },
          lost: (why) => lost(new ZeugeError('NOT_AVAILABLE', why)),
        })
  const say = (text: string): void => context.stdout.write(`${text}\n`)
  say(device ?? ('path' in line ? line.path : ''))
  controller = createController({
    clock,
    firmware,
    write: (bytes) => line.write(bytes),
    wallMs: () => context.now(),
    heard: (message) => say(`# ${JSON.stringify(message)}`),
  })
  const running = controller
  const lines = createInterface({ input: stdin })
  try {
    await new Promise<void>((resolve, reject) => {
      lost = reject
      const stop = context.onInterrupt(() => resolve())
      lines.on('line', (text) => {
        if (text.trim() === 'quit') resolve()
        else say(obey(running, text.trim(), context))
      })
      lines.on('close', () => {
        stop()
        clock.setTimeout(resolve, Number(flags.stay ?? 0) * 1000)
      })
    })
  } finally {
    running.close()
    line.close()
    lines.close()
    stdin.destroy()
  }
}

/** One line in, one line out. */
export function obey(controller: Controller, text: string, { now }: Pick<CliContext, 'now'>): string {
  const [word = '', value] = text.split(/\s+/)
  const onOff = value === 'on' ? true : value === 'off' ? false : undefined
  const count = value === undefined ? Number.NaN : Number(value)
  if (word === 'dock' || word === 'undock') controller.set({ present: word === 'dock' })
  else if (word === 'charge' && onOff !== undefined) controller.set({ charging: onOff })
  else if (word === 'lock' && onOff !== undefined) controller.set({ buttonsLocked: onOff })
  else if (word === 'silent' && onOff !== undefined) controller.silent(onOff)
  else if (word === 'time' && (value === undefined || Number.isSafeInteger(count)))
    controller.time(value === undefined ? now() : count)
  else if ((word === 'crc' || word === 'torn' || word === 'flood') && count >= 1 && count <= INJECTED_MAX)
    controller.inject(word, count)
  else if (word !== 'state') return `? ${text}`
  const { present, charging, buttonsLocked } = controller.state()
  return `ok ${present ? 'docked' : 'away'}${charging ? ' charging' : ''}${buttonsLocked ? ' locked' : ''}`
}
