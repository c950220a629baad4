/** Elision statements one by one: their text, what they may name, and why one does not count. */
import { describe, expect, test } from 'vitest'
import { utf8 } from '../../src/bytes.ts'
import { base64Of } from '../../src/crypto/base64.ts'
import {
  ELISION_BYTES_MAX,
  type Elision,
  formatElision,
  isAuthorised,
  isElidable,
  isReason,
  judgeElision,
  parseElision,
  signElision,
} from '../../src/crypto/elision.ts'
import { type NoteVerifier, signerOf, signNote } from '../../src/crypto/notekey.ts'
import { filled, primitives } from './evidence.ts'

const signer = signerOf(primitives, 'elide', filled(32, 0x77))
const [ID, ROOT] = [filled(16, 1), filled(32, 2)]
const elision: Elision = {
  ...{ segmentId: ID, size: 20, root: ROOT, unixUs: 1_790_000_000_000_000 },
  ...{ leaves: [{ from: 3, to: 5 }], reason: 'over' },
}
const TEXT = formatElision(elision)
const HUGE = '9007199254740992'

describe('the text of a statement', () => {
  test('is one', () => {
    const head = `zeuge/v1 elision\nsegment ${'01'.repeat(16)}\nsize 20\nroot ${base64Of(ROOT)}\n`
    expect(TEXT).toBe(`${head}leaves 3-5\nt 1790000000000000\nreason over\n`)
    expect(parseElision(TEXT)).toEqual(elision)
  })
  test.each([
    ['a short root', TEXT.replace(base64Of(ROOT), base64Of(filled(31, 2)))],
    ['a root that is none', TEXT.replace(base64Of(ROOT), '*')],
    ['a size no number can hold', TEXT.replace('size 20', `size ${HUGE}`)],
    ['a time no number can hold', TEXT.replace('t 1790000000000000', `t ${HUGE}`)],
    ['leaves backwards', TEXT.replace('leaves 3-5', 'leaves 5-3')],
    ['a reason that begins with a space', TEXT.replace('reason over', 'reason  over')],
    ['a reason with a control character', TEXT.replace('over', 'o\tver')],
    ['something before it', `x${TEXT}`],
    ['nothing', ''],
  ])('with %s is none', (_, text) => {
    expect(parseElision(text)).toBeUndefined()
  })
  test('names leaves between the HEADER and the last checkpoint', () => {
    const range = (from: number, to: number) => isElidable([{ from, to }], 10)
    expect([range(1, 8), range(0, 8), range(1, 9)]).toEqual([true, false, false])
    expect(isElidable([], 10)).toBe(false)
    expect(
      isElidable(
        [
          { from: 1, to: 2 },
          { from: 5, to: 9 },
        ],
        10,
      ),
    ).toBe(false)
    expect([isReason(' over'), isReason('over '), isReason('ö')]).toEqual([false, false, true])
  })
  test('that could not be read back, or is too long, is a bug of who signs it', () => {
    const sign = (change: Partial<Elision>) => signElision(primitives, { ...elision, ...change }, signer)
    expect(() => sign({ leaves: [] })).toThrow('an elision statement that cannot be read back: zeuge/v1')
    expect(sign({}).length).toBeLessThan(1000)
  })
})

describe('a statement beside a segment', () => {
  const segment = { id: ID, size: 20, root: ROOT }
  const judged = (bytes: Uint8Array, keys: readonly NoteVerifier[] | undefined = [signer], about = segment) =>
    judgeElision(primitives, bytes, about, keys)
  const said = { by: 'elide', leaves: elision.leaves, unixUs: elision.unixUs, reason: 'over' }
  const refused = (detail: string) => ({ valid: false, ...said, detail })
  const statement = signElision(primitives, elision, signer)
  test('counts by a trusted key, for this very segment, or says why not', () => {
    expect(judged(statement)).toEqual({ valid: true, ...said })
    const other = { ...signer, publicKey: filled(32, 1) }
    expect(judged(statement, [other, signer])).toEqual({ valid: true, ...said })
    expect(judged(statement, [other])).toEqual(refused('its signature is wrong'))
    const unlisted = refused('is signed by a key the trust file does not list under "elide"')
    expect(judged(statement, [{ ...signer, name: 'other' }])).toEqual(unlisted)
    expect(judged(statement, [])).toEqual(unlisted)
    const unchecked = 'no trust file was given to check its signature with'
    expect(judgeElision(primitives, statement, segment, undefined)).toEqual(refused(unchecked))
    const of = (about: Partial<typeof segment>) => judged(statement, [signer], { ...segment, ...about })
    expect(of({ id: filled(16, 9) })).toEqual(refused('speaks of another segment'))
    const others = refused('speaks of 20 entries that are not the ones here')
    expect([of({ size: 21 }), of({ root: filled(32, 9) })]).toEqual([others, others])
  })
  test('that is none says nothing', () => {
    const none = { valid: false, detail: 'is no elision statement' }
    expect(judged(utf8('granted'))).toEqual(none)
    expect(judged(signNote(primitives, 'hello\n', signer))).toEqual(none)
    expect(judged(filled(ELISION_BYTES_MAX + 1, 65))).toEqual(none)
  })
  test('authorises what valid statements name together', () => {
    const [three, eight] = [[{ from: 3, to: 5 }], [{ from: 8, to: 8 }]]
    const gone = [...three, ...eight]
    const valid = (leaves: Elision['leaves']) => ({ valid: true, leaves })
    expect(isAuthorised(gone, [valid(three), valid(eight)])).toBe(true)
    expect(isAuthorised(gone, [valid(three), { valid: false, leaves: eight }])).toBe(false)
    expect(isAuthorised(gone, [{ valid: true }, valid(three)])).toBe(false)
    expect(isAuthorised([], [])).toBe(true)
  })
})
