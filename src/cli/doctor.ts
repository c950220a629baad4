/**
 * `zeuge doctor`: what this machine has and lacks for being a camera, and what to do about it.
 *
 * Exit 0 where the main job (`zeuge start`) can run, else 4. Warnings name what weakens a
 * promise (traces of media in swap, a clock nobody checked) without stopping anything.
 */
import type { Command } from 'commander'
import { type CliContext, say, type Wording } from './context.ts'
import { dataDirectoryOf } from './data.ts'
import { type Machine, NATIVE_NAMES, type NativeName, type Traces } from './machine.ts'
import { bytesText, printResult, table } from './output.ts'

const EXIT_CANNOT_RUN = 4
const NODE_FLOOR = [20, 19] as const
const RAM_NEEDED_BYTES = 400_000_000
const FREE_NEEDED_BYTES = 200_000_000
const FREE_WANTED_BYTES = 5_000_000_000
/** A clock before this was never set: the program is newer. */
const PLAUSIBLE_FROM_MS = Date.UTC(2026, 0, 1)

export interface Finding {
  readonly check: string
  /** `bad`: the main job cannot run. `warn`: it can, with less than is promised. */
  readonly state: 'good' | 'warn' | 'bad'
  readonly found: Wording
  /** What to do; absent where all is well. */
  readonly todo?: Wording
}

export function register(program: Command, context: CliContext): void {
  program
    .command('doctor')
    .description('say what this machine has and lacks, and what to do')
    .option('--data <dir>', 'data directory to look at')
    .option('--json', 'one JSON object')
    .addHelpText('after', '\nExamples:\n  zeuge doctor\n  zeuge doctor --json --data /var/lib/zeuge\n')
    .action(async (options: { data?: string }) => {
      const { examineMachine } = await import('./machine.ts')
      const machine = await examineMachine(context, dataDirectoryOf(context, options.data))
      report(context, findingsOf(machine))
    })
}

function report(context: CliContext, findings: readonly Finding[]): void {
  const ok = findings.every(({ state }) => state !== 'bad')
  const checks = findings.map(({ check, state, found, todo }) => ({
    check,
    state,
    found: say(context, found),
    ...(todo === undefined ? {} : { todo: say(context, todo) }),
  }))
  printResult(context, { ok, checks }, () => {
    const signs = { good: '+', warn: '!', bad: 'x' }
    const rows = checks.flatMap(({ check, state, found, todo }) => [
      [signs[state], check, found],
      ...(todo === undefined ? [] : [['', '', `→ ${todo}`]]),
    ])
    return `${table(rows)}\n\n${say(context, ok ? READY : NOT_READY)}`
  })
  if (!ok) context.setExit(EXIT_CANNOT_RUN)
}

const READY: Wording = {
  de: 'Die Kamera kann auf dieser Maschine laufen: „zeuge start“.',
  en: 'The camera can run on this machine: "zeuge start".',
}
const NOT_READY: Wording = {
  de: 'So kann die Kamera hier nicht laufen; die Punkte mit x zuerst beheben.',
  en: 'The camera cannot run here as it is; mend what is marked x first.',
}

export function findingsOf(machine: Machine): readonly Finding[] {
  return [node(machine), encoder(machine), ram(machine), data(machine), space(machine), swap(machine)].concat(
    [dumps(machine), clock(machine), tool('ffmpeg', machine.ffmpeg), tool('age', machine.age)],
    NATIVE_NAMES.map((name) => native(name, machine.natives[name])),
  )
}

/** One wording for both languages: figures and names. */
function plain(text: string): Wording {
  return { de: text, en: text }
}

function node({ nodeVersion }: Machine): Finding {
  const [major = 0, minor = 0] = nodeVersion.split('.').map(Number)
  const enough = major > NODE_FLOOR[0] || (major === NODE_FLOOR[0] && minor >= NODE_FLOOR[1])
  if (enough) return { check: 'node', state: 'good', found: plain(nodeVersion) }
  return {
    check: 'node',
    state: 'bad',
    found: plain(`${nodeVersion} < ${NODE_FLOOR.join('.')}`),
    todo: { de: 'Node 20.19 oder neuer installieren.', en: 'Install Node 20.19 or newer.' },
  }
}

