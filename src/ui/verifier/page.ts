/**
 * The verifier page: takes files, has the worker verify them, shows the report. Nothing leaves the page.
 *
 * Chosen evidence is checked at once, and again whenever the trust file changes; a new choice ends a check
 * that is still running.
 */
import { wallMs } from '../../../hal/web/wallclock.ts'
import type { Sentence } from '../../crypto/verdict.ts'
import { assert, ZeugeError } from '../../errors.ts'
import { bytesText, type Lang } from '../../figures.ts'
import { type Html, html } from '../html.ts'
import { inBoth, reportHtml } from '../reporthtml.ts'
import { reportPage } from '../reportpage.ts'
import { chosenFiles, droppedFiles } from './drop.ts'
import { enclosedTrust, type GivenFile, looseTrust } from './pick.ts'
import type { Answer, Question } from './protocol.ts'
import CheckWorker from './worker.ts?worker&inline'

const REPORT_NAME = 'zeuge-report.html'
const nameOf = (file: string): string => file

interface State {
  given: readonly GivenFile[]
  trust: GivenFile | undefined
  worker: Worker | undefined
  answer: Extract<Answer, { type: 'report' }> | undefined
}

function element<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id)
  assert(found instanceof kind, `the page has no ${id}`)
  return found
}

const parts = {
  drop: element('drop', HTMLElement),
  folder: element('folder', HTMLInputElement),
  files: element('files', HTMLInputElement),
  trust: element('trust', HTMLInputElement),
  trustName: element('trustname', HTMLElement),
  enclosed: element('enclosed', HTMLElement),
  useEnclosed: element('useenclosed', HTMLInputElement),
  work: element('work', HTMLElement),
  status: element('status', HTMLElement),
  progress: element('progress', HTMLProgressElement),
  cancel: element('cancel', HTMLButtonElement),
  result: element('result', HTMLElement),
  save: element('save', HTMLButtonElement),
}

start({ given: [], trust: undefined, worker: undefined, answer: undefined })

function start(state: State): void {
  chooseLanguage()
  for (const input of [parts.folder, parts.files])
    input.addEventListener('change', () => {
      attempt(state, async () => chosenFiles(input.files ?? []))
      // The same folder may be chosen again after it was mended.
      input.value = ''
    })
  parts.trust.addEventListener('change', () => {
    const [given] = chosenFiles(parts.trust.files ?? [])
    parts.trust.value = ''
    if (given === undefined) return
    useTrust(state, given)
    run(state)
  })
  parts.useEnclosed.addEventListener('change', () => run(state))
  parts.cancel.addEventListener('click', () => stop(state))
  parts.save.addEventListener('click', () => save(state))
  // Dropped beside the zone, a browser would open the file and leave the page.
  for (const type of ['dragenter', 'dragover', 'dragleave', 'drop'] as const)
    addEventListener(type, (event) => {
      event.preventDefault()
      parts.drop.classList.toggle('over', type === 'dragenter' || type === 'dragover')
      const { dataTransfer } = event
      if (type === 'drop' && dataTransfer !== null) attempt(state, () => droppedFiles(dataTransfer))
    })
}

function chooseLanguage(): void {
  const lang: Lang = navigator.language.toLowerCase().startsWith('de') ? 'de' : 'en'
  const wanted = document.querySelector(`input[name="language"][value="${lang}"]`)
  if (wanted instanceof HTMLInputElement) wanted.checked = true
}

function chosenLanguage(): Lang {
  const german = document.querySelector('input[name="language"][value="de"]')
  return german instanceof HTMLInputElement && german.checked ? 'de' : 'en'
}

function attempt(state: State, take: () => Promise<readonly GivenFile[]>): void {
  const failed = (error: unknown): void => {
    stop(state)
    const code = error instanceof ZeugeError ? error.code : 'FILE_UNREADABLE'
    showFault({ type: 'fault', code, message: error instanceof Error ? error.message : String(error) })
  }
  take().then((given) => accept(state, given), failed)
}

function accept(state: State, given: readonly GivenFile[]): void {
  if (given.length === 0) return
  const trust = looseTrust(given)
  if (trust !== undefined) useTrust(state, trust)
  const others = given.filter((file) => file !== trust)
  if (others.length > 0) {
    state.given = others
    parts.useEnclosed.checked = false
  }
  run(state)
}

