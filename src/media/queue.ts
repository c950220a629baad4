/** First in, first out, without moving what is in it at each step. Holds no more than its bound. */
import { assert } from '../errors.ts'

export interface Queue<T> {
  readonly length: number
  first(): T | undefined
  push(item: T): void
  shift(): T | undefined
  clear(): void
}

export function createQueue<T>(lengthMax: number): Queue<T> {
  let items: T[] = []
  let head = 0
  return {
    get length() {
      return items.length - head
    },
    first: () => items[head],
    push(item) {
      assert(items.length - head < lengthMax, `queue holds ${lengthMax} already`)
      items.push(item)
    },
    shift() {
      const item = items[head]
      if (item === undefined) return undefined
      head++
      if (head * 2 > items.length) {
        items = items.slice(head)
        head = 0
      }
      return item
    },
    clear() {
      items = []
      head = 0
    },
  }
}
