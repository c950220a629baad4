/** `zeuge service`: makes a machine with systemd a camera that starts by itself, and takes that back. */
import type { Command } from 'commander'
import type { CliContext } from '../context.ts'
import type { ServiceFlags } from '../flags.ts'

const EXAMPLES = `
The service runs as user "zeuge", keeps its data in /var/lib/zeuge and needs no network to reach standby.

Examples:
  zeuge service show --board raspberry-pi-4              the files it would write, without doing anything
  sudo zeuge service install --board raspberry-pi-4      shows what it will do, asks, does it
  sudo zeuge service install --board /etc/zeuge/board.yaml --profile ordnungsamt-nrw --yes
  sudo zeuge service remove                              takes it away; recordings and keys stay
`

export function register(program: Command, context: CliContext): void {
  const command = program
    .command('service')
    .description('install, show or remove the camera as a service of systemd')
    .addHelpText('after', EXAMPLES)
  const describe = (name: string, text: string): Command =>
    command
      .command(name)
      .description(text)
      .requiredOption('--board <id or file>', 'the board this machine is')
      .option('--profile <id or file>', 'rules that nobody signed (default: device/policy.yaml, else demo)')
      .option('--camera <source>', "in the place of the board's camera")
  describe('show', 'show the files that install would write').action(async (flags: ServiceFlags) => {
    const { showService } = await import('./servicework.ts')
    await showService(context, flags)
  })
  describe('install', 'write unit, udev rules and user, and start the camera')
    .option('--root <dir>', 'below another root, such as an image; nothing is started there')
    .option('--yes', 'do it without asking')
    .option('--force', 'replace files that are there and differ')
    .action(async (flags: ServiceFlags) => {
      const { installService } = await import('./servicework.ts')
      await installService(context, flags)
    })
  command
    .command('remove')
    .description('stop the camera and take its files away; data, keys and user stay')
    .option('--root <dir>', 'below another root')
    .option('--yes', 'do it without asking')
    .action(async (flags: Pick<ServiceFlags, 'root' | 'yes'>) => {
      const { removeService } = await import('./servicework.ts')
      await removeService(context, flags)
    })
}