function useTrust(state: State, given: GivenFile): void {
  state.trust = given
  parts.useEnclosed.checked = false
  parts.trustName.textContent = given.path
}

function run(state: State): void {
  stop(state)
  parts.enclosed.hidden = state.trust !== undefined || enclosedTrust(state.given) === undefined
  if (state.given.length === 0) return
  const trust = state.trust ?? (parts.useEnclosed.checked ? enclosedTrust(state.given) : undefined)
  const question: Question = { given: state.given, ...(trust && { trust }) }
  const worker = new CheckWorker()
  state.worker = worker
  parts.work.hidden = false
  parts.progress.removeAttribute('value')
  say(CHECKING)
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    if (state.worker === worker) show(state, data)
  })
  worker.addEventListener('error', (event) => {
    event.preventDefault()
    if (state.worker !== worker) return
    stop(state)
    showFault({ type: 'fault', code: 'INTERNAL', message: event.message })
  })
  worker.postMessage(question)
}

function stop(state: State): void {
  state.worker?.terminate()
  state.worker = undefined
  state.answer = undefined
  for (const part of [parts.work, parts.result, parts.save]) part.hidden = true
}

function show(state: State, answer: Answer): void {
  if (answer.type === 'progress') {
    showProgress(answer)
    return
  }
  stop(state)
  if (answer.type === 'fault') {
    showFault(answer)
    return
  }
  state.answer = answer
  parts.save.hidden = false
  showResult(reportHtml(answer.report, { nameOf, roots: answer.roots }))
}

function showProgress({ doneBytes, bytes }: Extract<Answer, { type: 'progress' }>): void {
  parts.progress.value = bytes === 0 ? 1 : doneBytes / bytes
  parts.progress.title = bytesText(doneBytes, chosenLanguage())
}

function showFault({ code, message }: Extract<Answer, { type: 'fault' }>): void {
  const hint = HINTS[code] ?? HINT
  showResult(
    inBoth(
      (lang) => html`<section class="verdict bad" data-fault="${code}">
<p class="word"><span class="symbol" aria-hidden="true">✕</span> ${NOT_CHECKED[lang]}</p>
<p class="sentence"><bdi>${message}</bdi></p>
<p>${hint[lang]}</p>
</section>`,
    ),
  )
}

function showResult(content: Html): void {
  parts.result.innerHTML = content.html
  parts.result.hidden = false
  parts.result.focus()
}

function say(sentence: Sentence): void {
  parts.status.innerHTML =
    html`<span lang="de">${sentence.de}</span><span lang="en">${sentence.en}</span>`.html
}

function save({ answer }: State): void {
  if (answer === undefined) return
  const { report, roots } = answer
  const checkedAt = new Date(wallMs()).toISOString()
  const by = `zeuge ${ZEUGE_VERSION} (verifier.html)`
  const page = reportPage(report, { lang: chosenLanguage(), nameOf, roots, checkedAt, by })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([page], { type: 'text/html' }))
  link.download = REPORT_NAME
  link.click()
}

const CHECKING: Sentence = { de: 'Wird geprüft …', en: 'Checking …' }
const NOT_CHECKED: Sentence = { de: 'Nicht geprüft', en: 'Not checked' }
const HINT: Sentence = {
  de: 'Mit einem aktuellen Firefox oder Chromium versuchen, oder mit „zeuge verify“.',
  en: 'Try a current Firefox or Chromium, or "zeuge verify".',
}
const HINTS: Readonly<Record<string, Sentence>> = {
  NOT_EVIDENCE: {
    de: 'Ein Segment (.zeu), den Ordner einer Aufnahme, ein Datenverzeichnis oder einen Export wählen.',
    en: 'Choose a segment (.zeu), a recording’s folder, a data directory or an export.',
  },
  TRUST_INVALID: {
    de: 'Die Vertrauensdatei noch einmal von der Behörde holen.',
    en: 'Get the trust file from the authority again.',
  },
  DATA_INVALID: {
    de: 'Den Ordner unverändert lassen und mit „zeuge verify“ prüfen.',
    en: 'Leave the folder as it is and check it with "zeuge verify".',
  },
  FILE_UNREADABLE: {
    de: 'Den Datenträger prüfen und die Dateien noch einmal wählen.',
    en: 'Check the disk and choose the files again.',
  },
}
