const EXAMPLES = `
Examples:
  zeuge demo                     leaves ./zeuge-demo/clip.mp4 and the sealed evidence beside it
  zeuge demo --out /tmp/d --json the same elsewhere, as one JSON object
`;
export function register(program, context) {
    program
        .command('demo')
        .description('record, verify and open once, without a keyboard (about 25 s)')
        .option('--out <dir>', 'where the evidence and the film go', 'zeuge-demo')
        .option('--camera <source>', 'scene, clip:FILE or tape:FILE', 'scene')
        .option('--force', 'replace the result of an earlier demo')
        .option('--json', 'one JSON object')
        .addHelpText('after', EXAMPLES)
        .action(async (flags) => {
        const { play } = await import('./tour.js');
        await play(context, flags);
    });
}
