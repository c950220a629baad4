/** Tells a test that waits for what never comes from one that works: its process has nothing to do. */

export const IDLE = Symbol('idle')

/** So often is looked, and so many looks in a row must find next to no work. */
const LOOK_MS = 250
const LOOKS = 5
/** A look itself, and collecting garbage, take less than this. */
const WORK_US_MAX = 10_000

/** What `work` gives, or IDLE once the process has done nothing for more than a second, though it has not ended. */
export async function untilIdle<T>(work: Promise<T>): Promise<T | typeof IDLE> {
  let timer: NodeJS.Timeout | undefined
  const idle = new Promise<typeof IDLE>((resolve) => {
    let looks = 0
    let last = process.cpuUsage()
    timer = setInterval(() => {
      const { user, system } = process.cpuUsage(last)
      last = process.cpuUsage()
      looks = user + system > WORK_US_MAX ? 0 : looks + 1
      if (looks === LOOKS) resolve(IDLE)
    }, LOOK_MS)
  })
  try {
    return await Promise.race([work, idle])
  } finally {
    clearInterval(timer)
  }
}
