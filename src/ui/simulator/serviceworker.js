// Keeps the page's files for the next visit without a network: all of one version, or none. It asks no other host.
// The build fills in the version and the files (vite.page.config.ts).
const CACHE = `zeuge-${'{version}'}`
const FILES = ['{files}']

addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(FILES))
      .then(() => self.skipWaiting()),
  )
})
addEventListener('activate', (event) => {
  const drop = (names) =>
    Promise.all(
      names.filter((name) => name.startsWith('zeuge-') && name !== CACHE).map((name) => caches.delete(name)),
    )
  event.waitUntil(
    caches
      .keys()
      .then(drop)
      .then(() => self.clients.claim()),
  )
})
addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET' || new URL(request.url).origin !== self.location.origin) return
  event.respondWith(caches.match(request, { ignoreSearch: true }).then((kept) => kept ?? fetch(request)))
})
