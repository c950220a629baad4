/**
 * The first start of a simulated camera: enrols it with keys made on this very machine.
 *
 * Demo keys protect nothing, since whoever has the data directory has them all: that is said each
 * time they are made, and the evidence itself says `demo`. Real ones come from `zeuge keys new`.
 */
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { newAgeKey, parseRecipients, RECIPIENTS_MAX } from '../../../hal/envelopes/age.ts'
import { enrol } from '../../../hal/keystore/enrol.ts'
import { makeDirs } from '../../../hal/makedirs.ts'
import { textOf } from '../../bytes.ts'
import { formatTrust } from '../../crypto/trust.ts'
import { ZeugeError } from '../../errors.ts'
import type { Wording } from '../context.ts'
import { exists, fileFault, readInput, writeOutput } from '../files.ts'

const RECIPIENT_FILE_BYTES_MAX = 64 * 1024
export const DEMO_KEYS = 'demo-keys'
export const DEMO_IDENTITY = join(DEMO_KEYS, 'evidence-unit.txt')
export const TRUST_FILE = join('trust', 'trust.json')

export const DEMO_NOTICE: Wording = {
  de: 'Neu eingeschrieben mit DEMO-Schlüsseln: nur zum Vorführen, sie schützen nichts.',
  en: 'Newly enrolled with DEMO keys: for showing only, they protect nothing.',
}

/** Enrols where nothing is enrolled yet; resolves with whether it did. */
export async function ensureEnrolled(data: string): Promise<boolean> {
  if (await exists(join(data, 'device', 'identity.key'))) return false
  try {
    await makeDirs(data, 0o700)
    // A demo authority may be used for a demo station: it protects nothing anyway.
    const authorityKey = join(data, DEMO_KEYS, 'authority.key')
    const { rootPem } = await enrol({ dir: data, authorityKey })
    await writeOutput(join(data, TRUST_FILE), formatTrust([rootPem]), { force: true })
    for (const name of ['evidence-unit', 'escrow']) {
      const { identity, recipient } = await newAgeKey('x25519')
      const secret = { force: true, mode: 0o600 }
      await writeOutput(join(data, DEMO_KEYS, `${name}.txt`), `# demo key: ${name}\n${identity}\n`, secret)
      await writeOutput(join(data, 'recipients', `${name}.txt`), `# demo key: ${name}\n${recipient}\n`, {
        force: true,
      })
    }
  } catch (cause) {
    throw fileFault(cause, data)
  }
  return true
}

/** All recipients of the data directory's `recipients/*.txt`, in file order. */
export async function readRecipients(data: string): Promise<readonly string[]> {
  const files = await readRecipientFiles(join(data, 'recipients'))
  return files.flatMap(({ file, text }) => parseRecipients(text, file))
}

/** The text of a recipient file, or of all `*.txt` of a directory, in order of their names. KEY_INVALID beyond RECIPIENTS_MAX. */
export async function readRecipientFiles(
  path: string,
): Promise<readonly { readonly file: string; readonly text: string }[]> {
  const names = await namesIn(path)
  if (names.length > RECIPIENTS_MAX)
    throw new ZeugeError('KEY_INVALID', `${path}: ${names.length} files, at most ${RECIPIENTS_MAX}`)
  return Promise.all(
    names.map(async (file) => {
      const text = textOf(await readInput(file, RECIPIENT_FILE_BYTES_MAX))
      if (text === undefined) throw new ZeugeError('KEY_INVALID', `${file}: is not text`)
      return { file, text }
    }),
  )
}

async function namesIn(path: string): Promise<readonly string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path]
    const names = (await readdir(path)).filter((name) => name.endsWith('.txt')).sort()
    return names.map((name) => join(path, name))
  } catch (cause) {
    throw fileFault(cause, path)
  }
}
