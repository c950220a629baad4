/** The panel page: follows a running camera on the desk and shows state, faults and log. It can do nothing to it. */
import { render } from 'preact'
import type { Lang } from '../../figures.ts'
import 'virtual:look.css'
import '../simulator/style.css'
import { FONT_FAMILIES } from '../screen/text.ts'
import { PanelPage } from './page.tsx'

const lang: Lang = navigator.language.toLowerCase().startsWith('de') ? 'de' : 'en'
document.documentElement.lang = lang
const page = document.getElementById('page')

void Promise.all(FONT_FAMILIES.map((family) => document.fonts.load(`600 20px "${family}"`))).then(() => {
  if (page !== null) render(<PanelPage lang={lang} />, page)
})
