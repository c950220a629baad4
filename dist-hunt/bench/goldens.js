/** The golden pictures, as hashes of their pixels: one for each screen, language and size. */
import { createHash } from 'node:crypto';
import { loadCanvases } from '../hal/display/canvas.js';
import { LANGUAGE_TAGS } from '../src/device/texts.js';
import { drawScreen } from '../src/ui/screen/screen.js';
import { CASE_NAMES, NOW_US, SIZES, screenOf } from './screencases.js';
const HASH_CHARS = 16;
/** Key: "size language screen". */
export async function goldenHashes() {
    const canvases = await loadCanvases();
    const hashes = new Map();
    for (const [width, height] of SIZES) {
        const canvas = canvases.create(width, height);
        for (const language of LANGUAGE_TAGS)
            for (const name of CASE_NAMES) {
                drawScreen(canvas.context, width, height, { screen: screenOf(name, language), nowUs: NOW_US });
                const hash = createHash('sha256').update(canvas.pixels()).digest('hex').slice(0, HASH_CHARS);
                hashes.set(`${width}x${height} ${language} ${name}`, hash);
                // Pixels are freed only when the event loop turns.
                await new Promise((resolve) => setImmediate(resolve));
            }
    }
    return hashes;
}
export function encodeGoldens(hashes) {
    return `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`;
}
