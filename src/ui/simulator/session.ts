import { createRandom } from '../../../hal/mock/random.ts'
import { utf8 } from '../../bytes.ts'
import { noblePrimitives } from '../../crypto/noble.ts'
import { parseProfile } from '../../device/profile.ts'
import { openDevice } from '../../device/runtime.ts'
import type { Device, DeviceStatus, TraceRecord } from '../../device/status.ts'
import type { Language } from '../../device/texts.ts'
import { WORLD_FAULTS } from '../../sim/faults.ts'
import type { Answer } from '../verifier/protocol.ts'
import CheckWorker from '../verifier/worker.ts?worker'
import type { PageBoard } from './board.ts'
import { blobOf, download, FOLDER, filesOf, tamperWith, trustTextOf } from './evidence.ts'
import { openFilm } from './opener.ts'
import { openProjector } from './projector.ts'
import type { Simulator, Step, View } from './view.ts'
import { zipOf } from './zip.ts'

/** What the page shows and keeps of the trace. */
const RECORDS_MAX = 4000
const RECORDS_CUT = 1000
const POWER_LOOK_MS = 200
const RANDOM_PARTS = 2 ** 30

export function createSimulator(
  board: PageBoard,
  profiles: Readonly<Record<string, string>>,
  first: { readonly language: Language },
): Simulator {
  const listeners = new Set<() => void>()
  let device: Device | undefined
  let worker: Worker | undefined
  /** Until then the card is being put away after the power went. */
  let settled: Promise<void> = Promise.resolve()
  let view: View = {
    power: 'off',
    status: undefined,
    camera: 'scene',
    encodes: board.encodes(),
    lasts: board.store.lasts,
    language: first.language,
    profile: 'demo',
    docked: false,
    battery: 100,
    faults: new Set(),
    records: [],
    check: undefined,
    checking: false,
    shown: undefined,
    opening: undefined,
    done: new Set(),
    fault: undefined,
    projector: undefined,
  }
  function set(change: Partial<View>): void {
    view = { ...view, ...change }
    for (const listener of listeners) listener()
  }
  const did = (step: Step): void => {
    if (!view.done.has(step)) set({ done: new Set([...view.done, step]) })
  }
  function trace(record: TraceRecord): void {
    const kept = view.records.length >= RECORDS_MAX ? view.records.slice(RECORDS_CUT) : view.records
    set({ records: [...kept, record] })
  }

  async function start(): Promise<void> {
    set({ power: 'starting', fault: undefined })
    const mock = board.mock
    const profileText = profiles[view.profile] ?? ''
    const hash = noblePrimitives.sha256(utf8(profileText))
    try {
      await settled
      const opened = await openDevice(board.hal(), {
        profile: parseProfile(profileText, `${view.profile}.yaml`),
        profileHash: hash,
        profileText,
        policy: { hash, kind: 'demo' },
        language: view.language,
        trace,
      })
      if (board.mock !== mock) return
      device = opened
      opened.onChange((status) => changed(status))
      set({ power: 'on', status: opened.status() })
      watchPower(mock)
    } catch (error) {
      set({ power: 'off' })
      failed(error)
    }
    verify()
  }

  /** The device may switch its board off by itself; no port tells the hand. */
  function watchPower(mock: PageBoard['mock']): void {
    const look = (): void => {
      if (board.mock !== mock || device === undefined) return
      if (mock.board.isOn()) board.clock.setTimeout(look, POWER_LOOK_MS)
      else wentOff()
    }
    board.clock.setTimeout(look, POWER_LOOK_MS)
  }

  function wentOff(): void {
    device = undefined
    board.clock.halt()
    Object.assign(board.senses, { led: undefined, screen: undefined, haptic: undefined, tone: undefined })
    set({ power: 'off', status: undefined })
    settled = settled.then(() => board.settle())
    settled.then(verify, failed)
  }
  const failed = (error: unknown): void =>
    set({ fault: error instanceof Error ? error.message : String(error) })

  function changed(status: DeviceStatus): void {
    const before = view.status
    set({ status })
    if (status.front === 'announcing') did('announce')
    if (status.confirmation === 'confirmed') did('record')
    const ran = before?.capture === 'recording' || before?.capture === 'finalizing'
    if (ran && status.capture !== 'recording' && status.capture !== 'finalizing') {
      did('stop')
      verify()
    }
  }

  /** The last question counts: a check that still runs is dropped. */
  function verify(): void {
    worker?.terminate()
    const given = filesOf(board.store)
    if (!given.some(({ path }) => path.endsWith('.zeu'))) {
      set({ check: undefined, checking: false })
      return
    }
    const mine = new CheckWorker()
    worker = mine
    set({ checking: true })
    mine.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      if (worker !== mine || data.type === 'progress') return
      mine.terminate()
      worker = undefined
      if (data.type === 'report') set({ check: data, checking: false })
      else set({ checking: false, fault: data.message })
    })
    const root = board.mock.board.keystore.vault.root
    const trust = root && { path: 'trust.json', blob: blobOf(utf8(trustTextOf(root))) }
    mine.postMessage({ given, ...(trust && { trust }) })
  }

  function dropFilm(): void {
    view.shown?.film.close()
    set({ shown: undefined })
  }

  return {
    board,
    view: () => view,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start,
    down: (button) => board.mock.board.down(button),
    up: (button) => board.mock.board.up(button),
    dock(attached) {
      board.mock.board.dock(attached)
      set({ docked: attached })
    },
    battery(percent) {
      board.mock.board.battery(percent, view.docked)
      set({ battery: percent })
    },
    fault(name, on) {
      const row = WORLD_FAULTS[name]
      if (name === 'clock.unset') board.clock.setState(on ? 'unset' : 'rtc')
      else
        row.move(
          {
            board: board.mock.board,
            random: createRandom(board.clock.nowUs(), name),
            earlier: undefined,
            wallUs: board.clock.wallUs(),
          },
          on,
        )
      const faults = new Set(view.faults)
      if (on && 'lasts' in row) faults.add(name)
      else faults.delete(name)
      set({ faults })
    },
    cutPower() {
      if (!board.mock.board.isOn()) return
      if (view.status?.capture === 'recording') did('cut')
      board.mock.board.cutPower()
      wentOff()
    },
    powerOn() {
      if (board.mock.board.isOn()) return
      board.clock.halt()
      board.mock = board.mock.board.powerUp()
      set({ faults: new Set() })
      void start()
    },
    async restart({ camera, profile, language }) {
      if (camera !== undefined)
        try {
          await board.choose(camera)
        } catch (error) {
          failed(error)
          return
        }
      await device?.finish()
      if (board.mock.board.isOn()) board.mock.board.killProcess()
      wentOff()
      set({
        camera: board.frames.name,
        encodes: board.encodes(),
        ...(profile !== undefined && { profile }),
        ...(language !== undefined && { language }),
      })
      board.mock = board.mock.board.powerUp()
      set({ faults: new Set() })
      await start()
    },
    tamper(directory) {
      const chosen = createRandom(board.clock.nowUs(), directory).int(RANDOM_PARTS) / RANDOM_PARTS
      tamperWith(board.store, directory, chosen).then(() => {
        did('tamper')
        if (view.shown?.directory === directory) dropFilm()
        verify()
      }, failed)
    },
    open(directory) {
      dropFilm()
      const inside = `${FOLDER}/recordings/${directory}/`
      const segments = filesOf(board.store).filter(({ path }) => path.startsWith(inside))
      set({ opening: directory, fault: undefined })
      openFilm(segments, board.identities).then(
        (film) => {
          set({ opening: undefined, shown: { directory, film } })
          did('play')
        },
        (error) => {
          set({ opening: undefined })
          failed(error)
        },
      )
    },
    stopFilm(error) {
      dropFilm()
      failed(error)
    },
    save() {
      const { root } = board.mock.board.keystore.vault
      const trust = root && { path: `${FOLDER}/trust/trust.json`, blob: blobOf(utf8(trustTextOf(root))) }
      zipOf([...filesOf(board.store), ...(trust ? [trust] : [])]).then(
        (zip) => download(`${FOLDER}.zip`, zip),
        failed,
      )
    },
    saveKey() {
      const text = `# demo key of a page: it protects nothing\n${board.identities[0]}\n`
      download('evidence-unit.txt', blobOf(utf8(text), 'text/plain'))
    },
    perform(name, performance) {
      view.projector?.close()
      set({ projector: openProjector(name, performance, board.clock, () => set({})) })
    },
    leave() {
      view.projector?.close()
      set({ projector: undefined })
    },
    async forget() {
      if (board.mock.board.isOn()) board.mock.board.killProcess()
      board.clock.halt()
      await board.store.forget()
      location.reload()
    },
  }
}
