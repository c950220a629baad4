/**
 * Finds and reads the profile a command is to follow: an id of the ones that are installed, or a file.
 *
 * A value that only a secondary source supports is loaded and said; an unconfirmed one is refused
 * unless it was accepted by its name (src/device/profile.ts).
 */
import { join, resolve } from 'node:path';
import { nodePrimitives } from '../../hal/primitives/node.js';
import { textOf } from '../bytes.js';
import { parseProfile, valuesWith } from '../device/profile.js';
import { PROFILE_CHARS_MAX } from '../device/profilefile.js';
import { ZeugeError } from '../errors.js';
import { exists, readInput } from './files.js';
import { installed } from './version.js';
export async function loadProfile(context, given, accepted = []) {
    const path = await profilePath(context, given);
    const bytes = await readInput(path, PROFILE_CHARS_MAX);
    const text = textOf(bytes);
    if (text === undefined)
        throw new ZeugeError('PROFILE_INVALID', `${path}: is not UTF-8 text`);
    const profile = parseProfile(text, path, accepted);
    return { profile, hash: nodePrimitives.sha256(bytes), text, path, notices: noticesOf(profile) };
}
async function profilePath({ cwd }, given) {
    if (/[/\\]|\.ya?ml$/.test(given))
        return resolve(cwd, given);
    const path = join(installed().root, 'profiles', `${given}.yaml`);
    if (await exists(path))
        return path;
    throw new ZeugeError('FILE_MISSING', `--profile ${given}: no installed profile has this id; give a file instead`);
}
/** What must be said of a profile before a camera runs with it. */
export function noticesOf(profile) {
    const secondary = valuesWith(profile, 'secondary').join(', ');
    const open = valuesWith(profile, 'unconfirmed').join(', ');
    return [
        ...(secondary === ''
            ? []
            : [
                {
                    de: `Profil ${profile.id}: nur aus zweiter Hand belegt: ${secondary}.`,
                    en: `Profile ${profile.id}: known from secondary sources only: ${secondary}.`,
                },
            ]),
        ...(open === ''
            ? []
            : [
                {
                    de: `Profil ${profile.id}: unbestätigt und ausdrücklich angenommen: ${open}.`,
                    en: `Profile ${profile.id}: unconfirmed and accepted by name: ${open}.`,
                },
            ]),
    ];
}
