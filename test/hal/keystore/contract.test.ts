/** The real key store and the real envelopes under the law that the simulated ones keep too. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newAgeKey, openAgeEnvelopes, unwrapAge } from '../../../hal/envelopes/age.ts'
import { enrol } from '../../../hal/keystore/enrol.ts'
import { openFileKeyStore } from '../../../hal/keystore/file.ts'
import type { Bytes } from '../../../src/bytes.ts'
import { envelopesContract, keyStoreContract } from '../contract/keys.ts'

/** Real time needs no help to pass. */
const TIME = { run: <T>(promise: Promise<T>) => promise, pass: async () => undefined }

keyStoreContract('files of a data directory', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'zeuge-keystore-'))
  await enrol({ dir })
  const open = () => openFileKeyStore(join(dir, 'device'))
  return { ...TIME, keystore: await open(), reopen: open, close: () => rm(dir, { recursive: true }) }
})

for (const kind of ['x25519', 'mlkem768x25519'] as const)
  envelopesContract(`age, ${kind}`, async () => {
    const keys = await Promise.all([newAgeKey(kind), newAgeKey(kind)])
    return {
      ...TIME,
      envelopes: openAgeEnvelopes(keys.map(({ recipient }) => recipient)),
      unwrap: (envelope, recipient) => unwrapAge(envelope as Bytes, [keys[recipient]?.identity ?? '']),
    }
  })
