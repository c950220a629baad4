/** `zeuge board show`: the installed boards, or one board's parts and their backends. Opens nothing. */
import { readdir } from 'node:fs/promises'
import type { BoardForm } from '../../../hal/boards/form.ts'
import { type CliContext, say } from '../context.ts'
import { printResult, table } from '../output.ts'
import { boardsDirectory, loadBoard } from './boardfile.ts'

/** In the order of the file. */
export const BOARD_PARTS = [
  ...(['buttons', 'led', 'haptic', 'tone', 'display'] as const),
  ...(['camera', 'microphone', 'battery', 'dock', 'position'] as const),
]

export async function listBoards(context: CliContext): Promise<void> {
  const names = (await readdir(boardsDirectory())).filter((name) => name.endsWith('.yaml')).sort()
  const boards = await Promise.all(names.map((name) => loadBoard(context, name.replace(/\.yaml$/, ''))))
  const shown = boards.map(({ board: { id, name }, path }) => ({ id, name, path }))
  printResult(context, { ok: true, boards: shown }, () => table(shown.map(({ id, name }) => [id, name])))
}

export async function showBoard(context: CliContext, given: string): Promise<void> {
  const { board, path } = await loadBoard(context, given)
  printResult(context, { ok: true, path, board }, () => {
    const rows = BOARD_PARTS.map((part) => [part, board[part].backend, valuesOf(board[part])])
    const off = say(context, { de: 'ausschalten', en: 'switch off' })
    return [`${board.name} (${board.id})`, board.note, '', table([...rows, [off, board.off, '']])].join('\n')
  })
}

function valuesOf(part: BoardForm[(typeof BOARD_PARTS)[number]]): string {
  return Object.entries(part)
    .filter(([key, value]) => key !== 'backend' && value !== undefined)
    .map(([key, value]) => `${key} ${textOf(value)}`)
    .join(', ')
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.join(' + ')
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .map(([key, inner]) => `${key}=${String(inner)}`)
    .join(' ')
}
