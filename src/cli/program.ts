/**
 * The command line as commander sees it: names, options and examples, nothing that runs.
 *
 * Every command's body is loaded when it is used, so that `zeuge --help` answers at once.
 * commander's own complaints become ZeugeError USAGE: one way for a command to fail.
 */
import { Command, CommanderError } from 'commander'
import { ZeugeError } from '../errors.ts'
import { register as keys } from './authority/keys.ts'
import { register as policy } from './authority/policy.ts'
import { register as profile } from './authority/profile.ts'
import { register as board } from './boards/boards.ts'
import { register as dockController } from './boards/dockcontroller.ts'
import { register as service } from './boards/service.ts'
import { register as demo } from './camera/demo.ts'
import { register as offload } from './camera/offload.ts'
import { register as run } from './camera/run.ts'
import { register as start } from './camera/start.ts'
import type { CliContext } from './context.ts'
import { register as doctor } from './doctor.ts'
import { reportFailure } from './errors.ts'
import { register as elide } from './evidence/elide.ts'
import { register as excerpt } from './evidence/excerpt.ts'
import { register as exportFolder } from './evidence/export.ts'
import { register as inspect } from './evidence/inspect.ts'
import { register as open } from './evidence/open.ts'
import { register as rewrap } from './evidence/rewrap.ts'
import { register as verify } from './evidence/verify.ts'
import { register as simulate } from './simulation/simulate.ts'
import { register as timeline } from './simulation/timeline.ts'
import { register as station } from './station/station.ts'
import { installed } from './version.ts'

const EXAMPLES = `
Examples:
  zeuge start                                  operate the simulated camera in this terminal
  zeuge demo --out ./clip                      the whole way once: record, verify, open
  zeuge verify ./data --trust trust.json       check evidence
  zeuge open ./data --identity evidence-unit.txt --out clip.mp4
  zeuge export ./data --identity evidence-unit.txt --out case-17

Exit codes: 0 good · 1 expectation failed · 2 usage · 3 bad input · 4 machine · 5 key
            10-21 verdicts (zeuge verify --help) · 70 a bug in Zeuge · 130 interrupted
`

export function buildProgram(context: CliContext): Command {
  const program = new Command('zeuge')
  program
    .description('Zeuge, the body camera whose evidence anyone can check.')
    .version(installed().version, '-V, --version', 'print the version')
    .option('--lang <language>', 'language of messages: de or en (default: from LC_ALL, LANG)')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => context.stdout.write(text),
      writeErr: (text) => context.stderr.write(text),
      outputError: () => undefined,
    })
    .exitOverride()
    .showSuggestionAfterError()
    .addHelpText('after', EXAMPLES)
  for (const register of [
    start,
    run,
    demo,
    simulate,
    timeline,
    verify,
    open,
    excerpt,
    elide,
    rewrap,
    exportFolder,
    inspect,
    offload,
    station,
    keys,
    policy,
    profile,
    board,
    service,
    dockController,
    doctor,
  ])
    register(program, context)
  return program
}

/** Parses and runs; resolves when the command is done. Failures are told and turned into an exit code here. */
export async function runProgram(context: CliContext, args: readonly string[]): Promise<void> {
  try {
    checkLanguage(args)
    await buildProgram(context).parseAsync([...args], { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return
    reportFailure(context, error instanceof CommanderError ? usageOf(error) : error)
  }
}

function usageOf(error: CommanderError): ZeugeError {
  const message =
    error.code === 'commander.help'
      ? 'no command was given'
      : error.message.replace(/^error: /, '').replace(/\n/g, ' ')
  return new ZeugeError('USAGE', message, { cause: error })
}

/** The language is needed before commander speaks, so main.ts finds it itself; here a wrong one is refused. */
function checkLanguage(args: readonly string[]): void {
  const given = optionValue(args, '--lang')
  if (given !== undefined && given !== 'de' && given !== 'en')
    throw new ZeugeError('USAGE', `--lang ${given}: there is de and en`)
}

/** The value of a global option wherever it stands before a `--`. */
export function optionValue(args: readonly string[], name: string): string | undefined {
  const end = args.indexOf('--')
  const own = end < 0 ? args : args.slice(0, end)
  const at = own.findIndex((arg) => arg === name || arg.startsWith(`${name}=`))
  const found = own[at]
  if (found === undefined) return undefined
  return found === name ? own[at + 1] : found.slice(name.length + 1)
}

export function hasOption(args: readonly string[], name: string): boolean {
  const end = args.indexOf('--')
  return (end < 0 ? args : args.slice(0, end)).includes(name)
}
