/**
 * What an export says about itself, for whoever gets it without ever having heard of Zeuge.
 */
export const README = `Versiegelte Aufnahme einer Körperkamera (Zeuge) – English below
==============================================================

data/films/        die Aufnahme, entschlüsselt, für jeden Videospieler; *.gpx: wo die Kamera war, für Karten
data/evidence/     die versiegelten Dateien der Kamera, Bit für Bit: der Beweis
data/report.html   was sie beweisen, als Seite; report.json dasselbe für Programme
data/verifier.html prüft sie nach: im Browser öffnen und diesen Ordner wählen
data/format.md     das Dateiformat, ausreichend für ein eigenes Prüfprogramm
data/trust.json    die Vertrauensdatei, mit der geprüft wurde (falls angegeben)

Prüfen, in dieser Reihenfolge:
1. Nichts unterwegs beschädigt?   sha256sum -c manifest-sha256.txt
   (Windows: certutil -hashfile DATEI SHA256, und vergleichen)
2. Vollständig und unverändert?   data/verifier.html, oder: zeuge verify ORDNER --trust trust.json
   Holen Sie trust.json von der Behörde; eine beigelegte bürgt nur für sich selbst.
3. Film und Beweis gleich?        zeuge open ergibt mit demselben Schlüssel dieselben Bytes.


Sealed recording of a body camera (Zeuge)
=========================================

data/films/        the recording, decrypted, for any video player; *.gpx: where the camera was, for maps
data/evidence/     the camera's sealed files, bit for bit: the proof
data/report.html   what they prove, as a page; report.json the same for programs
data/verifier.html checks them again: open it in a browser and choose this folder
data/format.md     the file format, enough to write a verifier from
data/trust.json    the trust file that was used (if one was given)

To check, in this order:
1. Nothing damaged on the way?    sha256sum -c manifest-sha256.txt
   (Windows: certutil -hashfile FILE SHA256, and compare)
2. Complete and unaltered?        data/verifier.html, or: zeuge verify FOLDER --trust trust.json
   Get trust.json from the authority; an enclosed one only vouches for itself.
3. Film and proof the same?       zeuge open with the same key gives the same bytes.
`
