import { expect, test } from 'vitest'
import { lately } from '../../src/crypto/lately.ts'

function counting() {
  const asked: string[] = []
  const read = lately((der: Uint8Array<ArrayBuffer>, what: string) => {
    asked.push(`${der[0]} ${what}`)
    return { first: der[0], what }
  })
  return { asked, read }
}

test('what was read lately is not read again, whoever asks with the same bytes', () => {
  const { asked, read } = counting()
  const answer = read(Uint8Array.of(1, 2), 'a device')
  expect(read(Uint8Array.of(1, 2), 'a device')).toBe(answer)
  expect(asked).toEqual(['1 a device'])
})

test('other bytes, another question and bytes that were changed afterwards are read', () => {
  const { asked, read } = counting()
  const der = Uint8Array.of(1, 2)
  read(der, 'a device')
  read(der, 'a station')
  der[0] = 3
  expect(read(der, 'a device').first).toBe(3)
  expect(read(Uint8Array.of(1, 2), 'a device').first).toBe(1)
  expect(asked).toEqual(['1 a device', '1 a station', '3 a device'])
})

test('what is too long to be a certificate is never kept, and of the others only the last ones', () => {
  const { asked, read } = counting()
  for (let times = 0; times < 2; times++) read(new Uint8Array(1_000_000), 'a device')
  expect(asked).toHaveLength(2)
  for (let byte = 0; byte < 20; byte++) read(Uint8Array.of(byte), 'a device')
  read(Uint8Array.of(0), 'a device')
  expect(asked).toHaveLength(23)
})
