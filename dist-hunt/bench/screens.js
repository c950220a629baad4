/**
 * npm run docs:screens: every screen of the front display in every language and size, drawn with @napi-rs/canvas.
 *
 * Writes the contact sheet docs/screens.png and the hashes that test/ui/screen/goldens.test.ts compares with.
 * Run it after a wanted change of the drawing, and look at the sheet.
 */
import { writeFile } from 'node:fs/promises';
import { contactSheet } from './contactsheet.js';
import { encodeGoldens, goldenHashes } from './goldens.js';
await writeFile('docs/screens.png', await contactSheet());
await writeFile('test/ui/screen/goldens.json', encodeGoldens(await goldenHashes()));
