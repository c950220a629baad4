/**
 * `zeuge board dark`: every light, the vibrator and the tone off; what the service runs after it ended, however it did.
 *
 * A recording light that a dead process left on would be a false statement. Under systemd it also notes why the service
 * ended, for the next start to say in the ledger.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openParts } from '../../../hal/boards/open.ts'
import { disciplinedClock } from '../../../hal/clock/disciplined.ts'
import { openNodeClock } from '../../../hal/clock/node.ts'
import { STOPPED_FILE } from '../camera/thisboot.ts'
import type { CliContext } from '../context.ts'
import { loadBoard } from './boardfile.ts'

export async function darkenBoard(context: CliContext, given: string): Promise<void> {
  const { RUNTIME_DIRECTORY: directory, SERVICE_RESULT: result } = context.env
  if (directory !== undefined && result !== undefined)
    await writeFile(join(directory, STOPPED_FILE), `${result}\n`)
  const { board } = await loadBoard(context, given)
  const mock = { backend: 'mock' } as const
  const none = { backend: 'none' } as const
  const lights = { ...board, buttons: mock, battery: mock, dock: none, position: none }
  const clock = disciplinedClock(openNodeClock())
  const parts = await openParts({ board: lights, clock, log: () => undefined, firmware: '' })
  // Opened is dark already; closing says so once more and silences what sounds.
  parts.close()
}