function encoder({ encoder: probe }: Machine): Finding {
  if (probe.works) return { check: 'encoder', state: 'good', found: plain('node-webcodecs, H.264 and AAC') }
  return {
    check: 'encoder',
    state: 'bad',
    found: {
      de: `node-webcodecs lädt nicht: ${probe.why}`,
      en: `node-webcodecs does not load: ${probe.why}`,
    },
    todo: {
      de: '„npm ci“ wiederholen, ohne --omit=optional. Mit „--camera tape:tapes/scene.tape“ geht es auch ohne.',
      en: 'Run "npm ci" again without --omit=optional. "--camera tape:tapes/scene.tape" works without it.',
    },
  }
}

/** What is native is optional: the simulated camera and the verifier do without. */
function native(check: NativeName, why: string | undefined): Finding {
  if (why === undefined) return { check, state: 'good', found: { de: 'da', en: 'there' } }
  return {
    ...{ check, state: 'warn' },
    found: { de: `lädt nicht: ${why}`, en: `does not load: ${why}` },
    todo: NATIVE_ADVICE[check],
  }
}

const NATIVE_ADVICE: Readonly<Record<NativeName, Wording>> = {
  addon: {
    de: 'Für GPIO-Leitungen und genaue Zeiten der Tasten: „apt install gcc libc6-dev libnode-dev“, dann „node native/build.mjs“ im Verzeichnis von Zeuge.',
    en: 'For GPIO lines and exact times of the buttons: "apt install gcc libc6-dev libnode-dev", then "node native/build.mjs" in the directory of Zeuge.',
  },
  onoff: {
    de: 'Nur für GPIO über sysfs: „apt install g++ make python3“, dann „npm ci“ wiederholen; besser das Backend chardev oder evdev wählen.',
    en: 'Only for GPIO through sysfs: "apt install g++ make python3", then "npm ci" again; better choose the backend chardev or evdev.',
  },
  serialport: {
    de: 'Für Dock und Ortung an der seriellen Schnittstelle: „npm ci“ wiederholen, ohne --omit=optional.',
    en: 'For cradle and position on a serial port: "npm ci" again, without --omit=optional.',
  },
  canvas: {
    de: 'Für das Frontdisplay: „npm ci“ wiederholen, ohne --omit=optional.',
    en: 'For the front display: "npm ci" again, without --omit=optional.',
  },
  libsql: {
    de: 'Nur für eine Station: „npm ci“ wiederholen, ohne --omit=optional.',
    en: 'Only for a station: "npm ci" again, without --omit=optional.',
  },
}

function ram({ ramBytes }: Machine): Finding {
  const found = both((lang) => bytesText(ramBytes, lang))
  if (ramBytes >= RAM_NEEDED_BYTES) return { check: 'ram', state: 'good', found }
  return {
    check: 'ram',
    state: 'bad',
    found,
    todo: {
      de: 'Mindestens 512 MB verwenden oder ein Profil ohne Vorabaufnahme.',
      en: 'Use at least 512 MB, or a profile without pre-record.',
    },
  }
}

function data({ data: { directory, writable } }: Machine): Finding {
  if (writable) return { check: 'data', state: 'good', found: plain(directory) }
  return {
    check: 'data',
    state: 'bad',
    found: { de: `${directory}: nicht beschreibbar`, en: `${directory}: not writable` },
    todo: {
      de: 'Rechte ändern oder mit --data ein anderes Verzeichnis wählen.',
      en: 'Change its permissions, or choose another directory with --data.',
    },
  }
}

function space({ data: { freeBytes } }: Machine): Finding {
  const found = both((lang) => bytesText(freeBytes, lang))
  if (freeBytes >= FREE_WANTED_BYTES) return { check: 'space', state: 'good', found }
  return {
    check: 'space',
    state: freeBytes >= FREE_NEEDED_BYTES ? 'warn' : 'bad',
    found,
    todo: {
      de: 'Platz schaffen: eine Stunde Aufnahme braucht etwa 2 bis 4 GB.',
      en: 'Make space: an hour of recording takes about 2 to 4 GB.',
    },
  }
}

