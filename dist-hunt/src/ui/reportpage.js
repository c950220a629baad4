import { html } from './html.js';
import { LOOK } from './look.js';
import { inBoth, reportHtml } from './reporthtml.js';
/** Nothing may be loaded or run from a report. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";
export function reportPage(report, options) {
    const { lang, checkedAt, by } = options;
    return html `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Zeuge: ${report.verdict}</title>
<style>${{ html: LOOK }}</style>
</head>
<body>
<header><h1><span lang="de">${TITLE.de}</span><span lang="en">${TITLE.en}</span></h1>${languageSwitch(lang)}</header>
<main>
${reportHtml(report, options)}
${inBoth((one) => html `<p class="aside">${one === 'de' ? 'Geprüft am' : 'Checked on'} ${checkedAt}, ${by}. ${HOW[one]}</p>`)}
</main>
</body>
</html>
`.html;
}
/** Works without a script: look.ts hides the language that is not chosen. */
export function languageSwitch(chosen) {
    const one = (lang, name) => html `<label><input type="radio" name="language" value="${lang}"${lang === chosen ? CHECKED : UNCHECKED}> <span lang="${lang}" class="always">${name}</span></label>`;
    return html `<fieldset class="languages"><legend>Sprache · Language</legend>${one('de', 'Deutsch')}${one('en', 'English')}</fieldset>`;
}
const CHECKED = { html: ' checked' };
const UNCHECKED = { html: '' };
const TITLE = { de: 'Prüfbericht', en: 'Verification report' };
const HOW = {
    de: 'Ein Bericht beweist nichts; der Beweis sind die versiegelten Dateien, die jeder selbst prüfen kann.',
    en: 'A report proves nothing; the proof is the sealed files, which anyone can check.',
};
