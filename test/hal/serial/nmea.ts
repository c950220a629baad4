/** A sentence with its checksum, as a receiver sends it. */
export function checked(body: string): string {
  let sum = 0
  for (const char of body) sum ^= char.charCodeAt(0)
  return `$${body}*${sum.toString(16).toUpperCase().padStart(2, '0')}\r\n`
}