/** The self-test at start: what could keep a trace of pictures and keys, in one sentence each. */
export function traceNotices(traces: Traces): readonly Wording[] {
  return [swap(traces), dumps(traces)].flatMap(({ check, state, found, todo }) =>
    state === 'good' || todo === undefined
      ? []
      : [{ de: `${check}: ${found.de}. ${todo.de}`, en: `${check}: ${found.en}. ${todo.en}` }],
  )
}

function swap({ swapOn }: Traces): Finding {
  if (swapOn === false) return { check: 'swap', state: 'good', found: { de: 'aus', en: 'off' } }
  return {
    check: 'swap',
    state: 'warn',
    found: swapOn ? { de: 'an', en: 'on' } : { de: 'unbekannt', en: 'unknown' },
    todo: {
      de: 'Auf der Kamera ausschalten („swapoff -a“): Bilder, die noch nicht versiegelt sind oder nie behalten werden, könnten sonst auf den Speicher gelangen.',
      en: 'Turn it off on the camera ("swapoff -a"): pictures that are not sealed yet, or never kept, could reach the storage through it.',
    },
  }
}

function dumps({ coreDumps }: Traces): Finding {
  if (coreDumps === false) return { check: 'core dumps', state: 'good', found: { de: 'aus', en: 'off' } }
  return {
    check: 'core dumps',
    state: 'warn',
    found: coreDumps ? { de: 'an', en: 'on' } : { de: 'unbekannt', en: 'unknown' },
    todo: {
      de: 'Ausschalten („ulimit -c 0“): ein Speicherabzug enthielte Bilder und Schlüssel.',
      en: 'Turn them off ("ulimit -c 0"): a dump would hold pictures and keys.',
    },
  }
}

function clock({ clock: { wallMs, synchronised } }: Machine): Finding {
  const shown = new Date(wallMs).toISOString()
  if (wallMs < PLAUSIBLE_FROM_MS)
    return {
      check: 'clock',
      state: 'warn',
      found: { de: `nicht gestellt (${shown})`, en: `not set (${shown})` },
      todo: {
        de: 'Uhr stellen; Aufnahmen mit ungestellter Uhr entstehen trotzdem und sind so gekennzeichnet.',
        en: 'Set the clock; recordings are made all the same and say that it was not set.',
      },
    }
  if (synchronised)
    return {
      check: 'clock',
      state: 'good',
      found: { de: `${shown}, abgeglichen`, en: `${shown}, synchronised` },
    }
  return {
    check: 'clock',
    state: 'warn',
    found: { de: `${shown}, Abgleich nicht erkennbar`, en: `${shown}, no synchronisation seen` },
    todo: {
      de: 'Zeitabgleich einrichten (systemd-timesyncd).',
      en: 'Set up time synchronisation (systemd-timesyncd).',
    },
  }
}

function tool(check: 'ffmpeg' | 'age', version: string | undefined): Finding {
  if (version !== undefined) return { check, state: 'good', found: plain(version) }
  const absent = { de: 'nicht installiert', en: 'not installed' }
  const todo: Readonly<Record<typeof check, Wording>> = {
    ffmpeg: {
      de: 'Nur für andere Kameras und zum Nachprüfen von Filmen nötig: „apt install ffmpeg“.',
      en: 'Only needed for other cameras and for checking clips: "apt install ffmpeg".',
    },
    age: {
      de: 'Nur nötig, um Umschläge ohne Zeuge zu öffnen: „apt install age“.',
      en: 'Only needed to open envelopes without Zeuge: "apt install age".',
    },
  }
  return { check, state: 'warn', found: absent, todo: todo[check] }
}

function both(text: (lang: 'de' | 'en') => string): Wording {
  return { de: text('de'), en: text('en') }
}
