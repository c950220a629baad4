/**
 * What this firmware is, as a hash over the program files that run: dist/ where it is installed, src/ and hal/ in tests.
 */
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { nodePrimitives } from '../../hal/primitives/node.js';
import { utf8 } from '../bytes.js';
import { ZeugeError } from '../errors.js';
const FILES_MAX = 5000;
const PROGRAM_FILE = /\.(js|ts)$/;
const DECLARATIONS = /\.d\.ts$/;
/** SHA-256 over name, size and content of each program file, names in lexical order. */
export async function firmwareHash() {
    const top = dirname(dirname(dirname(import.meta.filename)));
    const entries = await Promise.all(['src', 'hal'].map((room) => readdir(join(top, room), { recursive: true, withFileTypes: true })));
    const files = entries
        .flat()
        .filter((entry) => entry.isFile() && PROGRAM_FILE.test(entry.name) && !DECLARATIONS.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name))
        .sort();
    if (files.length > FILES_MAX)
        throw new ZeugeError('DATA_INVALID', `${top}: ${files.length} program files, more than ${FILES_MAX}`);
    const hash = nodePrimitives.sha256Stream();
    for (const file of files) {
        const content = await readFile(file);
        hash.update(utf8(`${relative(top, file)}\n${content.length}\n`));
        hash.update(content);
    }
    return hash.digest();
}
