/** The thread that verifies, so that the page stays responsive. Answers one question and is then done with. */
import { check } from './check.ts'
import type { Question } from './protocol.ts'

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  void check(data, (answer) => postMessage(answer))
})
