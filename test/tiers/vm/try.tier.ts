import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'vitest'
import { installService, PREPARE, writeBoards } from './boards.ts'
import { setUp, startGuest } from './guest.ts'

test('boots', async () => {
  setUp()
  writeBoards()
  const root = mkdtempSync(join(tmpdir(), 'zeuge-vm-root-'))
  installService(root, 'evdev')
  const guest = await startGuest({ prepare: PREPARE, copy: { root } })
  const log = (s: string) => writeFileSync('/tmp/boards/guest.log', s + '\n', { flag: 'a' })
  log('up')
  await guest.sh('systemctl start --no-block zeuge')
  for (let i = 0; i < 25; i++) {
    await new Promise((r) => setTimeout(r, 10000))
    log(
      await guest
        .sh(
          'cat /proc/uptime; systemctl is-active zeuge; systemctl show -P MainPID -P Result -P NRestarts zeuge; journalctl -u zeuge -o cat --no-pager | tail -25',
          120000,
        )
        .catch(String),
    )
  }
  await guest.close()
})
