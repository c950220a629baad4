import { addDeviceOptions } from './flags.js';
const EXAMPLES = `
Examples:
  zeuge start                                         the drawn street, profile "demo"
  zeuge start --lang de --profile ordnungsamt-nrw     in German, without pre-record
  zeuge start --camera clip:street.mp4 --data ./data  a film as the camera's picture
`;
export function register(program, context) {
    const command = program
        .command('start')
        .description('operate the simulated camera in this terminal (without one: play the demo)')
        .addHelpText('after', EXAMPLES);
    addDeviceOptions(command).action(async (flags) => {
        if (context.terminal === undefined) {
            const { playAtStart } = await import('./tour.js');
            await playAtStart(context, flags);
        }
        else {
            const { operate } = await import('./operation.js');
            await operate(context, context.terminal, flags);
        }
    });
}
