/** Finds and reads the board file a command is to use: an id of the ones that are installed, or a file. */
import { join, resolve } from 'node:path'
import { BOARD_CHARS_MAX, BoardFile, type BoardForm } from '../../../hal/boards/form.ts'
import { textOf } from '../../bytes.ts'
import { type RuleForm, readRules } from '../../device/rulefile.ts'
import { ZeugeError } from '../../errors.ts'
import type { CliContext } from '../context.ts'
import { exists, readInput } from '../files.ts'
import { installed } from '../version.ts'

export const SIMULATED = 'mock'

const FORM: RuleForm<typeof BoardFile> = {
  schema: BoardFile,
  code: 'BOARD_INVALID',
  charsMax: BOARD_CHARS_MAX,
  check(board) {
    if (board.dock.backend !== 'evdev' || board.buttons.backend === 'evdev') return undefined
    return { path: ['dock', 'backend'], message: 'dock.backend: evdev needs buttons of the backend evdev' }
  },
}

export interface LoadedBoard {
  readonly board: BoardForm
  readonly path: string
}

/** BOARD_INVALID with file, line and field; FILE_MISSING for an unknown id. */
export async function loadBoard(context: Pick<CliContext, 'cwd'>, given: string): Promise<LoadedBoard> {
  const path = await boardPath(context, given)
  const text = textOf(await readInput(path, 4 * BOARD_CHARS_MAX))
  if (text === undefined) throw new ZeugeError('BOARD_INVALID', `${path}: is not UTF-8 text`)
  return { board: readRules(FORM, text, path), path }
}

export function boardsDirectory(): string {
  return join(installed().root, 'hal/boards')
}

async function boardPath({ cwd }: Pick<CliContext, 'cwd'>, given: string): Promise<string> {
  if (/[/\\]|\.ya?ml$/.test(given)) return resolve(cwd, given)
  const path = join(boardsDirectory(), `${given}.yaml`)
  if (await exists(path)) return path
  throw new ZeugeError(
    'FILE_MISSING',
    `--board ${given}: no installed board has this id ("zeuge board show" lists them); give a file instead`,
  )
}
