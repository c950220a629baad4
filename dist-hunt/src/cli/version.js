/**
 * Which Zeuge this is and where its own files lie (profiles, scenarios, schemas), in the source tree and in dist alike.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assert } from '../errors.js';
/** src/cli in the source tree is two levels below the package, dist/src/cli three; more means a broken installation. */
const LEVELS_MAX = 6;
export function installed() {
    let directory = dirname(fileURLToPath(import.meta.url));
    for (let level = 0; level < LEVELS_MAX; level++) {
        const found = readPackage(join(directory, 'package.json'));
        if (found !== undefined)
            return { root: directory, version: found };
        directory = dirname(directory);
    }
    assert(false, `no package.json of zeuge above ${fileURLToPath(import.meta.url)}`);
}
function readPackage(path) {
    let text;
    try {
        text = readFileSync(path, 'utf8');
    }
    catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
            return undefined;
        throw error;
    }
    const parsed = JSON.parse(text);
    return parsed.name === 'zeuge' && typeof parsed.version === 'string' ? parsed.version : undefined;
}
