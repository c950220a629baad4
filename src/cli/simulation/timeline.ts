/**
 * `zeuge timeline`: a trace as a drawing, in the terminal or as a page of its own.
 */
import { basename, resolve } from 'node:path'
import type { Command } from 'commander'
import type { CliContext } from '../context.ts'
import type { TimelineFlags } from '../flags.ts'

const EXAMPLES = `
Examples:
  zeuge timeline trace.jsonl                         (as wide as this terminal)
  zeuge timeline trace.jsonl --html trace.html       (one page, opened in any browser)
`

export function register(program: Command, context: CliContext): void {
  program
    .command('timeline')
    .argument('<trace>', 'JSON Lines, of "zeuge run --trace" or "zeuge simulate --out"')
    .description('draw what a trace tells: states, presses, faults, what was durable')
    .option('--html <file>', 'write a page instead of drawing here')
    .option('--lines <number>', 'events listed below the drawing', '60')
    .option('--force', 'replace an earlier page')
    .option('--json', 'one JSON object')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, flags: TimelineFlags) => {
      const { readTrace, showTimeline, writeTimeline } = await import('./timelinefile.ts')
      const records = await readTrace(resolve(context.cwd, file))
      const about = { name: basename(file), about: '' }
      if (flags.html === undefined) showTimeline(context, records, flags.lines)
      else
        await writeTimeline(context, resolve(context.cwd, flags.html), records, about, flags.force ?? false)
    })
}
