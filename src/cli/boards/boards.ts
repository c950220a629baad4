/**
 * `zeuge board`: what a board file says (`show`), whether its parts are there (`check`), and all lights off (`dark`).
 */
import type { Command } from 'commander'
import type { CliContext } from '../context.ts'

const EXAMPLES = `
A board is an installed one by its id, or a file. docs/boards.md has the wiring of the Raspberry Pi.

Examples:
  zeuge board show                              the installed ones
  zeuge board show raspberry-pi-4               which backend serves which part
  zeuge board check my-board.yaml               opens every part; in a terminal it also asks you to look and press
  zeuge board check raspberry-pi-4 --json       the same for programs: exit 4 where a part is missing
`

export function register(program: Command, context: CliContext): void {
  const command = program
    .command('board')
    .description('check and show the board a camera runs on')
    .addHelpText('after', EXAMPLES)
  command
    .command('show')
    .description('show which backend serves which part; without a board, list the installed ones')
    .argument('[board]', 'id or file')
    .option('--json', 'one JSON object')
    .action(async (given?: string) => {
      const { listBoards, showBoard } = await import('./boardshow.ts')
      await (given === undefined ? listBoards(context) : showBoard(context, given))
    })
  command
    .command('check')
    .description('open every part, say what works, what is missing and how to mend it')
    .argument('<board>', 'id or file')
    .option('--no-try', 'do not ask the person in front of it to look, feel and press')
    .option('--json', 'one JSON object')
    .action(async (given: string, { try: tries }: { try: boolean }) => {
      const { checkBoard } = await import('./boardcheck.ts')
      await checkBoard(context, given, tries)
    })
  command
    .command('dark')
    .description('switch all lights, the vibrator and the tone off (what the service does after it ended)')
    .argument('<board>', 'id or file')
    .action(async (given: string) => {
      const { darkenBoard } = await import('./boarddark.ts')
      await darkenBoard(context, given)
    })
}
