/**
 * HTML out of values that strangers chose: whatever is put into a template is escaped, unless it is HTML itself.
 *
 *   html`<td>${name}</td>`     name may hold <script> and stays text
 */
export interface Html {
    readonly html: string;
}
type Value = string | number | Html | readonly Html[];
export declare function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html;
export declare const NOTHING: Html;
/** For text and for attributes in quotes. */
export declare function escapeHtml(text: string): string;
export {};
