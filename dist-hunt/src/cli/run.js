/**
 * `zeuge run`: the device runtime for a board. With a terminal it is operated like `zeuge start`;
 * without one it runs headless with its log on stderr until SIGTERM seals and ends it. Never a demo.
 */
import { Option } from 'commander';
import { addDeviceOptions } from './flags.js';
const EXAMPLES = `
Examples:
  zeuge run --profile ordnungsamt-nrw --data /var/lib/zeuge
  zeuge run --board raspberry-pi-4 --data /var/lib/zeuge
  zeuge run --camera tape:tapes/scene.tape --trace trace.jsonl 2>log.jsonl
`;
export function register(program, context) {
    const command = program
        .command('run')
        .description('run the camera; without a terminal headless, until SIGTERM')
        .addHelpText('after', EXAMPLES);
    addDeviceOptions(command)
        .option('--board <id or file>', 'the board this runs on (default: the simulated one)')
        .option('--headless', 'log instead of drawing, even in a terminal')
        .option('--trace <file>', 'write the trace as JSON Lines')
        .addOption(new Option('--log-level <level>', 'least severity of the log')
        .choices(['debug', 'info', 'warn', 'error'])
        .default('info'))
        .action(async (flags) => {
        const { operate, runHeadless } = await import('./operation.js');
        if (context.terminal === undefined || flags.headless)
            await runHeadless(context, flags);
        else
            await operate(context, context.terminal, flags);
    });
}
