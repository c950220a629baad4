/** What the page's build puts in: threads as files of their own, and files as text or address. */
declare module '*?worker' {
  const PageWorker: new () => Worker
  export default PageWorker
}
declare module '*?raw' {
  const text: string
  export default text
}
declare module '*?url' {
  const address: string
  export default address
}
declare module '*.css' {}

interface ImportMeta {
  glob(
    pattern: string,
    options: { readonly query: '?raw'; readonly import: 'default'; readonly eager: true },
  ): Readonly<Record<string, string>>
}
