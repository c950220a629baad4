/** Every single fault: for n = 1, 2, 3 … the n-th answer of the ports fails, until a run ends without it. */
import { expect, test } from 'vitest'
import { failAll, SINGLE } from '../../sim/single.ts'

test.each(SINGLE)(
  '%s holds whichever of its port calls fails',
  async (name) => {
    const { calls, broken, exhausted } = await failAll(name, 1)
    console.log(`${name}: ${calls.length} calls, ${new Set(calls).size} kinds`)
    expect(broken).toEqual([])
    expect(exhausted).toBe(true)
    expect(calls).toContain('disk.sync')
    expect(calls).toContain('keystore.sign')
    expect(calls).toContain('envelopes.wrap')
  },
  3_600_000,
)
