/** What the page's build puts in: workers as text, and the version. */
declare module '*?worker&inline' {
  const InlineWorker: new () => Worker
  export default InlineWorker
}

declare const ZEUGE_VERSION: string
