/**
 * HTML out of values that strangers chose: whatever is put into a template is escaped, unless it is HTML itself.
 *
 *   html`<td>${name}</td>`     name may hold <script> and stays text
 */
const ENTITIES = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
};
export function html(parts, ...values) {
    return { html: parts.map((part, at) => part + textOf(values[at] ?? '')).join('') };
}
export const NOTHING = { html: '' };
/** For text and for attributes in quotes. */
export function escapeHtml(text) {
    return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
function textOf(value) {
    if (typeof value === 'string')
        return escapeHtml(value);
    if (typeof value === 'number')
        return String(value);
    return 'html' in value ? value.html : value.map((one) => one.html).join('');
}
