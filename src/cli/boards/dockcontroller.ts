/**
 * `zeuge dock-controller`: a dock controller in software, on a pseudo terminal or a real serial port, worked by lines
 * on standard input. Each line is answered by one line on standard output.
 */
import type { Command } from 'commander'
import type { CliContext } from '../context.ts'
import type { ControllerFlags } from '../flags.ts'

const EXAMPLES = `
Lines on standard input:
  dock | undock          the camera is put in, or taken out
  charge on|off          it is being charged
  lock on|off            its buttons are locked while it stands here
  time [UNIX-MS]         the time of this machine, or that one
  crc N                  N whole frames with a wrong checksum
  torn N                 N halves of frames
  flood N                N bytes without an end of a frame
  silent on|off          as if the cable were loose
  state | quit

Examples:
  zeuge dock-controller --pty                      prints the path to put into the board file: dock.device
  zeuge dock-controller --device /dev/ttyUSB0      on a real line
  printf 'dock\\ncharge on\\n' | zeuge dock-controller --pty --stay 60

Without the addon there is no --pty; "socat -d -d pty,raw,echo=0 pty,raw,echo=0" makes two ends, one for --device.
`

export function register(program: Command, context: CliContext): void {
  program
    .command('dock-controller')
    .description('simulate the controller of a cradle, for tests and integrators')
    .option('--pty', 'on a pseudo terminal, whose path is printed')
    .option('--device <file>', 'on this serial port')
    .option('--baud <rate>', 'of the serial port', '115200')
    .option('--firmware <text>', 'version it says it has, at most 16 bytes', 'simulator 1')
    .option('--stay <seconds>', 'go on for so long after standard input has ended')
    .addHelpText('after', EXAMPLES)
    .action(async (flags: ControllerFlags) => {
      const { runController } = await import('./dockline.ts')
      await runController(context, flags)
    })
}
