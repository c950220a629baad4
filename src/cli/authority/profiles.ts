/**
 * Finds and reads the profile a command is to follow: an id of the ones that are installed, or a file.
 *
 * A value that only a secondary source supports is loaded and said; an unconfirmed one is refused
 * unless it was accepted by its name (src/device/profile.ts).
 */
import { join, resolve } from 'node:path'
import { nodePrimitives } from '../../../hal/primitives/node.ts'
import { type Bytes, textOf } from '../../bytes.ts'
import { type Profile, parseProfile, valuesWith } from '../../device/profile.ts'
import { PROFILE_CHARS_MAX } from '../../device/profilefile.ts'
import { ZeugeError } from '../../errors.ts'
import type { CliContext, Wording } from '../context.ts'
import { exists, readInput } from '../files.ts'
import { installed } from '../version.ts'

export interface LoadedProfile {
  readonly profile: Profile
  /** SHA-256 of the file's bytes. */
  readonly hash: Bytes
  readonly text: string
  readonly path: string
  /** What must be said before the camera runs with it. */
  readonly notices: readonly Wording[]
}

export async function loadProfile(
  context: Pick<CliContext, 'cwd'>,
  given: string,
  accepted: readonly string[] = [],
): Promise<LoadedProfile> {
  const path = await profilePath(context, given)
  const bytes = await readInput(path, PROFILE_CHARS_MAX)
  const text = textOf(bytes)
  if (text === undefined) throw new ZeugeError('PROFILE_INVALID', `${path}: is not UTF-8 text`)
  const profile = parseProfile(text, path, accepted)
  return { profile, hash: nodePrimitives.sha256(bytes), text, path, notices: noticesOf(profile) }
}

async function profilePath({ cwd }: Pick<CliContext, 'cwd'>, given: string): Promise<string> {
  if (/[/\\]|\.ya?ml$/.test(given)) return resolve(cwd, given)
  const path = join(installed().root, 'profiles', `${given}.yaml`)
  if (await exists(path)) return path
  throw new ZeugeError(
    'FILE_MISSING',
    `--profile ${given}: no installed profile has this id; give a file instead`,
  )
}

/** What must be said of a profile before a camera runs with it. */
export function noticesOf(profile: Profile): Wording[] {
  const secondary = valuesWith(profile, 'secondary').join(', ')
  const open = valuesWith(profile, 'unconfirmed').join(', ')
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
  ]
}
