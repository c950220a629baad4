/** Which cameras a station knows: by the certificates that lie in its keys now, whatever their files are called. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { enrol } from '../../../hal/keystore/enrol.ts'
import { CERTIFICATE_NAME } from '../../../hal/keystore/file.ts'
import { enrolledIn } from '../../../src/cli/station/stationkeyfiles.ts'

test('a camera is known from when its certificate is copied in until it is taken away', async () => {
  const root = mkdtempSync(join(tmpdir(), 'zeuge-enrolled-'))
  const { device } = await enrol({ dir: join(root, 'card') })
  const { device: other } = await enrol({ dir: join(root, 'other') })
  const certificate = (card: string) => join(root, card, 'device', CERTIFICATE_NAME)
  const known = enrolledIn(root)
  expect(await known(device)).toBeUndefined()
  mkdirSync(join(root, 'devices'))
  copyFileSync(certificate('card'), join(root, 'devices', `${device}.pem`))
  expect(await known(device)).toHaveLength(65)
  rmSync(join(root, 'devices', `${device}.pem`))
  expect(await known(device)).toBeUndefined()
  // Under any name, beside what is none; and another camera's under this one's name does not count for it.
  writeFileSync(join(root, 'devices', 'a.pem'), 'no certificate')
  copyFileSync(certificate('card'), join(root, 'devices', 'second-shift.pem'))
  copyFileSync(certificate('other'), join(root, 'devices', `${device}.pem`))
  expect(await known(device)).toHaveLength(65)
  expect(await known(device)).not.toEqual(await known(other))
  rmSync(join(root, 'devices', 'second-shift.pem'))
  expect(await known(device)).toBeUndefined()
})
