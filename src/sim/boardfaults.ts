/** What clock, processor, camera, senses and keys do to a device. */
import { type FaultRow, once, STALL_MS } from './fault.ts'

const BUSY_MS = 400
const LATE_MS = 40
const DRIFT_PPM = 500
const BACK_US = 3_000_000
const DAY_US = 86_400_000_000
const JUMP_DAYS = 400
const COUNTER_STEPS_MAX = 8

export const BOARD_FAULTS = {
  'clock.unset': {
    class: 'time',
    says: 'the wall clock means nothing and begins in 1970',
    excuses: [],
    lasts: true,
    move: ({ board: { clock }, wallUs }, on) =>
      clock.setWall(on ? clock.nowUs() : wallUs, on ? 'unset' : 'network'),
  },
  'clock.forward': {
    class: 'time',
    says: 'the wall clock jumps forward by up to 400 days',
    excuses: [],
    move: once(({ board: { clock }, random }) =>
      clock.setWall(clock.wallUs() + random.between(1, JUMP_DAYS) * DAY_US),
    ),
  },
  'clock.back': {
    class: 'time',
    says: 'the wall clock jumps back by up to 400 days',
    excuses: [],
    move: once(({ board: { clock }, random }) =>
      clock.setWall(Math.max(0, clock.wallUs() - random.between(1, JUMP_DAYS) * DAY_US)),
    ),
  },
  'clock.drift': {
    class: 'time',
    says: 'the wall clock runs fast or slow by up to 500 parts per million',
    excuses: [],
    lasts: true,
    move: ({ board: { clock }, random }, on) => clock.drift(on ? random.between(-DRIFT_PPM, DRIFT_PPM) : 0),
  },
  'clock.late': {
    class: 'time',
    says: 'timers fire up to 40 ms late',
    excuses: [],
    lasts: true,
    move: ({ board: { clock } }, on) => clock.late(on ? LATE_MS : 0),
  },
  'compute.stall': {
    class: 'compute',
    says: 'the process stands still for 0.2 to 3 s',
    excuses: ['pace', 'media'],
    move: once(({ board: { clock }, random }) => clock.stall(random.between(...STALL_MS))),
  },
  'compute.wrong': {
    class: 'compute',
    says: 'the next cipher text or code has one wrong bit',
    // A new segment holds it again, and that takes a moment.
    excuses: ['pace'],
    move: once(({ board: { compute }, random }) => compute.wrongNext(random.chance(0.5) ? 'seal' : 'mac')),
    armed: ({ compute }) => compute.armed(),
  },
  'compute.wrongHash': {
    class: 'compute',
    says: 'the next hash or signature has one wrong bit',
    // Of a HEADER for instance: then nobody opens its chunks, and only who tries can tell.
    excuses: ['content', 'evidence', 'start'],
    move: once(({ board: { compute }, random }) => compute.wrongNext(random.chance(0.5) ? 'hash' : 'sign')),
    armed: ({ compute }) => compute.armed(),
  },
  'camera.lost': {
    class: 'capture',
    says: 'the camera is gone',
    excuses: ['media'],
    lasts: true,
    move: ({ board: { camera } }, on) => (on ? camera.fail() : camera.return()),
  },
  'camera.frozen': {
    class: 'capture',
    says: 'no picture comes, and nobody says so',
    excuses: ['media'],
    lasts: true,
    move: ({ board: { camera } }, on) => (on ? camera.freeze() : camera.return()),
  },
  'camera.repeats': {
    class: 'capture',
    says: 'every picture comes twice',
    excuses: ['media'],
    lasts: true,
    move: ({ board: { camera } }, on) => camera.repeat(on),
  },
  'camera.back': {
    class: 'capture',
    says: 'the time stamps of pictures go back by 3 s',
    excuses: ['media'],
    lasts: true,
    move: ({ board: { camera } }, on) => camera.back(on ? BACK_US : 0),
  },
  'camera.resized': {
    class: 'capture',
    says: 'the picture has another size from now on',
    excuses: [],
    move: once(({ board: { camera } }) => camera.resize()),
  },
  'microphone.lost': {
    class: 'capture',
    says: 'the microphone is gone',
    excuses: ['media'],
    lasts: true,
    move: ({ board: { microphone } }, on) => (on ? microphone?.fail() : microphone?.return()),
  },
  'microphone.silent': {
    class: 'capture',
    says: 'no sound comes, and nobody says so',
    excuses: ['media'],
    lasts: true,
    move: ({ board: { microphone } }, on) => (on ? microphone?.freeze() : microphone?.return()),
  },
  'display.lost': {
    class: 'capture',
    says: 'the front display is gone',
    excuses: ['public'],
    lasts: true,
    move: ({ board }, on) => board.part('display', !on),
  },
  'led.lost': {
    class: 'capture',
    says: 'the lamp is gone',
    excuses: ['public'],
    lasts: true,
    move: ({ board }, on) => board.part('led', !on),
  },
  'keys.busy': {
    class: 'keys',
    says: 'the key store takes 0.4 s longer for everything',
    excuses: ['pace'],
    lasts: true,
    move: ({ board: { keystore } }, on) => keystore.busy(on ? BUSY_MS : 0),
  },
  'keys.silent': {
    class: 'keys',
    says: 'the key store does not answer',
    excuses: ['pace', 'start', 'space'],
    lasts: true,
    move: ({ board: { keystore } }, on) => keystore.fail(on),
  },
  'keys.envelopes': {
    class: 'keys',
    says: 'no envelope can be made for the recipients',
    excuses: ['pace', 'space'],
    lasts: true,
    move: ({ board: { envelopes } }, on) => envelopes.fail(on),
  },
  'keys.expired': {
    class: 'keys',
    says: 'the device certificate ran out',
    excuses: [],
    lasts: true,
    move: ({ board: { keystore } }, on) => keystore.expire(on),
  },
  'keys.rolledBack': {
    class: 'keys',
    says: 'the counter of the key store goes back',
    excuses: ['evidence'],
    off: true,
    move: once(({ board: { keystore }, random }) => keystore.rollBack(random.between(1, COUNTER_STEPS_MAX))),
  },
} as const satisfies Readonly<Record<string, FaultRow>>
